"""``checklists publish``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from inspect_app.cli.checklists import group
from tests.factories.databases import migrated


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a migrated, empty database, in the settings."""
    migrated(tmp_path).close()
    monkeypatch.setenv("INSPECT_DATA", str(tmp_path))
    return tmp_path


def test_what_is_new_is_published_once(data: Path) -> None:
    first = CliRunner().invoke(group, ["publish", "--format", "json"])
    assert first.exit_code == 0
    assert {"touchpoint-audit", "conduct-audit"} <= {row["programme"] for row in json.loads(first.output)}
    again = CliRunner().invoke(group, ["publish"])
    assert (again.exit_code, again.output) == (0, "nothing new to publish\n")


def test_it_tells_what_was_published(data: Path) -> None:
    told = CliRunner().invoke(group, ["publish"])
    assert "touchpoint-audit" in told.output
    assert told.output.splitlines()[-1].endswith(" published")


def test_a_library_with_errors_is_refused_with_them(data: Path) -> None:
    folder = data / "library"
    folder.mkdir()
    (folder / "a.yaml").write_text("checklist: 1\n")
    refused = CliRunner().invoke(group, ["publish", str(folder)])
    assert refused.exit_code == 1
    assert "CL" in refused.output
    assert "nothing was published" in refused.output
