"""The audit log: chained, and whatever is done to it by raw SQL is found and located."""

import json
import random
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.services import audit
from inspect_app.services.audit import GENESIS, Subject
from inspect_app.storage.database import Database, Session
from tests.factories.databases import migrated

EVENTS = 60
WANG = Actor(id=UUID(int=5), username="wang", name="王芳", assignments=())


@pytest.fixture
def log(tmp_path: Path) -> Database:
    """A log of EVENTS events, its triggers taken away as somebody with the file could."""
    database = migrated(tmp_path)
    with database.writing() as session:
        for number in range(EVENTS):
            detail = {"name": f"大堂 {number}", "count": number, "list": [1, None, True, 0.5]}
            audit.record(
                session, WANG if number % 2 else None, "test.event", Subject("test", WANG.id), detail
            )
        for verb in ("UPDATE", "DELETE"):
            session.execute(text(f"DROP TRIGGER audit_event_no_{verb}"))
    return database


def _verdict(database: Database) -> audit.Verdict:
    with database.reading() as session:
        return audit.verify(session)


def test_a_sound_log(log: Database) -> None:
    verdict = _verdict(log)
    assert (verdict.events, verdict.fault, verdict.sequence) == (EVENTS, None, None)
    with log.reading() as session:
        assert audit.holds(session, verdict.head)
        assert audit.holds(session, GENESIS)
        assert not audit.holds(session, "f" * 64)
        assert [e.sequence for e in audit.newest(session, 3, 5)] == [2, 1]


def test_an_empty_log_is_sound(tmp_path: Path) -> None:
    verdict = _verdict(migrated(tmp_path))
    assert (verdict.events, verdict.head, verdict.fault) == (0, GENESIS, None)


def _alter(session: Session, at: int, generator: random.Random) -> int:
    """One raw change to the event ``at``; the sequence at which it must show."""
    column, value = generator.choice(
        [
            ("actor_name", "somebody"),
            ("action", "test.other"),
            ("subject_kind", "other"),
            ("subject_id", "0" * 32),
            ("subject_id", None),
            ("project_id", "0" * 32),
            ("actor_id", "1" * 32),
            ("at", "2020-01-01 00:00:00.000000"),
            ("detail", json.dumps({"name": "大堂", "count": generator.randrange(10**6)})),
            ("previous", f"{generator.getrandbits(256):064x}"),
            ("hash", f"{generator.getrandbits(256):064x}"),
        ]
    )
    session.execute(text(f"UPDATE audit_event SET {column} = :v WHERE sequence = :s"), {"v": value, "s": at})
    return at


def _remove(session: Session, at: int, generator: random.Random) -> int:
    session.execute(text("DELETE FROM audit_event WHERE sequence = :s"), {"s": at})
    return at + 1


def _renumber(session: Session, at: int, generator: random.Random) -> int:
    """Remove one and move the rest up, so that no number is missing."""
    session.execute(text("DELETE FROM audit_event WHERE sequence = :s"), {"s": at})
    for number in range(at + 1, EVENTS + 1):
        session.execute(
            text("UPDATE audit_event SET sequence = :n WHERE sequence = :s"), {"n": number - 1, "s": number}
        )
    return at


def _swap(session: Session, at: int, generator: random.Random) -> int:
    for old, new in ((at, -1), (at + 1, at), (-1, at + 1)):
        session.execute(
            text("UPDATE audit_event SET sequence = :n WHERE sequence = :s"), {"n": new, "s": old}
        )
    return at


@pytest.mark.parametrize("tamper", [_alter, _remove, _renumber, _swap])
def test_fifty_tamperings_of_a_kind_are_found_and_located(log: Database, tamper: object) -> None:
    generator, wrong = random.Random(7), []
    for attempt in range(50):
        at = generator.randrange(1, EVENTS - 1)
        with log.session(writing=True) as session:
            expected = tamper(session, at, generator)  # type: ignore[operator]
            session.expire_all()
            verdict = audit.verify(session)
            session.rollback()
        if verdict.fault is None or verdict.sequence != expected:
            wrong.append((attempt, at, expected, verdict))
    assert wrong == []
    assert _verdict(log).fault is None


def test_a_log_cut_short_shows_by_a_head_noted_earlier(log: Database) -> None:
    head = _verdict(log).head
    with log.writing() as session:
        session.execute(text(f"DELETE FROM audit_event WHERE sequence > {EVENTS - 3}"))
    with log.reading() as session:
        assert audit.verify(session).fault is None
        assert not audit.holds(session, head)


def test_an_event_holds_who_what_when(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        event = audit.record(session, WANG, "user.edit", Subject("user", WANG.id), {"name": ["a", "b"]})
        assert (event.sequence, event.actor_name, event.previous) == (1, "王芳", GENESIS)
        assert event.at <= clock.now()
        assert audit.record(session, None, "x", Subject("x")).actor_name == "system"
    database.close()
