"""The answer rows follow their winning ops."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from inspect_app.inspection.merge import Outcome, Said
from inspect_app.services.recording.model import Place
from inspect_app.storage.database import Session
from inspect_app.storage.queries import recording

FIELDS = ("answer", "note")


def apply_answers(session: Session, came: Mapping[Place, Outcome]) -> None:
    """Write the rows of all cells whose answer or note has another winner than the row says."""
    cells: dict[tuple[UUID, str], dict[str, Said]] = {}
    for (sheet, item, field), result in came.items():
        if field in FIELDS and sheet is not None:
            cells.setdefault((sheet, item), {})[field] = result.winner
    if not cells:
        return
    there = recording.answers_at(session, {sheet for sheet, _ in cells}, {item for _, item in cells})
    added = [_added(cell, won) for cell, won in cells.items() if cell not in there]
    if added:
        recording.add_answers(session, added)
    changed: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for cell, row in there.items():
        won = cells.get(cell, {})
        names = tuple(name for name in won if getattr(row, f"{name}_op") != won[name].id)
        if names:
            changed.setdefault(names, []).append(_changed(row.id, names, won))
    for rows in changed.values():
        recording.change_answers(session, rows)


def _added(cell: tuple[UUID, str], won: Mapping[str, Said]) -> dict[str, Any]:
    sheet, item = cell
    given, noted = won.get("answer"), won.get("note")
    latest = next(iter(won.values()))
    return {
        # The first op there gives the row its id: it is as unique, and costs nothing.
        "id": latest.id,
        "sheet_id": sheet,
        "item": item,
        "answer": given.value if given else {},
        "answer_op": given.id if given else None,
        "answer_eff": given.eff if given else None,
        "note": noted.value if noted else "",
        "note_op": noted.id if noted else None,
        "note_eff": noted.eff if noted else None,
        "revision": 1,
        "answered_at": latest.eff,
        "answered_by": latest.by,
    }


def _changed(row_id: UUID, names: tuple[str, ...], won: Mapping[str, Said]) -> dict[str, Any]:
    latest = won[names[0]]
    values: dict[str, Any] = {"row": row_id, "answered_at": latest.eff, "answered_by": latest.by}
    for name in names:
        values |= {name: won[name].value, f"{name}_op": won[name].id, f"{name}_eff": won[name].eff}
    return values
