"""Refusals on the command line: one line in words, exit code 1, the database closed."""

from pathlib import Path

import click
import pytest

from inspect_app.cli.refusals import opened, worded
from inspect_app.errors import Conflict, Forbidden, Invalid, NotFound, Refusal
from inspect_app.storage.models import Region
from tests.factories.databases import migrated


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings lead to a migrated, empty database."""
    migrated(tmp_path).close()
    monkeypatch.setenv("INSPECT_DATA", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (NotFound("project"), "there is no such project"),
        (Refusal("sign-in-locked", minutes=3), "Too many attempts. Try again in 3 min."),
        (Invalid("password-short", "password", shortest=10), "Take at least 10 characters."),
        (Conflict("last-administrator"), "This is the last active administrator. Make another one first."),
        (Invalid("locations-line", "lines", line=4), "Line 4 cannot be read"),
        (Conflict("inspection-not-completed"), "This inspection is not finished yet."),
        (Refusal("never-worded", a=1), "never-worded"),
        (Forbidden("user.manage"), "forbidden"),
    ],
)
def test_a_refusal_in_words(refusal: Refusal, told: str) -> None:
    assert worded(refusal).startswith(told)
    assert "%(" not in worded(refusal)


def test_a_refusal_within_ends_the_command(folder: Path) -> None:
    with pytest.raises(click.ClickException, match="there is no such region") as caught, opened():
        raise NotFound("region")
    assert caught.value.exit_code == 1
    assert caught.value.__cause__ is None


def test_what_is_no_refusal_is_not_swallowed(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError), opened():
        raise ZeroDivisionError


def test_the_database_is_open_within_and_usable(folder: Path) -> None:
    with opened() as database, database.reading() as session:
        assert session.query(Region).count() == 0


@pytest.mark.parametrize("made", [False, True])
def test_a_database_of_another_schema_is_not_touched(folder: Path, made: bool) -> None:
    path = folder / "inspect.db"
    path.unlink()
    if made:
        path.touch()
    with pytest.raises(click.ClickException, match="inspect-app db migrate"), opened():
        pytest.fail("nothing may happen in a database of another schema")


def test_bad_settings_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECT_PORT", "many")
    with pytest.raises(click.ClickException, match="INSPECT_PORT"), opened():
        pytest.fail("there are no settings to open anything with")
