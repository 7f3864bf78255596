"""Recording a batch of ops: one transaction, the caller's.

A batch of answers alone costs a fixed number of queries, however many there are: what is there is read at
once, everything is decided in memory, and written by statements that take all rows together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.errors import Invalid, NotFound
from inspect_app.inspection.merge import Outcome, Said, effective
from inspect_app.inspection.ops import ON_FINDINGS, Op, UnreadableOpError, kept_value, read_op
from inspect_app.services.recording import answers, photos, verifying, whole
from inspect_app.services.recording.current import came_to, changed_since, counting, entries, said_at
from inspect_app.services.recording.disputes import note_conflicts
from inspect_app.services.recording.grounds import Grounds, grounds_for
from inspect_app.services.recording.judging import Verdict, judge
from inspect_app.services.recording.kept import Kept, columns
from inspect_app.services.recording.model import MOST_OPS, Batch, Place, Recorded, Rejection
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.bulk import Known
from inspect_app.storage.database import Session
from inspect_app.storage.queries import ops as log
from inspect_app.storage.queries import recording

_MILLISECOND = timedelta(milliseconds=1)


def record(
    session: Session, actor: Actor, inspection_id: UUID, batch: Batch, blobs: LocalBlobStore
) -> Recorded:
    """Check, keep and merge the ops of ``batch`` and let the rows follow.

    What is wrong with a single op is told in ``rejected`` and kept. Raises NotFound for the inspection, and
    Invalid for a batch that cannot be read at all (an op without id, number or moment; a device not its own).
    """
    if len(batch.ops) > MOST_OPS:
        raise Invalid("too-many-ops", field="ops", limit=MOST_OPS)
    return record_ops(session, actor, inspection_id, batch, read_ops(batch.ops), blobs)


def read_ops(raw: Sequence[object]) -> list[Op]:
    """The ops as values. Raises Invalid for one without a usable id, number or moment."""
    found = []
    for number, each in enumerate(raw):
        try:
            found.append(read_op(each))
        except UnreadableOpError as unreadable:
            raise Invalid("op-unreadable", field=f"ops.{number}.{unreadable.part}") from unreadable
    return found


def record_ops(
    session: Session,
    actor: Actor,
    inspection_id: UUID,
    batch: Batch,
    ops: Sequence[Op],
    blobs: LocalBlobStore | None,
) -> Recorded:
    """``record`` for ops that are read already; ``batch.ops`` is not looked at."""
    inspection, now = recording.locked(session, inspection_id), clock.now()
    if inspection is None:
        raise NotFound("inspection")
    _touch_device(session, actor, batch, now)
    work = _Work(session, actor, inspection, batch, now)
    work.take(ops, blobs)
    return work.told()


def _touch_device(session: Session, actor: Actor, batch: Batch, now: datetime) -> None:
    values: dict[str, Any] = {
        "user_id": actor.id,
        "last_seen": now,
        "build": batch.build[:64],
        "agent": batch.agent[:200],
        "unsent_ops": batch.unsent_ops,
        "unsent_photos": batch.unsent_photos,
        "skew_ms": _skew(batch, now),
    }
    if recording.touch_device(session, batch.device, batch.kind, values):
        return
    if recording.device(session, batch.device) is not None:
        raise Invalid("device-not-a-tablet", field="device")
    more = {"id": batch.device, "kind": batch.kind, "first_seen": now, "rejected": 0}
    recording.add_device(session, values | more)


def _skew(batch: Batch, now: datetime) -> int:
    """How far the device's clock was ahead when it sent, in milliseconds."""
    return (batch.sent_at - now) // _MILLISECOND


