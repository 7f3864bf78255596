"""Signing in: what it takes, what it counts, what ends a session."""

import threading
from datetime import timedelta

import pytest

from inspect_app import clock
from inspect_app.access.model import Assignment, Role
from inspect_app.errors import Refusal
from inspect_app.services import accounts, users
from inspect_app.services.users import Profile
from inspect_app.storage.database import Database
from inspect_app.storage.models import LoginThrottle, RoleAssignment, User
from inspect_app.storage.queries import audit

PASSWORD = "correct-horse-1"


@pytest.fixture
def wang(database: Database) -> User:
    """Somebody with an account."""
    with database.writing() as session:
        return users.create(
            session, None, "wang", PASSWORD, Profile("王芳", (Assignment(Role.ADMINISTRATOR),))
        )


def _refused(database: Database, name: str, password: str, address: str = "10.0.0.1") -> str:
    with pytest.raises(Refusal) as caught:
        accounts.sign_in(database, name, password, address)
    return caught.value.code


def test_the_right_password_in_any_spelling(database: Database, wang: User) -> None:
    for name in ("wang", " WANG ", "ｗａｎｇ"):
        actor, epoch = accounts.sign_in(database, name, PASSWORD, "10.0.0.1")
        assert (actor.id, actor.name, epoch) == (wang.id, "王芳", 0)
        assert actor.assignments == (Assignment(Role.ADMINISTRATOR),)


def test_unknown_and_wrong_are_refused_alike(database: Database, wang: User) -> None:
    assert _refused(database, "wang", "wrong") == _refused(database, "nobody", PASSWORD) == "sign-in-refused"


def test_five_failures_lock_the_name_everywhere(database: Database, wang: User) -> None:
    for number in range(5):
        _refused(database, "wang", "wrong", f"10.0.0.{number}")
    assert _refused(database, "wang", PASSWORD, "10.9.9.9") == "sign-in-locked"


def test_locks_grow_and_are_forgotten(database: Database, wang: User) -> None:
    now, locks = clock.now(), []
    for _ in range(9):
        with clock.fixed(now):
            _refused(database, "wang", "wrong", "10.0.0.1")
            with database.reading() as session:
                row = session.get(LoginThrottle, "user:wang")
                assert row is not None
                locks.append((row.locked_until - now) // timedelta(minutes=1) if row.locked_until else 0)
                now = max(now, row.locked_until or now) + timedelta(seconds=1)
    assert locks == [0, 0, 0, 0, 1, 2, 4, 8, 16]
    with clock.fixed(now + timedelta(hours=3)):
        _refused(database, "wang", "wrong")
        accounts.sign_in(database, "wang", PASSWORD, "10.0.0.1")
    with database.reading() as session:
        assert session.get(LoginThrottle, "user:wang") is None


def test_an_address_has_more_attempts(database: Database, wang: User) -> None:
    for number in range(30):
        _refused(database, f"guess{number}", "wrong", "10.0.0.7")
    assert _refused(database, "wang", PASSWORD, "10.0.0.7") == "sign-in-locked"
    assert accounts.sign_in(database, "wang", PASSWORD, "10.0.0.8")


def test_parallel_guesses_are_all_counted(database: Database, wang: User) -> None:
    codes: list[str] = []
    threads = [
        threading.Thread(target=lambda: codes.append(_refused(database, "wang", "wrong"))) for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["sign-in-locked"] * 7 + ["sign-in-refused"] * 5


def test_a_session_lasts_until_its_epoch_ends(database: Database, wang: User) -> None:
    with database.writing() as session:
        actor = accounts.actor_for_session(session, wang.id, 0)
        assert actor is not None
        accounts.sign_out(session, actor)
        assert accounts.actor_for_session(session, wang.id, 0) is None
        assert accounts.actor_for_session(session, wang.id, 1) is not None
        head = audit.head(session)
        assert head is not None
        assert head.action == "session.end"


def test_a_role_we_no_longer_know_grants_nothing(database: Database, wang: User) -> None:
    with database.writing() as session:
        session.add(RoleAssignment(user_id=wang.id, role="emperor"))
        session.flush()
        actor = accounts.actor_for_session(session, wang.id, 0)
    assert actor is not None
    assert actor.assignments == (Assignment(Role.ADMINISTRATOR),)
