"""``inspections move``."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspect_app.checklist.document import build_revision
from inspect_app.checklist.model import Group, Part, Text, Use
from inspect_app.cli.inspections import group
from inspect_app.services.revisions import publish
from inspect_app.storage.models import Answer, PublishedRevision
from tests.factories.databases import migrated
from tests.factories.programmes import CALL, CLAUSES, LOBBY, PROGRAMME
from tests.factories.world import make_world

# The seats and lamps are gone, and so is the checklist of records; calls are made at a desk.
NEW_LOBBY = replace(LOBBY, groups=(Group(LOBBY.groups[0].title, LOBBY.items[:1]),))
NEW = replace(
    PROGRAMME,
    version="2.0.0",
    parts=(Part("all", Text("全部", "All"), (Use(NEW_LOBBY), Use(replace(CALL, id="desk")))),),
)


@pytest.fixture
def number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A filled inspection whose programme has a new revision."""
    database = migrated(tmp_path)
    with database.writing() as session:
        world = make_world(session)
        inspection = world.start()
        world.answer_all(inspection)
        sheet = world.sheets(inspection, "lobby")[0]
        world.answer(sheet.id, "lamps", 1, note="北侧")
        publish(session, None, build_revision(NEW, CLAUSES))
        number: str = inspection.number
    database.close()
    monkeypatch.setenv("INSPECT_DATA", str(tmp_path))
    return number


def _run(*words: str) -> Result:
    return CliRunner().invoke(group, ["move", *words])


def test_what_was_kept_and_set_aside_is_told(number: str) -> None:
    told = _run(number)
    assert told.exit_code == 0
    lines = told.output.splitlines()
    assert lines[0].startswith("2 answers kept, ")
    assert "+ desk #1" in lines
    assert "- telephone #1" in lines
    assert any("lamps" in line and "no longer asked" in line and "(北侧)" in line for line in lines)
    assert _run(number).output.startswith("2 answers kept, 0 set aside, 0 signatures void")


def test_for_programs_it_is_json(number: str) -> None:
    told = json.loads(_run(number, "--format", "json").output)
    assert (told["kept"], told["added"]) == (2, ["desk #1"])
    assert {one["reason"] for one in told["dropped"]} == {"item-gone", "checklist-gone"}


def test_an_unknown_number_is_a_problem(number: str) -> None:
    refused = _run("NO-2026-000001")
    assert (refused.exit_code, "no such inspection" in refused.output) == (1, True)


def test_a_programme_no_longer_in_force_has_nowhere_to_go(number: str, tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        session.query(PublishedRevision).update({"current": False})
        before = session.query(Answer).count()
    assert "no such revision" in _run(number).output
    with database.reading() as session:
        assert session.query(Answer).count() == before
    database.close()
