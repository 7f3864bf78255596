"""What recording reads and writes beside the log: the inspection's counter, answers, devices, conflicts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row, Table, bindparam, delete, exists, insert, select, update
from sqlalchemy.orm import Session

from inspect_app.storage.bulk import insert_rows
from inspect_app.storage.models import (
    Answer,
    Claim,
    Conflict,
    Device,
    Inspection,
    Photo,
    PublishedRevision,
    Sheet,
    Signature,
    Upload,
)

_ANSWER, _DEVICE = cast(Table, Answer.__table__), cast(Table, Device.__table__)


def locked(session: Session, inspection_id: UUID) -> Row[*tuple[Any, ...]] | None:
    """What recording needs of an inspection; until the end of the transaction nobody else records into it.

    ``unbound`` tells of a signature that came before what it signs.
    """
    unbound = exists().where(Signature.inspection_id == Inspection.id, Signature.content_hash == "")
    query = (
        select(
            Inspection.id,
            Inspection.number,
            Inspection.state,
            Inspection.revision_id,
            Inspection.project_id,
            Inspection.op_seq,
            PublishedRevision.content_hash,
            unbound.label("unbound"),
        )
        .join(PublishedRevision, PublishedRevision.id == Inspection.revision_id)
        .where(Inspection.id == inspection_id)
        .with_for_update(of=Inspection)
    )
    return session.execute(query).one_or_none()


def op_count(session: Session, inspection_id: UUID) -> int:
    """The ``seq`` of the inspection's newest op, 0 for none."""
    return session.scalar(select(Inspection.op_seq).where(Inspection.id == inspection_id)) or 0


def content_hash(session: Session, inspection_id: UUID) -> str:
    """That of the revision the inspection is of, "" for no inspection."""
    query = select(PublishedRevision.content_hash).join(
        Inspection, Inspection.revision_id == PublishedRevision.id
    )
    return session.scalar(query.where(Inspection.id == inspection_id)) or ""


def count_ops(session: Session, inspection_id: UUID, op_seq: int) -> None:
    """Keep the counter of the inspection's ops."""
    session.execute(update(Inspection).where(Inspection.id == inspection_id).values(op_seq=op_seq))


def device(session: Session, device_id: UUID) -> Row[*tuple[Any, ...]] | None:
    """(id, kind) of a device, nobody else writing with it until the end of the transaction."""
    query = select(Device.id, Device.kind).where(Device.id == device_id).with_for_update()
    return session.execute(query).one_or_none()


def office_device(session: Session, user_id: UUID) -> UUID | None:
    """The device that stands for what a person does on office pages, once there is one."""
    query = select(Device.id).where(Device.user_id == user_id, Device.kind == "office")
    return session.scalars(query.limit(1)).first()


def add_device(session: Session, values: dict[str, Any]) -> None:
    """A device that has not been seen before."""
    session.connection().execute(insert(_DEVICE), values)


def touch_device(session: Session, device_id: UUID, kind: str, values: dict[str, Any]) -> bool:
    """Keep what a known device of that kind told now; False where there is none."""
    query = update(_DEVICE).where(_DEVICE.c.id == device_id, _DEVICE.c.kind == kind)
    return session.connection().execute(query.values(values)).rowcount == 1


def checklists_of(session: Session, inspection_id: UUID, sheets: Collection[UUID]) -> dict[UUID, str]:
    """The checklist of those sheets that the inspection has."""
    query = select(Sheet.id, Sheet.checklist).where(
        Sheet.id.in_(sheets), Sheet.inspection_id == inspection_id
    )
    return {row[0]: row[1] for row in session.execute(query)}


def sheets(session: Session, ids: Collection[UUID]) -> dict[UUID, Sheet]:
    """Sheets, of whatever inspection, by id."""
    return {sheet.id: sheet for sheet in session.scalars(select(Sheet).where(Sheet.id.in_(ids)))}


def answers_at(
    session: Session, sheets: Collection[UUID], items: Collection[str]
) -> dict[tuple[UUID, str], Row[*tuple[Any, ...]]]:
    """(id, answer_op, note_op) of the answers there, by (sheet, item)."""
    query = select(Answer.id, Answer.sheet_id, Answer.item, Answer.answer_op, Answer.note_op)
    rows = session.execute(query.where(Answer.sheet_id.in_(sheets), Answer.item.in_(items)))
    return {(row.sheet_id, row.item): row for row in rows}


def add_answers(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Add answers; every row has the same columns."""
    insert_rows(session, _ANSWER, rows)


def change_answers(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Change answers by ``row`` (id); every row changes the same columns, each counts as one more change."""
    names = [name for name in rows[0] if name != "row"]
    query = update(_ANSWER).where(_ANSWER.c.id == bindparam("row"))
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    session.connection().execute(query.values(revision=_ANSWER.c.revision + 1, **values), rows)


def photos(session: Session, ids: Collection[UUID]) -> dict[UUID, Photo]:
    """Photos, of whatever inspection, by id."""
    return {photo.id: photo for photo in session.scalars(select(Photo).where(Photo.id.in_(ids)))}


def upload(session: Session, blob: UUID) -> Upload | None:
    """The upload of a photo's bytes."""
    return session.get(Upload, blob)


def conflicts_of(session: Session, losers: Collection[UUID]) -> dict[UUID, Conflict]:
    """What is noted of ops that lost, by op."""
    return {row.loser: row for row in session.scalars(select(Conflict).where(Conflict.loser.in_(losers)))}


def open_conflicts(session: Session, inspection_id: UUID) -> Sequence[Conflict]:
    """What is contradicted in the inspection and not decided."""
    query = select(Conflict).where(Conflict.inspection_id == inspection_id, Conflict.settled_at.is_(None))
    return session.scalars(query).all()


def forget_sheet(session: Session, sheet_id: UUID) -> None:
    """Take off what points to a sheet that goes: claims, and what is noted of contradictions."""
    for table in (Claim, Conflict):
        session.execute(delete(table).where(table.sheet_id == sheet_id))
