"""``checklists schemas``: show and write."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspect_app.checklist.schemas import schema_files
from inspect_app.cli.main import main


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["checklists", "schemas", *map(str, words)])


def test_what_is_missing_is_told_and_written(tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    first = _run(folder)
    assert first.exit_code == 1
    assert first.output.count("differs") == len(schema_files())
    assert not folder.exists()
    assert _run(folder, "--write").exit_code == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == schema_files()
    (folder / "grading.json").write_text("{}", encoding="utf-8")
    assert _run(folder).output.count("differs") == 1
    assert _run(folder, "--write").output.count("written") == 1
    assert _run(folder).exit_code == 0


def test_they_stand_beside_the_library_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECT_LIBRARY", str(tmp_path))
    assert _run("--write").exit_code == 0
    assert (tmp_path / "schema" / "checklist.json").is_file()
