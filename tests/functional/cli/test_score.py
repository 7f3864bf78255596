import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from inspect_app.cli.score import command

CHECKLIST = """
checklist: car-park
version: 1.0.0
title: {zh: 停车场, en: Car park}
per: location
groups:
  - title: {zh: 地面, en: Floor}
    items:
      - id: floor-sound
        ask: {zh: 地面积水破损处数, en: Wet or damaged spots}
        basis: practice
        why: {zh: 惯例, en: Usual practice}
        answer: {count: {deduct: 0.2}}
        weight: 1
      - id: exit-lights
        ask: {zh: 疏散灯完好, en: Exit lights work}
        basis: practice
        why: {zh: 惯例, en: Usual practice}
        answer: {conformity: {partial: true}}
        weight: 4
        when: {attribute: underground, is: true}
"""
PROGRAMME = """
programme: audit
version: 1.0.0
title: {zh: 检查, en: Audit}
model: weighted
repeat_multiplier: 1.5
grading: two
parts:
  - id: places
    title: {zh: 场所, en: Places}
    weight: 1
    checklists: [{use: car-park, weight: 1}]
"""
GRADING = """
grading: two
bands:
  - {grade: good, title: {zh: 良, en: Good}, from: 90}
  - {grade: poor, title: {zh: 差, en: Poor}, from: 0}
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The smallest library that can be scored."""
    root = tmp_path / "library"
    files = {"touchpoints/car-park.yaml": CHECKLIST, "programmes/audit.yaml": PROGRAMME}
    for name, text in (files | {"grading/two.yaml": GRADING}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def _answers(folder: Path, name: str = "answers.json", **answers: Any) -> Path:
    path = folder / name
    sheet = {
        "checklist": "car-park",
        "place": "B1",
        "attributes": {"underground": True},
        "answers": {item.replace("_", "-"): {"value": value} for item, value in answers.items()},
    }
    path.write_text(json.dumps({"sheets": [sheet]}), encoding="utf-8")
    return path


def _score(library: Path, answers: Path, *more: str, programme: str = "audit") -> Result:
    words = ["--library", str(library), "--programme", programme, "--answers", str(answers)]
    return CliRunner().invoke(command, [*words, *more])


def test_json(library: Path, tmp_path: Path) -> None:
    answers = _answers(tmp_path, floor_sound=2, exit_lights="conform")
    result = _score(library, answers, "--format", "json")
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert [document[key] for key in ("gradable", "score", "exact", "grade")] == [
        True,
        "92.0",
        "23/25",
        "good",
    ]
    assert [(loss["item"], loss["place"], loss["points"]) for loss in document["losses"]] == [
        ("car-park/floor-sound", "B1", "8")
    ]


def test_previous(library: Path, tmp_path: Path) -> None:
    now = _answers(tmp_path, floor_sound=2, exit_lights="conform")
    earlier = _answers(tmp_path, "earlier.json", floor_sound=1)
    result = _score(library, now, "--previous", str(earlier), "--format", "json")
    assert json.loads(result.stdout)["exact"] == "22/25"


@pytest.mark.parametrize(("language", "words"), [("en", "Where the points went"), ("zh", "失分明细")])
def test_text(library: Path, tmp_path: Path, language: str, words: str) -> None:
    answers = _answers(tmp_path, floor_sound=2, exit_lights="conform")
    result = _score(library, answers, "--language", language)
    assert result.exit_code == 0
    assert words in result.stdout
    assert "car-park/floor-sound  B1" in result.stdout


def test_faults_of_both_files_show_at_once(library: Path, tmp_path: Path) -> None:
    answers = _answers(tmp_path, floor_sound="many")
    earlier = _answers(tmp_path, "earlier.json", floor_sond=1)
    result = _score(library, answers, "--previous", str(earlier))
    assert result.exit_code == 1
    assert f"{answers}: sheets[0].answers.floor-sound.value: this must be a number" in result.stderr
    assert 'did you mean "floor-sound"?' in result.stderr


def test_a_fault_of_the_whole_file_has_no_place(library: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text("{", encoding="utf-8")
    result = _score(library, answers)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{answers}: not valid JSON")


def test_a_faulty_library_is_shown_with_its_problems(library: Path, tmp_path: Path) -> None:
    path = library / "touchpoints" / "car-park.yaml"
    path.write_text(CHECKLIST.replace("deduct: 0.2", "deduct: lots"), encoding="utf-8")
    result = _score(library, _answers(tmp_path))
    assert result.exit_code == 1
    assert "car-park.yaml" in result.stderr


def test_wrong_use(library: Path, tmp_path: Path) -> None:
    answers = _answers(tmp_path)
    unknown = _score(library, answers, programme="audits")
    assert (unknown.exit_code, "it has: audit" in unknown.stderr) == (2, True)
    assert _score(library, tmp_path / "missing.json").exit_code == 2
    assert _score(library, answers, "--format", "xml").exit_code == 2
