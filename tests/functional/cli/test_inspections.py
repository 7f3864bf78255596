"""``inspections list``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from inspect_app.cli import inspections
from tests.factories.cast import make_cast
from tests.factories.databases import migrated


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A company with four inspections, in the settings."""
    database = migrated(tmp_path)
    make_cast(database, tmp_path)
    database.close()
    monkeypatch.setenv("INSPECT_DATA", str(tmp_path))


def _rows(*words: str) -> list[dict[str, object]]:
    told = CliRunner().invoke(inspections.group, ["list", "--format", "json", *words])
    assert told.exit_code == 0
    rows: list[dict[str, object]] = json.loads(told.output)
    return rows


@pytest.mark.usefixtures("data")
def test_all_are_listed_across_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspections, "_CHUNK", 3)
    rows = _rows()
    assert len(rows) == 4
    assert len({row["number"] for row in rows}) == 4
    assert len(_rows("--limit", "2")) == 2


@pytest.mark.usefixtures("data")
def test_they_are_narrowed() -> None:
    assert {row["project"] for row in _rows("--project", "YJ")} == {"YJ"}
    (done,) = _rows("--project", "HX", "--state", "completed")
    assert (done["findings"], done["gradable"], done["grade"] is not None) == (1, True, True)
    assert {row["score"] for row in _rows("--state", "in_progress")} == {None}


@pytest.mark.usefixtures("data")
def test_for_people_it_is_a_table() -> None:
    told = CliRunner().invoke(inspections.group, ["list"])
    assert told.exit_code == 0
    assert len(told.output.splitlines()) == 4
    assert "TA-" in told.output


@pytest.mark.usefixtures("data")
def test_an_unknown_project_is_a_problem_and_an_unknown_state_wrong_use() -> None:
    assert CliRunner().invoke(inspections.group, ["list", "--project", "NO"]).exit_code == 1
    assert CliRunner().invoke(inspections.group, ["list", "--state", "x"]).exit_code == 2
