"""``checklists diff``."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspect_app.checklist.library import load_library
from inspect_app.cli.checklists import group
from inspect_app.services.revisions import publish_library
from inspect_app.services.starting import start
from inspect_app.storage.models import PublishedRevision
from tests.factories.databases import migrated
from tests.factories.world import make_world

CHECKLIST = """checklist: desk
version: %s
title: Desk
per: project
groups:
  - title: Reception
    items:
      - {id: greets, ask: Staff greet, why: Practice, weight: %s}
      - {id: sits, ask: Staff sit, why: Practice}
"""
GRADING = """grading: two
bands: [{grade: good, title: Good, from: 80}, {grade: poor, title: Poor, from: 0}]
"""
PROGRAMME = """programme: audit
version: 1.0.0
title: Audit
grading: two
parts: [{id: all, title: All, checklists: [{use: desk}]}]
tailor: [{at: desk/sits, weight: 2}]
"""


def _library(folder: Path, version: str, weight: int) -> Path:
    folder.mkdir()
    (folder / "library.yaml").write_text("library: ours\nversion: 1.0.0\n", encoding="utf-8")
    (folder / "desk.yaml").write_text(CHECKLIST % (version, weight), encoding="utf-8")
    (folder / "two.yaml").write_text(GRADING, encoding="utf-8")
    (folder / "audit.yaml").write_text(PROGRAMME, encoding="utf-8")
    return folder


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library, and no database yet."""
    monkeypatch.setenv("INSPECT_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    return _library(tmp_path / "old", "1.0.0", 1)


@pytest.fixture
def published(old: Path, tmp_path: Path) -> None:
    """The old library in force, an inspection finished with a failure, another begun."""
    database = migrated(tmp_path / "data")
    with database.writing() as session:
        world = make_world(session)
        publish_library(session, None, load_library(old))
        row = session.query(PublishedRevision).filter_by(programme="audit").one()
        world = replace(world, published=row)
        done = start(session, world.inspector, world.project, row.id)
        sheet = world.sheets(done, "desk")[0]
        world.answer(sheet.id, "greets", "nonconform")
        world.answer(sheet.id, "sits", "conform")
        world.finish(done.id)
        start(session, world.inspector, world.project, row.id)
    database.close()


def _run(*words: object) -> Result:
    return CliRunner().invoke(group, ["diff", *map(str, words)])


def test_the_same_twice_does_not_differ(old: Path) -> None:
    assert _run(old, old).output == "nothing differs\n"


def test_changes_are_told_with_advice(old: Path, tmp_path: Path) -> None:
    told = _run(old, _library(tmp_path / "new", "1.1.0", 3))
    assert (told.exit_code, told.output) == (
        0,
        """checklist desk 1.0.0 → 1.1.0
  minor  greets: weight changed: 1 → 3
  minor: 1 weight changed; the version is fine
""",
    )


def test_a_step_that_is_too_small_is_a_problem(old: Path, tmp_path: Path) -> None:
    told = _run(old, _library(tmp_path / "new", "1.0.1", 3), "--format", "json")
    assert told.exit_code == 1
    (document,) = json.loads(told.output)["checklists"]
    assert (document["needed"], document["declared"], document["enough"]) == ("minor", "patch", False)
    assert document["changes"][0] == {
        "kind": "reweighted",
        "at": "greets",
        "bump": "minor",
        "field": "weight",
        "before": "1",
        "after": "3",
    }


def test_of_a_file_only_what_stands_in_it(old: Path, tmp_path: Path) -> None:
    new = _library(tmp_path / "new", "1.1.0", 3)
    assert _run(old / "audit.yaml", new / "audit.yaml").output == "nothing differs\n"
    assert "greets" in _run(old / "desk.yaml", new / "desk.yaml").output
    (new / "library.yaml").unlink()
    assert "greets" in _run(old / "desk.yaml", new / "desk.yaml").output


def test_one_programme_alone(old: Path, tmp_path: Path) -> None:
    new = _library(tmp_path / "new", "1.1.0", 3)
    assert "greets" in _run(old, new, "--programme", "audit").output
    refused = _run(old, new, "--programme", "other")
    assert (refused.exit_code, "no programme other" in refused.output) == (2, True)


@pytest.mark.usefixtures("published")
def test_what_is_in_force_is_compared_with_what_it_touches(old: Path, tmp_path: Path) -> None:
    new = _library(tmp_path / "new", "1.1.0", 3)
    told = _run("published", new, "--programme", "audit")
    assert told.exit_code == 0
    lines = told.output.splitlines()
    assert "audit: 1 inspection in progress with an older revision" in lines
    assert "  A-2026-000002 YJ 云锦花园" in [line.replace(line[4:8], "2026") for line in lines]
    # 2 of 3 points were earned, now it would be 2 of 5.
    moved = "1 would move, at most by -26.67, on average by 26.67 either way"
    assert any(f"of the last 1 score {moved}" in line for line in lines)
    assert _run("published", old, "--programme", "audit").output == "nothing differs\n"


@pytest.mark.usefixtures("published")
def test_the_same_for_programs(old: Path, tmp_path: Path) -> None:
    new = _library(tmp_path / "new", "1.1.0", 3)
    (impact,) = json.loads(_run(old, new, "--format", "json").output)["impact"]
    assert (impact["programme"], impact["rescored"], impact["moved"], impact["regraded"]) == (
        "audit",
        1,
        1,
        0,
    )
    assert (impact["largest"], impact["mean"], len(impact["open"])) == ("-26.67", "26.67", 1)
    assert impact["inspections"][0]["before"] == "66.67"


@pytest.mark.usefixtures("published")
def test_a_programme_that_cannot_be_published_is_named(old: Path, tmp_path: Path) -> None:
    new = _library(tmp_path / "new", "1.1.0", 3)
    (new / "two.yaml").write_text(GRADING.replace("from: 0", "from: 5"), encoding="utf-8")
    told = _run(old, new)
    assert "audit cannot be compared" in told.output
    assert "programme audit 1.0.0 is gone" in told.output
    assert "in progress" not in told.output


@pytest.mark.usefixtures("published")
def test_a_programme_gone_from_force_is_told_when_it_is_the_new_side(old: Path) -> None:
    told = _run(old, "published")
    assert told.exit_code == 0
    assert "programme touchpoint-audit 1.0.0 is new" in told.output


def test_without_a_database_nothing_is_published(old: Path) -> None:
    refused = _run("published", old)
    assert (refused.exit_code, "no database yet" in refused.output) == (1, True)


def test_a_path_that_is_not_there_is_wrong_use(old: Path) -> None:
    refused = _run(old, old / "nowhere")
    assert (refused.exit_code, "there is no file or folder" in refused.output) == (2, True)
