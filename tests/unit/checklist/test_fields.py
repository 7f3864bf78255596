"""Reading mappings key by key."""

import pytest

from inspect_app.checklist.model import Text


def test_an_unknown_key_names_the_nearest_and_all_allowed(library_of) -> None:
    library = library_of("- {id: a, ask: A, why: Practice, vetto: cap}")
    (found,) = library.problems
    assert (found.code, found.line, found.column) == ("CL102", 7, 40)
    assert found.mend.startswith('Did you mean "veto"? Allowed are: id, ask, ')


def test_the_nearest_key_is_rather_one_that_is_not_there_yet(library_of) -> None:
    library = library_of("- {id: a, ask: A, why: Practice, weight: 1, weights: 2, passs: 1}")
    assert [each.mend.split("?")[0] for each in library.problems] == [
        'Did you mean "weight"',
        'Did you mean "pass"',
    ]


def test_texts(item_of) -> None:
    assert item_of("help: 看").help == Text("看", "看")
    assert item_of("help: {zh: 看}").help == Text("看", "看")
    assert item_of("help: {en: Look}").help == Text("Look", "Look")
    assert item_of("help: {zh: 看, en: Look}").help == Text("看", "Look")
    assert item_of("help: 2024-01-01").help == Text("2024-01-01", "2024-01-01")


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("help: [a]", ["CL104"]),
        ('help: " "', ["CL112"]),
        ("help:", ["CL112"]),
        ("help: {}", ["CL112"]),
        ('help: {zh: ""}', ["CL112"]),
        ("help: {zh: [a]}", ["CL104"]),
        ("help: {de: Hallo}", ["CL112", "CL102"]),
        ("help: {en: Smile, then speak}", ["CL118"]),
        ("phrases: [a, ~]", ["CL112"]),
        ("weight: heavy", ["CL105"]),
        ('weight: "3"', ["CL105"]),
        ("weight: [3]", ["CL105"]),
        ("weight: 2024-01-01", ["CL105"]),
        ("pass: 1.5", ["CL114"]),
        ("pass: x", ["CL105"]),
        ("required: on", ["CL107"]),
        ("severity: [major]", ["CL108"]),
        ("clauses: ET-1", ["CL104"]),
        ("clauses: [[x], ~]", ["CL104", "CL104"]),
    ],
)
def test_refused(item_codes, line, codes) -> None:
    assert item_codes(line) == codes


@pytest.mark.parametrize(
    "name", ["A", "a_b", "-a", "a-", "a--b", "é", "中", "a b", "[a]", '"a\\n"', "a" * 65]
)
def test_bad_ids(library_of, codes, name) -> None:
    assert "CL109" in codes(library_of(f"- {{id: {name}, ask: A, why: Practice}}"))


@pytest.mark.parametrize("version", ["1", "1.0", "v1.0.0", "1.0.0-beta", "01.0.0", "1.0.1000000", "[1]"])
def test_bad_versions(only, codes, version) -> None:
    library = only(f"programme: a\nversion: {version}\ntitle: A\ngrading: g\nparts: []\n")
    assert "CL110" in codes(library)


BOTH = "library: l\nversion: 1.0.0\nlanguages: [zh, en]\n"
CHINESE = "library: l\nversion: 1.0.0\nlanguages: [zh]\n"


@pytest.mark.parametrize(
    ("manifest", "text", "missing"),
    [
        (BOTH, "{zh: 看, en: Look}", None),
        (BOTH, "{zh: 看}", "en"),
        (BOTH, "{en: Look}", "zh"),
        (BOTH, "看", "en"),
        (CHINESE, "看", None),
        (CHINESE, "{zh: 看}", None),
        (CHINESE, "{en: Look}", "zh"),
    ],
)
def test_declared_languages_are_demanded(library_of, manifest, text, missing) -> None:
    library = library_of(f"- {{id: a, ask: {text}, clauses: [X-1]}}", files={"library.yaml": manifest})
    told = [each.message for each in library.problems if each.code == "CL111" and "“ask”" in each.message]
    assert told == ([f"“ask” has no text in {missing}"] if missing else [])


def test_a_flood_of_unknown_keys_ends(only) -> None:
    keys = "".join(f"key{number}: 1\n" for number in range(600))
    library = only(f"grading: a\nbands: [{{grade: a, title: A, from: 0}}]\n{keys}")
    assert [each.code for each in library.problems] == ["CL102"] * 500 + ["CL018"]
