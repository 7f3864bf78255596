"""``checklists export`` and ``checklists import``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspect_app.cli.main import main

ITEMS = "    items: [{id: greets, ask: {zh: 问候, en: Greets}, why: {zh: 礼貌, en: Polite}}]\n"
CHECKLIST = f"""checklist: desk
version: 1.0.0
title: {{zh: 前台, en: Desk}}
per: location
groups:
  - title: {{zh: 接待, en: Reception}}
{ITEMS}"""
GRADING = "grading: two\nbands: [{grade: good, title: {zh: 好, en: Good}, from: 0}]\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "desk.yaml").write_text(CHECKLIST, encoding="utf-8")
    (folder / "two.yaml").write_text(GRADING, encoding="utf-8")
    return folder


def _run(library: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, ["checklists", *map(str, words), "--library", str(library)])


@pytest.mark.parametrize(("name", "form"), [("d.xlsx", "xlsx"), ("d.xlsx", "xlsform"), ("d.json", "json")])
def test_a_checklist_goes_out_and_comes_back(library: Path, tmp_path: Path, name: str, form: str) -> None:
    there, back = tmp_path / name, tmp_path / "back.yaml"
    out = _run(library, "export", "desk@1.0.0", "--to", there, "--form", form, "--language", "en")
    assert (out.exit_code, out.output) == (0, f"checklist desk written to {there}\n")
    done = _run(library, "import", there, "--out", back, "--form", form)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "0 errors, 0 warnings, 0 not carried" in done.output
    again = tmp_path / "again.yaml"
    assert _run(library, "export", "desk", "--to", again).exit_code == 0
    assert back.read_text(encoding="utf-8") == again.read_text(encoding="utf-8")


def test_mistakes_go_to_standard_error_and_nothing_is_written(library: Path, tmp_path: Path) -> None:
    bad, out = tmp_path / "bad.yaml", tmp_path / "out.yaml"
    bad.write_text(CHECKLIST.replace("why:", "wyh:").replace("id: greets", "id: Greets"), encoding="utf-8")
    done = _run(library, "import", bad, "--out", out)
    assert done.exit_code == 1
    assert "bad.yaml:7:" in done.stderr
    assert done.stdout == "nothing was written; 2 errors, 0 warnings, 0 not carried\n"
    assert not out.exists()
    told = json.loads(_run(library, "import", bad, "--out", out, "--format", "json").stdout)
    assert told["written"] is None
    assert {"code", "severity", "place", "message", "mend"} == set(told["faults"][0])


def test_wrong_use_is_told(library: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.yaml"
    there.write_text(CHECKLIST, encoding="utf-8")
    cases = [
        (("export", "nothing", "--to", tmp_path / "a.xlsx"), "no checklist, programme or grading nothing"),
        (("export", "two@1.0.0", "--to", tmp_path / "a.json"), "grading two@1.0.0"),
        (("export", "desk", "--to", tmp_path / "a.txt"), "say by --form what a.txt is"),
        (("export", "desk", "--to", tmp_path / "no" / "a.json"), "cannot be written"),
        (("import", there, "--out", there), "is there already"),
    ]
    for words, told in cases:
        done = _run(library, *words)
        assert done.exit_code == 2
        assert told in done.output
    assert _run(library, "import", there, "--out", there, "--force").exit_code == 0


def test_a_form_that_cannot_hold_the_document_is_refused(library: Path, tmp_path: Path) -> None:
    done = _run(library, "export", "two", "--to", tmp_path / "two.xlsx")
    assert done.exit_code == 1
    assert "two: error EX302" in done.stderr
    assert _run(library, "export", "two", "--to", tmp_path / "two.json").exit_code == 0
