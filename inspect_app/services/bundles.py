"""All a tablet needs to conduct an inspection without a network, and the short form for its list."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import reach
from inspect_app.checklist.codec import encode
from inspect_app.checklist.model import Revision
from inspect_app.errors import NotFound
from inspect_app.inspection.validation import TEXT_LIMIT
from inspect_app.services import claims
from inspect_app.services.correcting import onsite
from inspect_app.services.recording.current import all_entries
from inspect_app.services.recording.model import Entry
from inspect_app.services.records import load
from inspect_app.services.revisions import load_revision
from inspect_app.services.tablet_documents import (
    Document,
    claim_document,
    entry_document,
    location_document,
    moment,
    scored_document,
    sheet_document,
    text_document,
)
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries import bundles, inspections
from inspect_app.storage.queries.paging import Page

_KEPT = 8
# By content hash. The revision is the largest part of a bundle by far, and never changes.
_written: OrderedDict[str, str] = OrderedDict()
_guard = Lock()


@dataclass(frozen=True, slots=True)
class Bundle:
    """``text`` is the JSON document; ``etag`` changes when anything in it but the time does."""

    etag: str
    text: str


def unfinished(session: Session, actor: Actor, after: UUID | None, *, mine: bool) -> Page[Inspection]:
    """The inspections in progress ``actor`` may conduct, newest first; with ``mine`` only their own."""
    sees = reach(actor, Permission.INSPECTION_CONDUCT)
    return bundles.unfinished(session, sees, actor.id if mine else None, after)


def summaries(session: Session, actor: Actor, rows: Sequence[Inspection]) -> list[Document]:
    """The short forms of inspections with project, inspector and revision loaded, as told to ``actor``."""
    counts, tags = bundles.sheet_counts(session, [row.id for row in rows]), etags(session, actor, rows)
    return [_summary(row, counts.get(row.id, 0), tags[row.id]) for row in rows]


def summary(session: Session, actor: Actor, inspection_id: UUID) -> Document:
    """The short form of one. Raises NotFound."""
    return summaries(session, actor, [_row(session, inspection_id)])[0]


def _summary(row: Inspection, sheets: int, etag: str) -> Document:
    return {
        "id": str(row.id),
        "number": row.number,
        "state": row.state,
        "programme": {"zh": row.revision.title_zh, "en": row.revision.title_en},
        "project": {"id": str(row.project.id), "name": row.project.name, "code": row.project.code},
        "inspector": {"id": str(row.inspector.id), "name": row.inspector.name},
        "started_at": moment(row.started_at),
        "sheets": sheets,
        "etag": etag,
    }


def etags(session: Session, actor: Actor, rows: Sequence[Inspection]) -> dict[UUID, str]:
    """What the bundles of some inspections hang on, as a hash each; a fixed number of queries for all."""
    marks = bundles.marks(session, [row.id for row in rows])
    projects = {row.project_id for row in rows}
    places, found = bundles.place_marks(session, projects), findings_tags(session, actor, projects)
    return {
        row.id: _hash(
            [*_own(row), marks.get(row.id, ()), places.get(row.project_id, ()), found[row.project_id]]
        )
        for row in rows
    }


def findings_tags(session: Session, actor: Actor, projects: Collection[UUID]) -> dict[UUID, str]:
    """By project what changes when there are other findings for ``actor`` to look at on site."""
    marks = onsite.marks(session, projects)
    # Who may decide about which is not the same for everybody; without any there is nothing to tell apart.
    return {
        project: _hash([actor.id, marks[project]])[:16] if project in marks else "" for project in projects
    }


def _own(row: Inspection) -> list[object]:
    own = [row.id, row.number, row.state, row.revision.content_hash, row.op_seq, row.previous_id]
    return [*own, row.inspector.name, row.project.name, row.project.code]


def _hash(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()[:32]


def etag_of(session: Session, actor: Actor, inspection_id: UUID) -> str:
    """What ``bundle`` would say of itself, without making it. Raises NotFound."""
    return etags(session, actor, [_row(session, inspection_id)])[inspection_id]


def _row(session: Session, inspection_id: UUID) -> Inspection:
    row = bundles.inspection(session, inspection_id)
    if row is None:
        raise NotFound("inspection")
    return row


def bundle(session: Session, actor: Actor, inspection_id: UUID) -> Bundle:
    """Everything about an inspection as one JSON text, with what ``actor`` may verify. Raises NotFound."""
    row = _row(session, inspection_id)
    tag = etags(session, actor, [row])[inspection_id]
    document = {
        **_whole(session, row, tag),
        **_entries(session, row),
        "findings": onsite.documents(session, actor, row.project),
        "findings_tag": findings_tags(session, actor, [row.project_id])[row.project_id],
    }
    revision = _revision_text(load_revision(session, row.revision_id))
    return Bundle(tag, f'{{"revision":{revision},{_compact(document)[1:]}')


def _whole(session: Session, row: Inspection, tag: str) -> Document:
    sheets = bundles.sheets(session, row.id)
    earlier = load(session, row.previous_id) if row.previous_id else None
    return {
        "inspection": {
            **_summary(row, sum(sheet.withdrawn_at is None for sheet in sheets), tag),
            "seed": row.seed,
            "remarks_limit": TEXT_LIMIT,
            "previous_number": earlier.inspection.number if earlier else None,
        },
        "sheets": [sheet_document(sheet, row.project_id) for sheet in sheets],
        "locations": [location_document(place) for place in inspections.locations(session, row.project_id)],
        "previous": [scored_document(sheet) for sheet in earlier.sheets] if earlier else [],
    }


def _entries(session: Session, row: Inspection) -> Document:
    entries, cursor = all_entries(session, row.id)
    claimed = claims.of_inspection(session, row.id)
    people = {row.inspector_id, *(entry.by for entry in entries), *(one.by for one in claimed)}
    return {
        "entries": entry_documents(session, entries),
        "claims": [claim_document(one) for one in claimed],
        "people": names(session, people),
        "cursor": cursor,
        "server_time": moment(clock.now()),
    }


def entry_documents(session: Session, entries: Collection[Entry]) -> list[Document]:
    """Entries as a tablet reads them; who contradicts them is told by name, for it may not know them."""
    others = {one.by for entry in entries for one in entry.others}
    people = dict(bundles.names(session, others)) if others else {}
    return [entry_document(entry, people) for entry in entries]


def names(session: Session, people: Iterable[UUID]) -> dict[str, str]:
    """Names by id."""
    return {str(person): name for person, name in bundles.names(session, people)}


def _revision_text(revision: Revision) -> str:
    with _guard:
        known = _written.get(revision.content_hash)
        if known is not None:
            _written.move_to_end(revision.content_hash)
            return known
    clauses = {
        name: {"at": clause.at, "text": text_document(clause.text)}
        | ({"limit": text_document(clause.limit)} if clause.limit else {})
        for name, clause in revision.clauses.items()
    }
    told = {"hash": revision.content_hash, "programme": encode(revision.programme), "clauses": clauses}
    text = _compact(told)
    with _guard:
        _written[revision.content_hash] = text
        while len(_written) > _KEPT:
            _written.popitem(last=False)
    return text


def _compact(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
