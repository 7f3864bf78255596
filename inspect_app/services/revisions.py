"""Publishing programmes, and getting a published revision back as a value."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.checklist.compile import FaultyLibrary, compile_programme
from inspect_app.checklist.document import BadDocument, from_document, to_document
from inspect_app.checklist.library import Library
from inspect_app.checklist.model import Revision
from inspect_app.errors import NotFound
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.storage.database import Session
from inspect_app.storage.models import PublishedRevision
from inspect_app.storage.queries import revisions

_KEPT = 32
# By content hash, which can never mean anything else; decoding a large revision takes tens of milliseconds.
_decoded: OrderedDict[str, Revision] = OrderedDict()
_guard = Lock()


def publish_library(session: Session, actor: Actor | None, library: Library) -> list[PublishedRevision]:
    """Publish the newest version of every programme; what was published before is left as it is.

    Returns the revisions that are newly in force. Raises FaultyLibrary when the library has any error.
    """
    if library.errors:
        raise FaultyLibrary(library.errors)
    fresh = []
    for programme_id in sorted({programme.id for programme in library.programmes}):
        published = publish(session, actor, compile_programme(library, programme_id))
        if published is not None:
            fresh.append(published)
    return fresh


def publish(session: Session, actor: Actor | None, revision: Revision) -> PublishedRevision | None:
    """Publish one revision; None where it is the one in force already."""
    row = revisions.by_hash(session, revision.content_hash)
    if row is not None and row.current:
        return None
    if row is None:
        programme = revision.programme
        row = PublishedRevision(
            programme=programme.id,
            version=programme.version,
            title_zh=programme.title.zh,
            title_en=programme.title.en,
            content_hash=revision.content_hash,
            document=to_document(revision),
            published_at=clock.now(),
        )
        session.add(row)
        session.flush()
    revisions.retire_others(session, row)
    detail = {"programme": row.programme, "version": row.version, "content_hash": row.content_hash}
    audit.record(session, actor, "revision.published", Subject("revision", row.id), detail)
    return row


def published(session: Session, revision_id: UUID) -> PublishedRevision:
    """The row of a published revision. Raises NotFound."""
    row = revisions.get(session, revision_id)
    if row is None:
        raise NotFound("revision")
    return row


def decoded(content_hash: str) -> Revision | None:
    """The revision of that content where this process has decoded it already."""
    with _guard:
        known = _decoded.get(content_hash)
        if known is not None:
            _decoded.move_to_end(content_hash)
        return known


def load_revision(session: Session, revision_id: UUID) -> Revision:
    """The revision as frozen values; decoded once a process. Raises NotFound, and BadDocument if altered."""
    row = published(session, revision_id)
    known = decoded(row.content_hash)
    if known is not None:
        return known
    revision = from_document(revisions.document(session, revision_id) or {})
    if revision.content_hash != row.content_hash:
        raise BadDocument("its content is not what was published")
    with _guard:
        _decoded[row.content_hash] = revision
        while len(_decoded) > _KEPT:
            _decoded.popitem(last=False)
    return revision
