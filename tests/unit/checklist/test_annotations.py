"""GitHub annotations and SARIF, by their published structure."""

from inspect_app.checklist.annotations import to_github, to_sarif
from inspect_app.checklist.nodes import Mark
from inspect_app.checklist.problems import problem

FOUND = (
    problem("CL112", "车场/a,b.yaml", ["k:", "help:"], Mark(2, 1), key="help"),
    problem("CL002", "b.yaml"),
    problem("CL112", "b.yaml", key="100%\nsure"),
)


def test_github_escapes_what_would_end_a_command() -> None:
    first, second, third = to_github(FOUND).splitlines()
    assert first == (
        "::error file=车场/a%2Cb.yaml,line=2,col=1,title=CL112::“help” is empty. Fill it in or remove it."
    )
    assert second.startswith("::warning file=b.yaml,line=1,col=1,title=CL002::")
    assert "100%25" in third
    assert to_github(()) == ""


def test_sarif_has_the_required_structure() -> None:
    log = to_sarif(FOUND, "1.2.3")
    assert log["version"] == "2.1.0"
    assert "sarif-2.1.0" in log["$schema"]
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("inspect-app", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["CL002", "CL112"]
    for rule in driver["rules"]:
        assert set(rule) == {"id", "shortDescription", "help", "defaultConfiguration"}
        assert "{" not in rule["shortDescription"]["text"] + rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 1}
    assert place["artifactLocation"]["uri"] == "%E8%BD%A6%E5%9C%BA/a%2Cb.yaml"
    assert run["columnKind"] == "unicodeCodePoints"
