"""Rows of the inspection as a whole that follow their winning ops: sheets added, remarks, signatures."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from inspect_app.access.model import Actor
from inspect_app.inspection.merge import Said
from inspect_app.inspection.op_values import is_withdrawn
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.services.recording.grounds import Grounds
from inspect_app.services.records import load
from inspect_app.storage.models import Sheet, Signature
from inspect_app.storage.queries import answers, inspections


def apply_sheet(actor: Actor, grounds: Grounds, sheet_id: UUID, won: Said) -> None:
    """Add the sheet, give it another label, take it off or put it back; its ordinal stays."""
    sheet = grounds.named.get(sheet_id)
    if sheet is None:
        sheet = _added(actor, grounds, sheet_id, won)
    elif sheet.op == won.id:
        return
    value: Any = won.value
    numbered = sheet.label.split(" ")[0]
    sheet.label, sheet.op = f"{numbered} {value['label']}".strip(), won.id
    # The row stays, and with it its number, its answers and its photos: they count again once it is put back.
    withdrawn = is_withdrawn(value)
    if withdrawn != (sheet.withdrawn_at is not None):
        sheet.withdrawn_at = won.eff if withdrawn else None
        _tell(actor, grounds, sheet, f"inspection.sheet_{'withdrawn' if withdrawn else 'restored'}")


def _added(actor: Actor, grounds: Grounds, sheet_id: UUID, won: Said) -> Sheet:
    value: Any = won.value
    position, ordinal = grounds.numbered[sheet_id]
    sheet = Sheet(
        id=sheet_id,
        inspection_id=grounds.inspection.id,
        checklist=value["checklist"],
        label=f"#{ordinal} {value['label']}".strip(),
        attributes={},
        position=position,
        created_at=won.eff,
        op=won.id,
    )
    grounds.session.add(sheet)
    grounds.session.flush()
    _tell(actor, grounds, sheet, "inspection.sheet_added")
    return sheet


def _tell(actor: Actor, grounds: Grounds, sheet: Sheet, action: str) -> None:
    detail = {"number": grounds.inspection.number, "checklist": sheet.checklist, "label": sheet.label}
    subject = Subject("sheet", sheet.id, grounds.inspection.project_id)
    audit.record(grounds.session, actor, action, subject, detail)


def apply_remarks(actor: Actor, grounds: Grounds, won: Said) -> None:
    """Keep the words about the whole."""
    inspection = inspections.get(grounds.session, grounds.inspection.id)
    if inspection is None or inspection.remarks_op == won.id:
        return
    same = inspection.remarks == won.value
    inspection.remarks, inspection.remarks_op, inspection.remarks_eff = str(won.value), won.id, won.eff
    if same:
        return
    subject = Subject("inspection", inspection.id, inspection.project_id)
    detail = {"number": inspection.number}
    audit.record(grounds.session, actor, "inspection.remarked", subject, detail)


def apply_signature(grounds: Grounds, role: str, won: Said) -> None:
    """Keep the signature in place of an earlier one; it is bound to what it signs by ``bind_signatures``."""
    value: Any = won.value
    session, inspection = grounds.session, grounds.inspection
    row = answers.signature_of(session, inspection.id, role)
    if row is None:
        row = Signature(inspection_id=inspection.id, role=role)
        session.add(row)
    elif row.op == won.id:
        return
    row.image = grounds.images.get(won.id) or grounds.keep_picture(value["image"])
    row.name, row.content_hash, row.state = " ".join(value["name"].split()), "", value["state"]
    row.op, row.eff, row.signed_at, row.signed_by = won.id, won.eff, won.eff, won.by
    session.flush()


def bind_signatures(actor: Actor, grounds: Grounds) -> None:
    """Bind signatures of the present state to the present content; told in the log by this alone.

    One whose state is another stays unbound, until what it signs for has arrived too.
    """
    record = load(grounds.session, grounds.inspection.id)
    subject = Subject("inspection", record.inspection.id, record.inspection.project_id)
    for row in record.inspection.signatures:
        if row.content_hash == "" and row.state == record.state:
            row.content_hash = record.content_hash
            # The right to sign was a colleague's: both names stand under the report.
            row.behalf = actor.behalf.name if actor.behalf and row.signed_by == actor.id else ""
            grounds.session.flush()
            detail = {"role": row.role, "name": row.name, "content_hash": row.content_hash}
            audit.record(grounds.session, actor, "inspection.signed", subject, {**detail, "image": row.image})
