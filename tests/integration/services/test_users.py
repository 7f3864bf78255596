"""People: made, changed, disabled; each change one event, and the last administrator stays."""

from uuid import UUID

import pytest

from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.errors import Conflict, Invalid, NotFound, Refusal
from inspect_app.services import passwords, users
from inspect_app.services.accounts import as_actor
from inspect_app.services.users import Profile
from inspect_app.storage.database import Session
from inspect_app.storage.models import User
from inspect_app.storage.queries import audit

PASSWORD = "correct-horse-1"
ADMINISTERS = (Assignment(Role.ADMINISTRATOR),)


@pytest.fixture
def chief(session: Session) -> User:
    """The only administrator."""
    return users.create(session, None, "chief", PASSWORD, Profile("陈", ADMINISTERS))


def _actions(session: Session) -> list[str]:
    return [event.action for event in reversed(audit.page(session, None, 50))]


def _code(action: object, *arguments: object) -> str:
    with pytest.raises(Refusal) as caught:
        action(*arguments)  # type: ignore[operator]
    return caught.value.code


def test_a_new_person(session: Session, chief: User) -> None:
    made = users.create(session, as_actor(chief), " Li.Qiang ", PASSWORD, Profile("李强", (), "en"))
    assert (made.username, made.name, made.language, made.active) == ("li.qiang", "李强", "en", True)
    assert passwords.matches(PASSWORD, made.password_hash)
    assert _actions(session) == ["user.create", "user.create"]
    assert PASSWORD not in str(audit.page(session, None, 1)[0].detail)
    assert [user.username for user in users.every(session)] == ["chief", "li.qiang"]
    assert users.count(session) == 2
    assert users.found_by_username(session, "LI.qiang") is made


@pytest.mark.parametrize("username", ["", "a", "-ab", "王芳", "a b", "a" * 65, "a\0b", "a/b"])
def test_a_sign_in_name_that_cannot_be(session: Session, username: str) -> None:
    assert _code(users.create, session, None, username, PASSWORD, Profile("x", ())) == "username-form"


def test_a_sign_in_name_is_taken_once(session: Session, chief: User) -> None:
    assert _code(users.create, session, None, "CHIEF", PASSWORD, Profile("x", ())) == "username-taken"


@pytest.mark.parametrize(
    ("held", "code"),
    [
        ((Assignment(Role.INSPECTOR), Assignment(Role.INSPECTOR)), "role-twice"),
        ((Assignment(Role.ADMINISTRATOR, project=UUID(int=1)),), "role-place"),
        ((Assignment(Role.INSPECTOR, project=UUID(int=1)),), "not-found"),
        ((Assignment(Role.INSPECTOR, region=UUID(int=1)),), "not-found"),
    ],
)
def test_roles_that_cannot_be(session: Session, held: tuple[Assignment, ...], code: str) -> None:
    assert _code(users.create, session, None, "new", PASSWORD, Profile("x", held)) == code


def test_other_roles_end_sessions_other_names_do_not(session: Session, chief: User) -> None:
    made = users.create(session, None, "wang", PASSWORD, Profile("王", ()))
    users.edit(session, as_actor(chief), made.id, Profile("王芳", ()))
    assert (made.name, made.session_epoch) == ("王芳", 0)
    users.edit(session, as_actor(chief), made.id, Profile("王芳", (Assignment(Role.INSPECTOR),)))
    assert made.session_epoch == 1
    users.edit(session, as_actor(chief), made.id, Profile("王芳", (Assignment(Role.INSPECTOR),)))
    assert _actions(session) == ["user.create", "user.create", "user.edit", "user.edit"]


def test_another_password_ends_sessions(session: Session, chief: User) -> None:
    assert users.set_password(session, None, chief.id, "another-horse-2") == 1
    assert passwords.matches("another-horse-2", chief.password_hash)
    assert _code(users.set_password, session, None, chief.id, "my-chief-horse") == "password-like-username"
    assert _code(users.set_password, session, None, UUID(int=1), "another-horse-2") == "not-found"


def test_disabling_and_enabling(session: Session, chief: User) -> None:
    made = users.create(session, None, "wang", PASSWORD, Profile("王", ()))
    for _ in range(2):
        users.disable(session, as_actor(chief), made.id)
    assert (made.active, made.session_epoch) == (False, 1)
    for _ in range(2):
        users.enable(session, as_actor(chief), made.id)
    assert made.active
    assert _actions(session)[2:] == ["user.disable", "user.enable"]
    assert users.password_of(session, "wang") == made.password_hash


def test_somebody_always_administers(session: Session, chief: User) -> None:
    actor = as_actor(chief)
    with pytest.raises(Conflict, match="own-account"):
        users.disable(session, actor, chief.id)
    with pytest.raises(Conflict, match="own-administrator"):
        users.edit(session, actor, chief.id, Profile("x", ()))
    with pytest.raises(Conflict, match="last-administrator"):
        users.disable(session, None, chief.id)
    with pytest.raises(Conflict, match="last-administrator"):
        users.edit(session, None, chief.id, Profile("x", ()))
    users.create(session, None, "second", PASSWORD, Profile("x", ADMINISTERS))
    assert not users.disable(session, None, chief.id).active


def test_a_disabled_administrator_does_not_count(session: Session, chief: User) -> None:
    second = users.create(session, None, "second", PASSWORD, Profile("x", ADMINISTERS))
    users.disable(session, as_actor(chief), second.id)
    assert _code(users.disable, session, None, chief.id) == "last-administrator"


def test_who_is_not_there(session: Session) -> None:
    nobody = Actor(UUID(int=1), "x", "x", ())
    for action in (users.disable, users.enable):
        with pytest.raises(NotFound):
            action(session, nobody, UUID(int=2))
    assert users.password_of(session, "nobody") is None
    assert users.listed(session).rows == []


def test_invalid_names_its_field(session: Session) -> None:
    with pytest.raises(Invalid) as caught:
        users.create(session, None, "wang", "short", Profile("x", ()))
    assert caught.value.field == "password"
