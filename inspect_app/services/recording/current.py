"""What an inspection's ops come to now: the winner of every place, and the digest of them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from inspect_app.inspection.merge import Outcome, Said, digest, outcome
from inspect_app.services.recording.model import MOST_CURRENT, Entry, Place
from inspect_app.storage.database import Session
from inspect_app.storage.queries import ops, recording


def changed_since(
    session: Session, inspection_id: UUID, after_seq: int, limit: int = MOST_CURRENT
) -> tuple[dict[Place, Outcome], int, bool]:
    """(what the places come to that changed after ``after_seq``, the cursor reached, whether there is more).

    At most ``limit`` ops are looked at; the cursor is that of the last of them, so that the next call goes on
    behind it. Without any, the cursor stays where it was.
    """
    changed = ops.changed_places(session, inspection_id, after_seq, limit + 1)
    more, changed = len(changed) > limit, changed[:limit]
    if not changed:
        return {}, after_seq, False
    places = {(row.sheet_id, row.item, row.field) for row in changed}
    return came_to(said_at(session, inspection_id, places)), changed[-1].seq, more


def all_entries(session: Session, inspection_id: UUID) -> tuple[tuple[Entry, ...], int]:
    """(the winner of every place, the cursor: the ``seq`` of the last op)."""
    found = _by_place(ops.all_said(session, inspection_id))
    return tuple(entries(came_to(found))), ops.last_seq(session, inspection_id)


def came_to(found: Mapping[Place, Sequence[Said]]) -> dict[Place, Outcome]:
    """What was said comes to, by place."""
    return {place: outcome(said) for place, said in found.items()}


def entries(found: Mapping[Place, Outcome]) -> Iterator[Entry]:
    """The entry of every place."""
    for (sheet, item, field), came in found.items():
        won = came.winner
        told = (won.value, won.id, won.eff, won.at, won.by, won.device)
        yield Entry(sheet, item, field, *told, bool(came.losers), came.losers)


def said_at(session: Session, inspection_id: UUID, places: set[Place]) -> dict[Place, list[Said]]:
    """The ops of ``places``, by place; places where none counts are left out."""
    rows = ops.said_at(session, inspection_id, {place[0] for place in places}, {place[1] for place in places})
    found = _by_place(rows)
    return {place: said for place, said in found.items() if place in places}


def _by_place(rows: Sequence[Any]) -> dict[Place, list[Said]]:
    found: dict[Place, list[Said]] = {}
    for row in rows:
        settled = tuple(map(UUID, row.settles)) if row.settles else ()
        counts = row.state == "accepted"
        said = Said(row.id, row.device_id, row.user_id, row.at, row.eff, row.value, row.base, settled, counts)
        found.setdefault((row.sheet_id, row.item, row.field), []).append(said)
    return counting(found)


def counting(found: Mapping[Place, list[Said]]) -> dict[Place, list[Said]]:
    """The places where at least one op counts."""
    return {place: said for place, said in found.items() if said[0].counts or any(one.counts for one in said)}


def state_digest(session: Session, inspection_id: UUID) -> str:
    """SHA-256 hex over the revision and the winning ops but signatures: what a signature is bound to."""
    found: dict[Place, list[Said]] = {}
    for row in ops.links(session, inspection_id):
        settled = tuple(map(UUID, row.settles)) if row.settles else ()
        # Who said what does not decide who wins, so that the values need not be read.
        counts = row.state == "accepted"
        said = Said(row.id, _NOBODY, _NOBODY, row.eff, row.eff, None, row.base, settled, counts)
        found.setdefault((row.sheet_id, row.item, row.field), []).append(said)
    winners = (outcome(said).winner.id for said in counting(found).values())
    return digest(recording.content_hash(session, inspection_id), winners)


_NOBODY = UUID(int=0)
