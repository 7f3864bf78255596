"""Publishing, and reading what was published."""

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from inspect_app import ids
from inspect_app.checklist.compile import FaultyLibrary
from inspect_app.checklist.document import BadDocument
from inspect_app.checklist.library import load_library
from inspect_app.checklist.model import Part, Text, Use
from inspect_app.config import bundled_folder
from inspect_app.errors import NotFound
from inspect_app.services import revisions
from inspect_app.storage.database import Session
from inspect_app.storage.models import AuditEvent, PublishedRevision
from inspect_app.storage.queries import revisions as rows
from tests.factories.programmes import LOBBY, revision

CHANGED = revision(parts=(Part("places", Text("触点", "Places"), (Use(LOBBY, Decimal(3)),)),))


def _events(session: Session) -> int:
    return len(session.scalars(select(AuditEvent).where(AuditEvent.action == "revision.published")).all())


def test_the_library_that_ships_is_published_once(session: Session) -> None:
    library = load_library(bundled_folder("checklists"))
    first = revisions.publish_library(session, None, library)
    assert {row.programme for row in first} >= {"touchpoint-audit", "conduct-audit"}
    assert revisions.publish_library(session, None, library) == []
    assert _events(session) == len(first)
    for row in first:
        assert revisions.load_revision(session, row.id).content_hash == row.content_hash


def test_a_library_with_errors_is_refused(session: Session, tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text("programme: 1\n")
    with pytest.raises(FaultyLibrary):
        revisions.publish_library(session, None, load_library(tmp_path))


def test_the_newest_revision_is_current_and_an_older_one_can_come_back(session: Session) -> None:
    old = revisions.publish(session, None, revision())
    new = revisions.publish(session, None, CHANGED)
    assert old
    assert new
    assert [row.id for row in rows.current(session)] == [new.id]
    assert revisions.publish(session, None, revision()) is old
    session.refresh(new)
    assert (old.current, new.current) == (True, False)


def test_a_revision_is_read_back_whole_and_decoded_once(session: Session) -> None:
    row = revisions.publish(session, None, revision())
    assert row
    loaded = revisions.load_revision(session, row.id)
    assert loaded == revision()
    assert revisions.load_revision(session, row.id) is loaded


def test_an_unknown_revision_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        revisions.load_revision(session, ids.new())


def test_an_altered_revision_is_refused(session: Session) -> None:
    row = revisions.publish(session, None, CHANGED)
    assert row
    forged = PublishedRevision(
        programme=row.programme, version="9.9.9", title_zh="x", title_en="x", content_hash="0" * 64,
        document=rows.document(session, row.id), published_at=row.published_at, current=False,
    )  # fmt: skip
    session.add(forged)
    session.flush()
    with pytest.raises(BadDocument):
        revisions.load_revision(session, forged.id)


def test_only_some_decoded_revisions_are_kept(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisions, "_KEPT", 1)
    first = revisions.publish(session, None, revision(version="7.0.0"))
    second = revisions.publish(session, None, revision(version="7.1.0"))
    assert first
    assert second
    kept = revisions.load_revision(session, first.id)
    revisions.load_revision(session, second.id)
    assert revisions.load_revision(session, first.id) is not kept
