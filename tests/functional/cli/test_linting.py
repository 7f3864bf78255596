"""``checklists lint``: for people, for programs, for code hosts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspect_app.checklist.library import Library, load_library
from inspect_app.cli import linting
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
clauses: [{id: ET-1, text: {zh: 问候, en: Greet}}]
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


def test_lint_of_a_good_library(folder: Path) -> None:
    result = _run("lint", folder)
    assert (result.exit_code, result.output) == (0, "0 errors, 0 warnings\n")
    assert json.loads(_run("lint", folder, "--format", "json").output) == []


def test_lint_tells_place_fault_and_mend(folder: Path) -> None:
    (folder / "bad.yaml").write_text("checklist: bad\nvresion: 1.0.0\n", encoding="utf-8")
    result = _run("lint", folder)
    assert result.exit_code == 1
    assert "bad.yaml:2:1: error CL102: unknown key “vresion” in a checklist" in result.output
    assert 'Did you mean "version"?' in result.output
    rows = json.loads(_run("lint", folder, "--format", "json").output)
    assert {"code", "severity", "file", "line", "column", "message", "mend", "excerpt"} == set(rows[0])


def test_warnings_alone_are_no_failure(folder: Path) -> None:
    (folder / "et.yaml").write_text(STANDARD.replace("standard: ET", "standard: OS"), encoding="utf-8")
    result = _run("lint", folder)
    assert result.exit_code == 0
    assert "0 errors, 1 warnings" in result.output


def test_lint_of_one_file_judges_it_within_its_library(folder: Path) -> None:
    (folder / "bad.yaml").write_text("[", encoding="utf-8")
    path = folder / "touchpoints" / "desk.yaml"
    assert _run("lint", path).exit_code == 0
    path.write_text(CHECKLIST.replace("ET-1", "ET-9"), encoding="utf-8")
    result = _run("lint", path)
    assert result.exit_code == 1
    assert "touchpoints/desk.yaml:6:" in result.output
    assert "bad.yaml" not in result.output


def test_lint_of_a_folder_judges_it_within_its_library(folder: Path) -> None:
    (folder / "bad.yaml").write_text("[", encoding="utf-8")
    assert _run("lint", folder / "touchpoints").exit_code == 0
    path = folder / "touchpoints" / "desk.yaml"
    path.write_text(CHECKLIST.replace("ET-1", "ET-9"), encoding="utf-8")
    result = _run("lint", folder / "touchpoints")
    assert result.exit_code == 1
    assert "touchpoints/desk.yaml:6:" in result.output
    assert "bad.yaml" not in result.output


def test_lint_of_a_folder_without_library(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("vresion: 1\n", encoding="utf-8")
    result = _run("lint", tmp_path)
    assert result.exit_code == 1
    assert result.output.startswith("x.yaml:1:")


def test_what_is_named_twice_is_told_once(folder: Path) -> None:
    path = folder / "touchpoints" / "desk.yaml"
    path.write_text(CHECKLIST.replace("ET-1", "ET-9"), encoding="utf-8")
    once = _run("lint", folder / "touchpoints").output
    assert _run("lint", folder / "touchpoints", path).output == once


def test_files_of_several_libraries_are_named_from_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (folder.parent / name).mkdir()
        (folder.parent / name / "library.yaml").write_text("library: A\n", encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    output = _run("lint", "one", "two").output
    assert "one/library.yaml:1:" in output
    assert "two/library.yaml:1:" in output


def test_lint_of_a_file_without_library(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: [", encoding="utf-8")
    assert _run("lint", path).exit_code == 1


def test_lint_of_a_file_that_the_library_leaves_out(folder: Path) -> None:
    path = folder / ".draft.yaml"
    path.write_text("a: [", encoding="utf-8")
    assert _run("lint", folder).exit_code == 0
    assert _run("lint", path).exit_code == 1


def test_annotations_name_files_from_where_the_command_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    (folder / "bad.yaml").write_text("checklist: bad\nvresion: 1.0.0\n", encoding="utf-8")
    lines = _run("lint", folder, "--format", "github").output.splitlines()
    assert any(
        line.startswith(f"::error file={folder.name}/bad.yaml,line=2,col=1,title=CL102::") for line in lines
    )
    monkeypatch.chdir("/")
    log = json.loads(_run("lint", folder / "bad.yaml", "--format", "sarif").output)
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
    }
    assert uris == {(folder / "bad.yaml").as_posix().lstrip("/")}


def test_nothing_wrong_gives_no_annotation(folder: Path) -> None:
    assert _run("lint", folder, "--format", "github").output == ""
    assert json.loads(_run("lint", folder, "--format", "sarif").output)["runs"][0]["results"] == []


def test_many_files_of_one_library_are_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def load(path: Path) -> Library:
        read.append(path)
        return load_library(path)

    monkeypatch.setattr(linting, "load_library", load)
    assert _run("lint", folder / "et.yaml", folder / "touchpoints" / "desk.yaml").exit_code == 0
    assert read == [folder]


def test_a_named_file_is_called_as_it_was_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "touchpoints" / "desk.yaml").write_text("[", encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    named = Path(folder.name) / "touchpoints" / "desk.yaml"
    assert _run("lint", named).output.startswith(f"{named.as_posix()}:2:")
    assert _run("lint", Path(folder.name)).output.startswith("touchpoints/desk.yaml:2:")
