"""Every vector of tests/vectors/scoring: expected values worked out by hand, with a sentence why."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from math import prod
from pathlib import Path
from typing import Any

import pytest

from inspect_app.checklist.codec import decode, decode_scalar
from inspect_app.checklist.model import Checklist, Programme
from inspect_app.inspection.answers import Answer, Sheet
from inspect_app.inspection.documents import AnswerRefusedError, answer_from_json
from inspect_app.scoring.engine import UnknownChecklistError, score
from inspect_app.scoring.explain import explain
from inspect_app.scoring.result import Score

VECTORS = Path(__file__).parents[2] / "vectors" / "scoring"
CASES = [
    pytest.param(case, id=f"{path.stem}/{case['name']}")
    for path in sorted(VECTORS.glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))["cases"]
]


def _answer(checklist: Checklist, item: str, raw: dict[str, Any]) -> Answer:
    criterion = next(each for each in checklist.items if each.id == item)
    try:
        return answer_from_json(criterion, raw)
    except AnswerRefusedError:
        # One vector holds an earlier answer of another type, as an older version may have left it.
        return Answer(value=raw["value"])


def _sheet(programme: Programme, raw: dict[str, Any]) -> Sheet:
    checklist = programme.checklist(raw["checklist"])
    return Sheet(
        id=raw["id"],
        checklist=raw["checklist"],
        place=raw["place"],
        attributes={name: decode_scalar(value) for name, value in raw.get("attributes", {}).items()},
        answers={item: _answer(checklist, item, answer) for item, answer in raw["answers"].items()},
    )


def _items(result: Score, name: str) -> dict[str, Any]:
    return {
        f"{sheet.sheet}/{item.item}": getattr(item, name)
        for part in result.parts
        for checklist in part.checklists
        for sheet in checklist.sheets
        for item in sheet.items
    }


def _text(number: Fraction | Decimal | None) -> str | None:
    return None if number is None else str(number)


def _seen(result: Score) -> dict[str, Any]:
    checklists = [checklist for part in result.parts for checklist in part.checklists]
    return {
        "gradable": result.gradable,
        "reason": result.reason,
        "score": _text(result.score),
        "displayed": _text(result.displayed),
        "points": _text(result.points),
        "full_points": _text(result.full_points),
        "displayed_points": _text(result.displayed_points),
        "grade": result.grade,
        "grade_before_vetoes": result.grade_before_vetoes,
        "coverage": str(result.coverage),
        "part_scores": {part.part: _text(part.score) for part in result.parts},
        "checklist_scores": {each.checklist: _text(each.score) for each in checklists},
        "sheet_scores": {sheet.sheet: _text(sheet.score) for each in checklists for sheet in each.sheets},
        "losses": sorted(
            [f"{loss.checklist}/{loss.item}", loss.sheet, str(loss.points), loss.reason]
            for loss in result.losses
        ),
        "vetoes": [
            [veto.kind.value, veto.item and f"{veto.checklist}/{veto.item}", veto.sheet, veto.grade]
            for veto in result.vetoes
        ],
        "counts": [veto.count for veto in result.vetoes if veto.count is not None],
        "outcomes": _items(result, "outcome"),
        "severities": _items(result, "severity"),
        "fractions": {name: _text(fraction) for name, fraction in _items(result, "fraction").items()},
        "repeats": [name for name, repeat in _items(result, "repeat").items() if repeat],
    }


@pytest.mark.parametrize("case", CASES)
def test_vector(case: dict[str, Any]) -> None:
    programme = decode(Programme, case["programme"])
    sheets = [_sheet(programme, raw) for raw in case["sheets"]]
    previous = [_sheet(programme, raw) for raw in case.get("previous", ())]
    result = score(programme, sheets, previous)
    expected = dict(case["expect"], losses=sorted(case["expect"]["losses"]))
    seen = _seen(result)
    for name, value in expected.items():
        # Of outcomes, scores and the like a vector names only those it is about.
        found = {key: seen[name].get(key) for key in value} if isinstance(value, dict) else seen[name]
        assert found == value, (name, case["why"])
    if result.score is not None:
        assert sum(loss.points for loss in explain(result)) == 100 - 100 * result.score
    for loss in result.losses:
        share = -loss.fraction if loss.reason == "bonus" else 1 - loss.fraction
        assert loss.points == 100 * prod(loss.shares) * share


def test_there_are_vectors_for_every_rule() -> None:
    assert len(CASES) >= 40
    assert len({case.id for case in CASES}) == len(CASES)


def test_losses_come_greatest_first() -> None:
    case = next(case.values[0] for case in CASES if case.id == "fractions/scale")
    programme = decode(Programme, case["programme"])
    points = [loss.points for loss in score(programme, [_sheet(programme, case["sheets"][0])]).losses]
    assert points == sorted(points, reverse=True)


def test_a_sheet_of_a_foreign_checklist_is_refused_by_name() -> None:
    programme = decode(Programme, CASES[0].values[0]["programme"])
    with pytest.raises(UnknownChecklistError) as refused:
        score(programme, [Sheet("1", "elsewhere", "P1")])
    assert refused.value.checklist == "elsewhere"


def test_answers_to_items_the_checklist_does_not_have_are_not_read() -> None:
    case = CASES[0].values[0]
    programme = decode(Programme, case["programme"])
    sheet = _sheet(programme, case["sheets"][0])
    stray = Sheet(
        sheet.id, sheet.checklist, sheet.place, answers={**sheet.answers, "gone": Answer("conform")}
    )
    assert score(programme, [stray]) == score(programme, [sheet])
