"""The answer rows follow their winning ops."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from inspect_app.inspection.merge import Outcome, Said
from inspect_app.services.recording.model import Place
from inspect_app.storage.bulk import Known
from inspect_app.storage.database import Session
from inspect_app.storage.queries import recording

FIELDS = ("answer", "note")


def apply_answers(session: Session, came: Mapping[Place, Outcome], *, first: bool, known: Known) -> None:
    """Write the rows of all cells whose answer or note has another winner than the row says.

    ``first`` says that nothing was there before, ``known`` how values of the batch were written to the log.
    """
    cells: dict[tuple[UUID, str], dict[str, Said]] = {}
    for (sheet, item, field), result in came.items():
        if field in FIELDS and sheet is not None:
            cells.setdefault((sheet, item), {})[field] = result.winner
    if not cells:
        return
    there = {} if first else _there(session, cells)
    added = {cell: won for cell, won in cells.items() if cell not in there} if there else cells
    if added:
        recording.add_answers(session, _added(added), {"revision": 1}, known)
    changed: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for cell, row in there.items():
        won = cells.get(cell, {})
        names = tuple(name for name in won if getattr(row, f"{name}_op") != won[name].id)
        if names:
            changed.setdefault(names, []).append(_changed(row.id, names, won))
    for rows in changed.values():
        recording.change_answers(session, rows)


def _there(session: Session, cells: Collection[tuple[UUID, str]]) -> dict[tuple[UUID, str], Any]:
    return recording.answers_at(session, {sheet for sheet, _ in cells}, {item for _, item in cells})


def _added(cells: Mapping[tuple[UUID, str], Mapping[str, Said]]) -> dict[str, list[Any]]:
    given = [won.get("answer") for won in cells.values()]
    noted = [won.get("note") for won in cells.values()]
    first = [next(iter(won.values())) for won in cells.values()]
    return {
        # The first op there gives the row its id: it is as unique, and costs nothing.
        "id": [one.id for one in first],
        "sheet_id": [sheet for sheet, _ in cells],
        "item": [item for _, item in cells],
        "answer": [one.value if one else {} for one in given],
        "answer_op": [one and one.id for one in given],
        "answer_eff": [one and one.eff for one in given],
        "note": [one.value if one else "" for one in noted],
        "note_op": [one and one.id for one in noted],
        "note_eff": [one and one.eff for one in noted],
        "answered_at": [one.eff for one in first],
        "answered_by": [one.by for one in first],
    }


def _changed(row_id: UUID, names: tuple[str, ...], won: Mapping[str, Said]) -> dict[str, Any]:
    latest = won[names[0]]
    values: dict[str, Any] = {"row": row_id, "answered_at": latest.eff, "answered_by": latest.by}
    for name in names:
        values |= {name: won[name].value, f"{name}_op": won[name].id, f"{name}_eff": won[name].eff}
    return values
