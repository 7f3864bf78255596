"""What recording reads and writes beside the log: the inspection's counter, answers, devices, conflicts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row, Table, bindparam, delete, exists, insert, select, update
from sqlalchemy.orm import Session

from inspect_app.storage.bulk import Known, insert_columns
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

# What every batch asks is put together once: building a statement costs more than the answer to it.
_ANSWER, _DEVICE = cast(Table, Answer.__table__), cast(Table, Device.__table__)
_INSPECTION, _SHEET = cast(Table, Inspection.__table__), cast(Table, Sheet.__table__)
_SIGNATURE, _REVISION = cast(Table, Signature.__table__), cast(Table, PublishedRevision.__table__)
_LOCKED = (
    select(
        _INSPECTION.c.id,
        _INSPECTION.c.number,
        _INSPECTION.c.state,
        _INSPECTION.c.revision_id,
        _INSPECTION.c.project_id,
        _INSPECTION.c.op_seq,
        _REVISION.c.content_hash,
        exists()
        .where(_SIGNATURE.c.inspection_id == _INSPECTION.c.id, _SIGNATURE.c.content_hash == "")
        .label("unbound"),
    )
    .join(_REVISION, _REVISION.c.id == _INSPECTION.c.revision_id)
    .where(_INSPECTION.c.id == bindparam("inspection"))
    .with_for_update(of=_INSPECTION)
)
_TOUCH = update(_DEVICE).where(_DEVICE.c.id == bindparam("device"), _DEVICE.c.kind == bindparam("as"))
_COUNT = (
    update(_INSPECTION).where(_INSPECTION.c.id == bindparam("inspection")).values(op_seq=bindparam("seq"))
)
_CHECKLISTS = select(_SHEET.c.id, _SHEET.c.checklist).where(
    _SHEET.c.id.in_(bindparam("sheets", expanding=True)), _SHEET.c.inspection_id == bindparam("inspection")
)
_ANSWERS = select(
    _ANSWER.c.id, _ANSWER.c.sheet_id, _ANSWER.c.item, _ANSWER.c.answer_op, _ANSWER.c.note_op
).where(
    _ANSWER.c.sheet_id.in_(bindparam("sheets", expanding=True)),
    _ANSWER.c.item.in_(bindparam("items", expanding=True)),
)


def locked(session: Session, inspection_id: UUID) -> Row[*tuple[Any, ...]] | None:
    """What recording needs of an inspection; until the end of the transaction nobody else records into it.

    ``unbound`` tells of a signature that came before what it signs. What the session has not written yet is
    written first, for recording reads and writes past it.
    """
    session.flush()
    return session.connection().execute(_LOCKED, {"inspection": inspection_id}).one_or_none()


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
    session.connection().execute(_COUNT, {"inspection": inspection_id, "seq": op_seq})


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
    asked = {**values, "device": device_id, "as": kind}
    return session.connection().execute(_TOUCH, asked).rowcount == 1


def checklists_of(session: Session, inspection_id: UUID, sheets: Collection[UUID]) -> dict[UUID, str]:
    """The checklist of those sheets that the inspection has."""
    asked = {"sheets": list(sheets), "inspection": inspection_id}
    return {row[0]: row[1] for row in session.connection().execute(_CHECKLISTS, asked)}


def sheets(session: Session, ids: Collection[UUID]) -> dict[UUID, Sheet]:
    """Sheets, of whatever inspection, by id."""
    return {sheet.id: sheet for sheet in session.scalars(select(Sheet).where(Sheet.id.in_(ids)))}


def answers_at(
    session: Session, sheets: Collection[UUID], items: Collection[str]
) -> dict[tuple[UUID, str], Row[*tuple[Any, ...]]]:
    """(id, answer_op, note_op) of the answers there, by (sheet, item)."""
    rows = session.connection().execute(_ANSWERS, {"sheets": list(sheets), "items": list(items)})
    return {(row.sheet_id, row.item): row for row in rows}


def add_answers(
    session: Session, columns: Mapping[str, Sequence[Any]], same: Mapping[str, Any], known: Known
) -> None:
    """Add answers, column by column; ``same`` is what all of them have alike."""
    insert_columns(session, _ANSWER, columns, same, known)


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
