"""The tables: what they keep, what they refuse, and that nothing is loaded by accident."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import DateTime, inspect, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError, InvalidRequestError, StatementError
from sqlalchemy.orm import selectinload

from inspect_app import clock, ids
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import (
    Answer,
    AuditEvent,
    Base,
    Finding,
    Inspection,
    Job,
    Location,
    LoginThrottle,
    Photo,
    Project,
    PublishedRevision,
    Region,
    Report,
    RoleAssignment,
    Sheet,
    Signature,
    User,
)
from inspect_app.storage.models.table import UtcDateTime
from tests.factories.cast import Cast, make_cast
from tests.factories.databases import migrated
from tests.factories.world import person

NOW = datetime(2026, 11, 2, 8, 30, 15, 123456, tzinfo=UTC)
Row = TypeVar("Row", bound=Base)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Cast]]:
    """A database with a row of nearly everything; nobody commits to it."""
    folder = tmp_path_factory.mktemp("models")
    database = migrated(folder)
    yield database, make_cast(database, folder)
    database.close()


@pytest.fixture
def session(filled: tuple[Database, Cast]) -> Iterator[Session]:
    """A writing session, thrown away at the end."""
    with filled[0].session(writing=True) as session:
        yield session


def _any(session: Session, table: type[Row]) -> Row:
    found = session.query(table).first()
    assert found is not None
    return found


def _copy(row: Row, **changed: object) -> Row:
    """A second row like ``row``, with an id of its own."""
    return type(row)(**{**_values(row), "id": ids.new(), **changed})


def _values(row: Base) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in inspect(type(row)).column_attrs}


def test_every_table_has_a_class() -> None:
    assert {mapper.local_table.name for mapper in Base.registry.mappers} == set(Base.metadata.tables)


def test_constraints_are_named_so_that_migrations_can_name_them() -> None:
    for table in Base.metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name
        assert all(index.name for index in table.indexes), table.name


def test_moments_come_back_in_utc_to_the_microsecond(session: Session) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=8)))
    session.add(Region(code="T", name="时", created_at=there))
    session.flush()
    session.expire_all()
    found = session.query(Region).filter_by(code="T").one()
    assert (found.created_at, found.created_at.tzinfo) == (NOW, UTC)


def test_a_moment_without_a_zone_is_refused(session: Session) -> None:
    session.add(Region(code="T", name="时", created_at=NOW.replace(tzinfo=None)))
    with pytest.raises(StatementError, match="naive datetime"):
        session.flush()


def test_ids_rise_with_time(session: Session) -> None:
    made = [Region(code=f"T{n}", name="时", created_at=NOW) for n in range(20)]
    for number, region in enumerate(made):
        with clock.fixed(NOW + timedelta(milliseconds=number)):
            session.add(region)
            session.flush()
    assert [region.id for region in made] == sorted(region.id for region in made)


def test_defaults_are_those_of_something_new(session: Session) -> None:
    region = Region(code="T", name="时", created_at=NOW)
    session.add(region)
    session.flush()
    project = Project(region_id=region.id, code="T", name="时", created_at=NOW)
    job = Job(kind="report", key="t", created_at=NOW)
    user = User(username="t", name="t", password_hash="-", created_at=NOW)
    throttle = LoginThrottle(key="user:t", window_started_at=NOW)
    session.add_all([project, job, user, throttle])
    session.flush()
    assert (project.active, project.address, project.households, project.star_level) == (True, "", None, None)
    assert (job.state, job.attempts, job.fence, job.parameters) == ("waiting", 0, 0, {})
    assert (user.active, user.session_epoch, user.language) == (True, 0, None)
    assert (throttle.failures, throttle.locked_until) == (0, None)


@pytest.mark.parametrize("table", [Region, Project, Location, User, PublishedRevision, Inspection, Finding])
def test_what_people_call_a_thing_by_is_its_own(session: Session, table: type[Base]) -> None:
    session.add(_copy(_any(session, table)))
    with pytest.raises(IntegrityError, match="UNIQUE"):
        session.flush()


@pytest.mark.parametrize(
    ("table", "apart"),
    [
        (Sheet, "position"),
        (Answer, "item"),
        (Signature, "role"),
        (Report, "language"),
    ],
)
def test_one_of_each_within_its_own(session: Session, table: type[Base], apart: str) -> None:
    """Beside the given column everything may repeat; with it, nothing."""
    row = _any(session, table)
    session.add(_copy(row, **{apart: 999 if apart == "position" else "other"}))
    session.flush()
    session.add(_copy(row))
    with pytest.raises(IntegrityError, match="UNIQUE"):
        session.flush()


def test_the_same_wish_is_one_job_and_an_event_has_one_number(session: Session) -> None:
    session.add_all(
        [Job(kind="report", key="a", created_at=NOW), Job(kind="report", key="a", created_at=NOW)]
    )
    with pytest.raises(IntegrityError, match=r"job\.key"):
        session.flush()
    session.rollback()
    event = _any(session, AuditEvent)
    session.expunge(event)
    session.add(AuditEvent(**{**_values(event), "hash": "0" * 64}))
    with pytest.raises(IntegrityError, match=r"audit_event\.sequence"):
        session.flush()


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (Region, "name"),
        (Project, "region_id"),
        (Location, "touchpoint"),
        (User, "password_hash"),
        (RoleAssignment, "user_id"),
        (Inspection, "started_at"),
        (Sheet, "label"),
        (Answer, "answer"),
        (Photo, "original"),
        (Signature, "content_hash"),
        (Finding, "severity"),
        (Report, "sha256"),
    ],
)
def test_what_must_be_said_is_not_null(session: Session, table: type[Base], column: str) -> None:
    row = _any(session, table)
    name = inspect(table).columns[column].name
    with pytest.raises(IntegrityError, match="NOT NULL"):
        session.execute(
            text(f"UPDATE {table.__tablename__} SET {name} = NULL WHERE id = :id"),
            {"id": row.id.hex},  # type: ignore[attr-defined]
        )


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (Project, "region_id"),
        (Location, "project_id"),
        (RoleAssignment, "project_id"),
        (Inspection, "revision_id"),
        (Sheet, "inspection_id"),
        (Answer, "answered_by"),
        (Photo, "sheet_id"),
        (Signature, "signed_by"),
        (Finding, "repeat_of_id"),
        (Report, "inspection_id"),
    ],
)
def test_what_is_named_must_be_there(session: Session, table: type[Base], column: str) -> None:
    setattr(_any(session, table), column, ids.new())
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        session.flush()


@pytest.mark.parametrize("table", ["region", "project", "user_account", "inspection", "sheet"])
def test_what_others_name_cannot_be_deleted(session: Session, table: str) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        session.execute(text(f"DELETE FROM {table}"))


def test_roles_go_with_their_person(session: Session) -> None:
    user = User(username="gone", name="走", password_hash="-", created_at=NOW)
    user.assignments = [RoleAssignment(role="administrator")]
    session.add(user)
    session.flush()
    session.execute(text("DELETE FROM user_account WHERE username = 'gone'"))
    assert session.query(RoleAssignment).filter_by(user_id=user.id).count() == 0


def test_a_role_taken_away_is_deleted(session: Session) -> None:
    actor = person(session, "taken", "拿")
    user = session.query(User).filter_by(id=actor.id).options(selectinload(User.assignments)).one()
    user.assignments = [RoleAssignment(role="administrator")]
    session.flush()
    user.assignments = []
    session.flush()
    assert session.query(RoleAssignment).filter_by(user_id=user.id).count() == 0


@pytest.mark.parametrize(
    ("table", "relation"),
    [
        (Project, "region"),
        (Inspection, "sheets"),
        (Sheet, "answers"),
        (User, "assignments"),
        (Finding, "project"),
    ],
)
def test_nothing_is_loaded_by_accident(session: Session, table: type[Base], relation: str) -> None:
    row = _any(session, table)
    session.expire(row, [relation])
    with pytest.raises(InvalidRequestError, match="raise"):
        getattr(row, relation)


def test_what_is_large_is_read_only_where_it_is_wanted(session: Session) -> None:
    assert "document" in inspect(_any(session, PublishedRevision)).unloaded
    assert "result" in inspect(_any(session, Inspection)).unloaded


def test_sheets_come_in_the_order_of_the_walk(session: Session) -> None:
    inspection = session.query(Inspection).options(selectinload(Inspection.sheets)).first()
    assert inspection is not None
    positions = [sheet.position for sheet in inspection.sheets]
    assert positions == sorted(positions)
    assert len(positions) > 1


def test_documents_come_back_as_they_were(session: Session) -> None:
    document = {"字": ["é", None, True, 0.5, {"": "\u2028"}], "empty": {}}
    session.add(Job(kind="report", key="d", parameters=document, created_at=clock.now()))
    session.flush()
    session.expire_all()
    assert session.query(Job).filter_by(key="d").one().parameters == document


ZONES = st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-5, minutes=-30))])


@given(st.datetimes(timezones=ZONES).filter(lambda moment: 1 < moment.year < 9999))
def test_moments_are_written_for_sqlite_as_sqlalchemy_writes_them(moment: datetime) -> None:
    dialect = sqlite.dialect()
    plain, ours = (kind.dialect_impl(dialect).bind_processor(dialect) for kind in (DateTime(), UtcDateTime()))
    assert plain is not None
    assert ours is not None
    assert ours(moment) == plain(moment.astimezone(UTC).replace(tzinfo=None))
    assert ours(None) is None
