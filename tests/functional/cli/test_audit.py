"""``inspect-app audit``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from inspect_app.cli.main import main
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.storage.database import Database
from tests.factories.databases import migrated


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Five events, and the settings that lead to them."""
    database = migrated(tmp_path)
    with database.writing() as session:
        for number in range(5):
            audit.record(session, None, "test.event", Subject("test"), {"number": number})
        session.execute(text("DROP TRIGGER audit_event_no_UPDATE"))
        session.execute(text("DROP TRIGGER audit_event_no_DELETE"))
    monkeypatch.setenv("INSPECT_DATA", str(tmp_path))
    return database


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["audit", *words])


def test_a_sound_log(database: Database) -> None:
    done = run("verify", "--format", "json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["events"], told["sound"]) == (0, 5, True)
    assert run("verify", "--head", told["head"]).output.startswith("5 events, all sound")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE audit_event SET action = 'x' WHERE sequence = 3", "event 3 is not what was recorded"),
        ("DELETE FROM audit_event WHERE sequence = 2", "an event is missing before number 3"),
        ("UPDATE audit_event SET previous = hash WHERE sequence = 4", "event 4 does not follow"),
    ],
)
def test_tampering_is_told(database: Database, change: str, told: str) -> None:
    with database.writing() as session:
        session.execute(text(change))
    done = run("verify")
    assert done.exit_code == 1
    assert told in done.output
    assert json.loads(run("verify", "--format", "json").stdout)["sound"] is False


def test_a_log_cut_short_is_told_by_its_head(database: Database) -> None:
    head = json.loads(run("verify", "--format", "json").stdout)["head"]
    with database.writing() as session:
        session.execute(text("DELETE FROM audit_event WHERE sequence = 5"))
    assert run("verify").exit_code == 0
    done = run("verify", "--head", head)
    assert done.exit_code == 1
    assert "not in the log" in done.output


def test_the_newest_are_listed(database: Database) -> None:
    rows = json.loads(run("list", "--format", "json", "--limit", "2").stdout)
    assert [row["sequence"] for row in rows] == [5, 4]
    assert rows[0]["detail"] == {"number": 4}
    assert len(run("list").output.splitlines()) == 5
    assert run("list", "--limit", "0").exit_code == 2
