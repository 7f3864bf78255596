"""``inspect-app users``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspect_app.cli.main import main
from tests.factories.databases import migrated
from tests.factories.world import make_world


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one region, one project and two people."""
    database = migrated(tmp_path)
    with database.writing() as session:
        make_world(session)
    database.close()
    monkeypatch.setenv("INSPECT_DATA", str(tmp_path))
    return tmp_path


def run(*words: str, typed: str = "long-enough-9\n") -> Result:
    return CliRunner().invoke(main, ["users", *words], input=typed)


def _people() -> dict[str, dict[str, object]]:
    return {row["username"]: row for row in json.loads(run("list", "--format", "json").stdout)}


def test_a_person_at_places(folder: Path) -> None:
    done = run(
        "add",
        "Li.Na",
        "--name",
        "李娜",
        "--role",
        "inspector",
        "--project",
        "yj",
        "--region",
        "east",
        "--password-stdin",
    )
    assert (done.exit_code, done.output) == (0, "li.na can sign in now.\n")
    person = _people()["li.na"]
    assert person["name"] == "李娜"
    assert len(person["roles"]) == 2  # type: ignore[arg-type]


def test_an_administrator_is_asked_for_a_password_twice(folder: Path) -> None:
    done = run("add", "boss", "--role", "administrator", typed="long-enough-9\nlong-enough-9\n")
    assert done.exit_code == 0
    assert "long-enough-9" not in done.output


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["boss", "--role", "inspector"], 2, "say where the role holds"),
        (["boss", "--role", "administrator", "--project", "YJ"], 2, "say where the role holds"),
        (["boss", "--role", "emperor"], 2, "emperor"),
        (["boss", "--role", "inspector", "--project", "NOPE"], 1, "there is no such project"),
        (["boss", "--role", "inspector", "--region", "?"], 1, "Use capital letters"),
        (["wang", "--role", "administrator"], 1, "Somebody has this sign-in name already"),
    ],
)
def test_what_cannot_be(folder: Path, words: list[str], code: int, told: str) -> None:
    done = run("add", *words, "--password-stdin")
    assert done.exit_code == code
    assert told in done.output
    assert "Traceback" not in done.output


def test_a_weak_password(folder: Path) -> None:
    done = run("add", "boss", "--role", "administrator", "--password-stdin", typed="short\n")
    assert (done.exit_code, done.output) == (1, "Error: Take at least 10 characters.\n")


def test_disabling_and_enabling(folder: Path) -> None:
    assert run("disable", "WANG").output == "wang is disabled.\n"
    assert _people()["wang"]["active"] is False
    assert "disabled" in run("list").output
    assert run("enable", "wang").output == "wang is enabled.\n"
    assert run("disable", "nobody").exit_code == 1


def test_the_last_administrator_stays(folder: Path) -> None:
    run("add", "boss", "--role", "administrator", "--password-stdin")
    done = run("disable", "boss")
    assert done.exit_code == 1
    assert "last active administrator" in done.output


def test_without_a_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECT_DATA", str(tmp_path / "new"))
    done = run("list")
    assert done.exit_code == 1
    assert "inspect-app db migrate" in done.output
