"""Scores by touchpoint, kept as an inspection is finished so that reports over many need no result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from inspect_app import ids
from inspect_app.scoring.result import ChecklistScore, Outcome, Score
from inspect_app.services.results import score_of
from inspect_app.storage.database import Session
from inspect_app.storage.queries import rollups

COUNTED = frozenset({Outcome.PASSED, Outcome.PARTIAL, Outcome.FAILED})
LOST = frozenset({Outcome.PARTIAL, Outcome.FAILED})


def keep(session: Session, inspection_id: UUID, score: Score) -> None:
    """Sum up one inspection, in the transaction that finishes it."""
    rollups.add(session, list(rows_of(inspection_id, score)))


def rebuild(session: Session) -> int:
    """Sum up every inspection anew; how many there were."""
    rollups.drop(session)
    count = 0
    for inspection_id, result in rollups.results(session):
        keep(session, inspection_id, score_of(result))
        count += 1
    return count


def rows_of(inspection_id: UUID, score: Score) -> Iterator[dict[str, Any]]:
    """The rows of an inspection, one for each checklist of its programme."""
    for part in score.parts:
        for each in part.checklists:
            yield {"id": ids.new(), "inspection_id": inspection_id, "part": part.part, **_sums(each)}


def _sums(each: ChecklistScore) -> dict[str, Any]:
    outcomes = [item.outcome for sheet in each.sheets for item in sheet.items]
    return {
        "checklist": each.checklist,
        "score": None if each.score is None else str(each.score),
        "sheets": len(each.sheets),
        "counted": sum(outcome in COUNTED for outcome in outcomes),
        "failed": sum(outcome in LOST for outcome in outcomes),
    }
