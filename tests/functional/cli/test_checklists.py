"""``checklists``: lint, list and coverage, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspect_app.cli.main import main

CHECKLIST = """checklist: desk
version: 1.0.0
title: {zh: 前台, en: Desk}
groups:
  - title: {zh: 接待, en: Reception}
    items: [{id: greets, ask: {zh: 问候, en: Greets}, clauses: [ET-1]}]
"""
STANDARD = """standard: ET
title: {zh: 礼仪, en: Etiquette}
clauses: [{id: ET-1, text: {zh: 问候, en: Greet}}, {id: ET-2, text: {zh: 微笑, en: Smile}}]
"""
MANIFEST = "library: ours\nversion: 1.0.0\nlanguages: [zh, en]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "touchpoints").mkdir()
    (tmp_path / "touchpoints" / "desk.yaml").write_text(CHECKLIST, encoding="utf-8")
    (tmp_path / "et.yaml").write_text(STANDARD, encoding="utf-8")
    (tmp_path / "library.yaml").write_text(MANIFEST, encoding="utf-8")
    return tmp_path


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["checklists", *map(str, words)])


def test_the_library_in_use_is_the_default(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECT_LIBRARY", str(folder))
    assert _run("lint").output.endswith("0 errors, 1 warnings\n")
    assert "desk" in _run("list").output


def test_list(folder: Path) -> None:
    (folder / "two.yaml").write_text(
        "grading: two\nbands: [{grade: all, title: {zh: 全, en: All}, from: 0}]\n", encoding="utf-8"
    )
    rows = json.loads(_run("list", folder, "--format", "json").output)
    assert [(row["kind"], row["id"], row["version"], row["file"]) for row in rows] == [
        ("checklist", "desk", "1.0.0", "touchpoints/desk.yaml"),
        ("grading", "two", "", "two.yaml"),
    ]
    assert rows[0]["title"] == {"zh": "前台", "en": "Desk"}
    assert _run("list", folder).output.splitlines()[0].split() == [
        "checklist",
        "desk",
        "1.0.0",
        "前台",
        "Desk",
    ]


def test_coverage_fails_while_a_clause_is_forgotten(folder: Path) -> None:
    result = _run("coverage", folder, "--format", "json")
    assert result.exit_code == 1
    expected = {
        "clauses": 2,
        "cited": 1,
        "excused": [],
        "uncited": ["ET-2"],
    }
    assert json.loads(result.output) == expected
    text = _run("coverage", folder).output
    assert text.splitlines()[-1] == "2 clauses, 1 cited, 0 excused, 1 neither cited nor excused"
    assert text.splitlines()[1].split() == ["ET-2", "MISSING"]


def test_coverage_shows_the_matrix_both_ways(folder: Path) -> None:
    assert _run("coverage", folder).output.splitlines()[0].split() == ["ET-1", "desk/greets"]
    assert _run("coverage", folder, "--by", "item").output.splitlines()[0].split() == ["desk/greets", "ET-1"]


def test_coverage_takes_excuses(folder: Path) -> None:
    excuse = MANIFEST + "uncited: [{clause: ET-2, why: {zh: 内部, en: Internal}}]\n"
    (folder / "library.yaml").write_text(excuse, encoding="utf-8")
    result = _run("coverage", folder)
    assert result.exit_code == 0
    assert result.output.splitlines()[1].split() == ["ET-2", "excused"]


@pytest.mark.parametrize("verb", ["lint", "list", "coverage"])
def test_a_missing_folder_is_wrong_use(verb: str, tmp_path: Path) -> None:
    assert _run(verb, tmp_path / "none").exit_code == 2