class _Work:
    """One batch on its way: what was told of each op, and what it came to."""

    def __init__(self, session: Session, actor: Actor, inspection: Any, batch: Batch, now: datetime) -> None:
        self.session = session
        self.actor = actor
        self.inspection = inspection
        self.batch = batch
        self.now = now
        self.acked: list[UUID] = []
        self.rejected: list[Rejection] = []
        self.seq: int = inspection.op_seq
        self.said: dict[Place, list[Said]] = {}
        self.came: dict[Place, Outcome] = {}
        # Ops of this batch that are kept as they came: who sent them need not be told what they say.
        self._as_sent: set[UUID] = set()
        self._fresh: Sequence[Kept] = ()
        self._written: Known = {}

    def take(self, ops: Sequence[Op], blobs: LocalBlobStore | None) -> None:
        """Judge, keep and merge what is new."""
        fresh, taken = self._unknown(ops)
        if not fresh:
            return
        grounds = grounds_for(self.session, blobs, self.inspection, fresh, office=self.batch.kind == "office")
        kept = self._judge(fresh, grounds, taken)
        self._tell(kept)
        self._merge(kept)
        self._log(kept)
        self._let_rows_follow(grounds)

    def _unknown(self, ops: Sequence[Op]) -> tuple[list[Op], set[int]]:
        """(the ops that are new, the numbers that are used); what became of the others is told again."""
        if not ops:
            return [], set()
        numbers = [op.n for op in ops]
        device = self.batch.device
        ids = [op.id for op in ops]
        known, taken = log.known(self.session, ids, device, min(numbers), max(numbers))
        fresh: dict[UUID, Op] = {}
        for op in ops:
            row = known.get(op.id) if known else None
            if row is None:
                fresh.setdefault(op.id, op)
            elif row.inspection_id != self.inspection.id:
                self.rejected.append(Rejection(op.id, "op-elsewhere"))
            elif row.state == "accepted":
                self.acked.append(op.id)
            else:
                self.rejected.append(Rejection(op.id, row.code, row.detail or {}))
        return list(fresh.values()), taken

    def _judge(self, ops: Sequence[Op], grounds: Grounds, taken: set[int]) -> list[Kept]:
        """What comes of each op; ``taken`` are the numbers that are used, to which theirs are added."""
        kept = []
        for op in ops:
            eff = effective(op.at, self.batch.sent_at, self.now)
            if op.n in taken:
                kept.append(Kept(op, _taken(op), None, eff))
            else:
                taken.add(op.n)
                kept.append(Kept(op, self._judged(op, grounds), op.n, eff))
        return kept

    def _judged(self, op: Op, grounds: Grounds) -> Verdict:
        if op.kind in ON_FINDINGS:
            return verifying.judge(self.actor, op, grounds, self.batch.zone)
        return judge(op, grounds)

    def _log(self, kept: Sequence[Kept]) -> None:
        same = {
            "inspection_id": self.inspection.id,
            "device_id": self.batch.device,
            "user_id": self.actor.id,
            "sent_at": self.batch.sent_at,
            "received_at": self.now,
            "skew_ms": _skew(self.batch, self.now),
        }
        log.add(self.session, columns(kept, self.seq), same, self._written)
        self.seq += len(kept)
        recording.count_ops(self.session, self.inspection.id, self.seq)

    def _tell(self, kept: Sequence[Kept]) -> None:
        for op, verdict, *_ in kept:
            if verdict.code is not None:
                self.rejected.append(Rejection(op.id, verdict.code, dict(verdict.values)))
                continue
            self.acked.append(op.id)
            if verdict.value == op.value:
                self._as_sent.add(op.id)

    def _merge(self, kept: Sequence[Kept]) -> None:
        device, by = self.batch.device, self.actor.id
        # Nothing that came after the end may change what was signed, not even by what it had seen.
        fresh = self._fresh = [each for each in kept if each.verdict.code != log.TOO_LATE]
        if fresh and self.inspection.op_seq:
            places = {(op.sheet, op.item, op.field) for op, *_ in fresh}
            self.said = said_at(self.session, self.inspection.id, places)
        for op, verdict, _, eff in fresh:
            counts = verdict.code is None
            said = Said(op.id, device, by, op.at, eff, verdict.value, op.base, op.settles, counts)
            self.said.setdefault((op.sheet, op.item, op.field), []).append(said)
        self.said = counting(self.said)
        self.came = came_to(self.said)

    def _let_rows_follow(self, grounds: Grounds) -> None:
        """Sheets first, for the others stand on them; signatures last, for they sign for the others."""
        others = [
            place for place in self.came if place[2] not in answers.FIELDS and not _is_on_finding(place)
        ]
        for place in sorted(others, key=lambda each: _ORDER[each[2].partition(":")[0]]):
            self._follow(grounds, place)
        first = not self.inspection.op_seq
        answers.apply_answers(self.session, self.came, first=first, known=self._written)
        self._note_conflicts()
        signed = any(place[2].startswith("sign:") for place in others)
        if signed or (self.inspection.unbound and self.came):
            whole.bind_signatures(self.actor, grounds)

    def _note_conflicts(self) -> None:
        """Of all places but findings: who decided about one first is settled by its version."""
        said = {
            place: each for place, each in self.said.items() if len(each) > 1 and not _is_on_finding(place)
        }
        if said:
            fresh = {each.op.id for each in self._fresh}
            note_conflicts(self.session, self.inspection.id, said, self.came, fresh, self.now)

    def _follow(self, grounds: Grounds, place: Place) -> None:
        sheet, _, field = place
        kind, _, subject = field.partition(":")
        won = self.came[place].winner
        if kind == "sheet" and sheet is not None:
            whole.apply_sheet(self.actor, grounds, sheet, won)
        elif kind == "photo":
            photos.apply_photo(self.actor, grounds, place, UUID(subject), won)
        elif kind == "marks":
            photos.apply_marks(grounds, UUID(subject), won)
        elif kind == "remarks":
            whole.apply_remarks(self.actor, grounds, won)
        else:
            whole.apply_signature(grounds, subject, won)

    def _news(self, came: Mapping[Place, Outcome]) -> dict[Place, Outcome]:
        """What the device cannot know: all but its own new ops that won as they were sent, uncontradicted."""
        return {
            place: each for place, each in came.items() if each.losers or each.winner.id not in self._as_sent
        }

    def told(self) -> Recorded:
        """What the device is answered. Where it knew everything, only the places it touched have changed."""
        before = self.inspection.op_seq
        # A cursor beyond our log is of a log that was lost: everything is told again.
        cursor = self.batch.cursor if self.batch.cursor <= before else 0
        came, reached, more = self.came, self.seq, False
        if cursor < before:
            came, reached, more = changed_since(self.session, self.inspection.id, cursor)
            reached = reached if more else self.seq
        sheets: Sequence[Any] = ()
        if cursor < before or any(place[2] == "sheet" for place in self.came):
            sheets = log.sheets_added(self.session, self.inspection.id, cursor, reached)
        return Recorded(
            acked=tuple(self.acked),
            rejected=tuple(self.rejected),
            current=tuple(entries(self._news(came))),
            sheets=tuple(sheets),
            cursor=reached,
            more=more,
            state=self.inspection.state,
            server_time=self.now,
            project=self.inspection.project_id,
        )


_ORDER: Mapping[str, int] = {"sheet": 0, "photo": 1, "marks": 2, "remarks": 3, "sign": 4}


def _is_on_finding(place: Place) -> bool:
    kind = place[2].partition(":")[0]
    return kind == "finding" or (kind == "photo" and place[0] is None)


def _taken(op: Op) -> Verdict:
    return Verdict(kept_value(op.value), "sequence-taken", {"n": op.n})
