"""The sample data is whole, believable, and the same for the same day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from inspect_app.access.model import Role
from inspect_app.checklist.library import load_library
from inspect_app.config import Config, bundled_folder
from inspect_app.demo import disputes, load, pictures
from inspect_app.demo.company import PASSWORD
from inspect_app.errors import Conflict
from inspect_app.services import accounts, audit
from inspect_app.services.conflicts import open_conflicts, refused_ops
from inspect_app.services.listing import EVERYWHERE
from inspect_app.services.revisions import publish_library
from inspect_app.storage import schema
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database
from inspect_app.storage.models import (
    Answer,
    AuditEvent,
    Device,
    Finding,
    Inspection,
    Notice,
    Photo,
    Signature,
    User,
)

UNTIL = date(2026, 11, 21)
# Pictures that are drawn in a fifth of the time; what they look like is tried with test_pictures.py.
SMALL = (400, 300)


def _loaded(folder: Path) -> Database:
    config = Config(data=folder)
    database = Database(config.database_url)
    schema.migrate(database)
    with database.writing() as session:
        publish_library(session, None, load_library(bundled_folder("checklists")))
    with pytest.MonkeyPatch.context() as patch:
        # One project for two months shows everything the whole does, in a tenth of the time.
        patch.setattr(load, "PROJECTS", load.PROJECTS[:1])
        patch.setattr(load, "MONTHS", 2)
        patch.setattr(pictures, "SIZE", SMALL)
        load.load_demo(database, LocalBlobStore(folder / "blobs"), config, UNTIL)
    return database


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Path]]:
    """A loaded database and its folder."""
    folder = tmp_path_factory.mktemp("company")
    database = _loaded(folder)
    yield database, folder
    database.close()


def test_the_bell_shows_what_is_news(company: tuple[Database, Path]) -> None:
    database, _ = company
    with database.reading() as session:
        told = session.scalars(select(Notice)).all()
    assert any(each.seen_at for each in told)
    for each in told:
        assert each.created_at.date() >= UNTIL - 2 * load.UNREAD or each.seen_at is not None
        assert each.seen_at is None or each.seen_at >= each.created_at


def test_finished_inspections_are_graded_signed_and_photographed(company: tuple[Database, Path]) -> None:
    database, folder = company
    blobs = LocalBlobStore(folder / "blobs")
    with database.reading() as session:
        completed = select(Inspection).where(Inspection.state == "completed").order_by(Inspection.started_at)
        done = session.scalars(completed).all()
        assert all(each.gradable and each.grade and 60 < float(each.score or 0) <= 100 for each in done)
        first, second = (each for each in done if each.programme == load.MONTHLY)
        assert second.previous_id == first.id
        signed = set(session.scalars(select(Signature.inspection_id)))
        assert signed >= {each.id for each in done}
        photos = session.scalars(select(Photo)).all()
        assert len({photo.derivative for photo in photos}) == len(photos) > 0
        assert all(blobs.verify(photo.original) and blobs.verify(photo.thumbnail) for photo in photos)
        assert session.scalar(select(func.count()).select_from(Finding)) > 0


def test_one_inspection_waits_half_done_for_its_inspector(company: tuple[Database, Path]) -> None:
    database, _ = company
    with database.reading() as session:
        (begun,) = session.scalars(select(Inspection).where(Inspection.state == "in_progress")).all()
        assert begun.started_at.date() < UNTIL
        inspector = session.get_one(User, begun.inspector_id)
        assert inspector.username == "wang"


def test_everything_came_from_tablets_over_the_day(company: tuple[Database, Path]) -> None:
    database, _ = company
    with database.reading() as session:
        assert set(session.scalars(select(Device.kind))) == {"tablet"}
        answers = session.scalars(select(Answer)).all()
        assert all(answer.answer_op is not None for answer in answers)
        assert len({answer.answered_at for answer in answers}) > len(answers) * 0.9
        photos = session.scalars(select(Photo)).all()
        assert all(photo.op and photo.stored_at and photo.device_id for photo in photos)
        assert any(photo.source == "camera" and photo.latitude for photo in photos)


def test_there_is_something_to_decide_and_something_refused(company: tuple[Database, Path]) -> None:
    database, _ = company
    with database.reading() as session:
        found = open_conflicts(session, EVERYWHERE).rows
        assert len(found) == disputes.CONTRADICTED
        assert {len(set(each.people.values())) for each in found} == {2}
        assert len({each.winner.user_id for each in found}) == 2
        assert {op.code for op in refused_ops(session, EVERYWHERE).rows} == {"inspection-completed"}


def test_the_audit_log_is_sound(company: tuple[Database, Path]) -> None:
    database, _ = company
    with database.reading() as session:
        verdict = audit.verify(session)
        assert verdict.fault is None
        assert verdict.events == session.scalar(select(func.count()).select_from(AuditEvent))


def test_the_sample_accounts_sign_in(company: tuple[Database, Path]) -> None:
    database, _ = company
    actor, _ = accounts.sign_in(database, "wang", PASSWORD, "127.0.0.1")
    assert {held.role for held in actor.assignments} == {Role.INSPECTOR}


def test_sample_data_never_mixes_with_real(company: tuple[Database, Path]) -> None:
    database, folder = company
    with pytest.raises(Conflict, match="not-empty"):
        load.load_demo(database, LocalBlobStore(folder / "blobs"), Config(data=folder), UNTIL)


def _content(database: Database) -> list[object]:
    with database.reading() as session:
        answers = select(Answer.id, Answer.item, Answer.answer, Answer.note, Answer.answered_at).order_by(
            Answer.id
        )
        rows: list[object] = [tuple(row) for row in session.execute(answers)]
        rows += [tuple(row) for row in session.execute(select(Photo.id, Photo.original).order_by(Photo.id))]
        scores = select(Inspection.id, Inspection.number, Inspection.score, Inspection.grade)
        rows += [tuple(row) for row in session.execute(scores.order_by(Inspection.id))]
        # Publishing and signing in are told at the time they really happen, and each hash covers the last.
        events = select(AuditEvent.at, AuditEvent.action, AuditEvent.subject_id, AuditEvent.detail)
        real = AuditEvent.action.startswith("session.") | (AuditEvent.action == "revision.published")
        told = events.where(~real).order_by(AuditEvent.sequence)
        rows += [tuple(row) for row in session.execute(told)]
        return rows


def test_the_same_day_gives_the_same_data(company: tuple[Database, Path], tmp_path: Path) -> None:
    again = _loaded(tmp_path)
    try:
        assert _content(again) == _content(company[0])
    finally:
        again.close()


@pytest.mark.parametrize(
    ("until", "month", "expected"),
    [
        (date(2026, 11, 21), 0, date(2026, 5, 1)),
        (date(2026, 11, 21), 5, date(2026, 10, 1)),
        (date(2027, 1, 1), 0, date(2026, 7, 1)),
        (date(2027, 3, 31), 5, date(2027, 2, 1)),
    ],
)
def test_the_half_year_ends_with_the_month_before(until: date, month: int, expected: date) -> None:
    assert load.first_day(until, month) == expected
