"""A score as JSON (docs/scoring.md). Exact fractions are strings such as ``899/1000``."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from inspect_app.checklist.model import Programme
from inspect_app.scoring.grades import round_half_up
from inspect_app.scoring.result import (
    ChecklistScore,
    Loss,
    PartScore,
    Score,
    SheetScore,
    VetoApplied,
)

_POINT_DECIMALS = 4


def score_document(programme: Programme, score: Score) -> dict[str, Any]:
    """Everything a reader needs to follow the score; ``place`` is the place as people wrote it."""
    decimals = programme.grading.decimals
    return {
        "programme": programme.id,
        "version": programme.version,
        "model": programme.model,
        "gradable": score.gradable,
        "reason": score.reason,
        "score": _plain(score.displayed),
        "exact": _exact(score.score),
        "points": _plain(score.displayed_points),
        "points_exact": _exact(score.points),
        "full_points": _exact(score.full_points),
        "grade": score.grade,
        "grade_before_vetoes": score.grade_before_vetoes,
        "coverage": str(score.coverage),
        "vetoes": [_veto(veto) for veto in score.vetoes],
        "losses": [_loss(loss) for loss in score.losses],
        "parts": [_part(part, decimals) for part in score.parts],
    }


def short_points(points: Fraction) -> str:
    """Points to four decimals at most, without trailing zeros."""
    text = format(round_half_up(points, _POINT_DECIMALS), "f").rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def shown(score: Fraction | None, decimals: int) -> str | None:
    """A score of 100 as displayed, None where there is none."""
    return None if score is None else format(round_half_up(100 * score, decimals), "f")


def _plain(number: object) -> str | None:
    return None if number is None else format(number, "f")


def _exact(fraction: Fraction | None) -> str | None:
    return None if fraction is None else str(fraction)


def _veto(veto: VetoApplied) -> dict[str, Any]:
    return {
        "kind": veto.kind.value,
        "grade": veto.grade,
        "item": None if veto.item is None else f"{veto.checklist}/{veto.item}",
        "place": None if veto.item is None else veto.label or veto.place,
        "severity": None if veto.severity is None else veto.severity.value,
        "count": veto.count,
    }


def _loss(loss: Loss) -> dict[str, Any]:
    return {
        "item": f"{loss.checklist}/{loss.item}",
        "place": loss.label or loss.place,
        "points": short_points(loss.points),
        "exact": str(loss.points),
        "fraction": str(loss.fraction),
        "shares": [str(share) for share in loss.shares],
        "repeat": _exact(loss.repeat),
        "reason": loss.reason,
    }


def _part(part: PartScore, decimals: int) -> dict[str, Any]:
    return _node(part.part, part, decimals) | {
        "checklists": [_checklist(checklist, decimals) for checklist in part.checklists]
    }


def _checklist(checklist: ChecklistScore, decimals: int) -> dict[str, Any]:
    return _node(checklist.checklist, checklist, decimals) | {
        "sheets": [_sheet(sheet, decimals) for sheet in checklist.sheets]
    }


def _node(name: str, node: PartScore | ChecklistScore, decimals: int) -> dict[str, Any]:
    return {
        "id": name,
        "weight": format(node.weight, "f"),
        "score": shown(node.score, decimals),
        "exact": _exact(node.score),
        "earned": str(node.earned),
        "full": str(node.full),
    }


def _sheet(sheet: SheetScore, decimals: int) -> dict[str, Any]:
    return {
        "place": sheet.label or sheet.place,
        "score": shown(sheet.score, decimals),
        "exact": _exact(sheet.score),
        "vetoed": sheet.vetoed,
        "items": [
            {
                "item": item.item,
                "outcome": item.outcome.value,
                "fraction": _exact(item.fraction),
                "severity": None if item.severity is None else item.severity.value,
                "repeat": item.repeat,
            }
            for item in sheet.items
        ],
    }
