"""Roles in words, with where they hold."""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import event

from inspect_app import clock, ids
from inspect_app.access.model import Role
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import RoleAssignment, User
from inspect_app.storage.queries import users
from inspect_app.web.presenters import roles
from tests.factories.cast import Cast

PLACE = UUID(int=1)
NAMES = {PLACE: "云锦花园"}


def test_every_role_has_a_title_in_both_languages(app: Flask) -> None:
    assert set(roles.TITLES) == set(Role)
    spoken = {}
    for language in ("en", "zh"):
        with app.test_request_context(headers={"Accept-Language": language}):
            spoken[language] = [str(title) for title in roles.TITLES.values()]
    for english, chinese in zip(spoken["en"], spoken["zh"], strict=True):
        assert english.isascii() != chinese.isascii()


@pytest.mark.parametrize(
    ("role", "project", "region", "english", "chinese"),
    [
        ("inspector", PLACE, None, "Inspector · 云锦花园", "检查员 · 云锦花园"),
        ("quality_manager", None, PLACE, "Quality manager · 云锦花园", "品质经理 · 云锦花园"),
        ("administrator", None, None, "Administrator · whole company", "系统管理员 · 全公司"),
        ("inspector", UUID(int=9), None, "Inspector", "检查员"),
        ("retired_role", PLACE, None, "retired_role · 云锦花园", "retired_role · 云锦花园"),
    ],
)
def test_a_role_in_words(
    app: Flask, role: str, project: UUID | None, region: UUID | None, english: str, chinese: str
) -> None:
    for language, words in (("en", english), ("zh", chinese)):
        with app.test_request_context(headers={"Accept-Language": language}):
            assert roles.told(role, project, region, NAMES) == words


def test_a_page_of_people_is_told_at_once(
    app: Flask, cast: Cast, reading: Session, database: Database
) -> None:
    people = users.every(reading)
    asked: list[str] = []
    event.listen(
        database.engine, "before_cursor_execute", lambda _c, _k, statement, *_r: asked.append(statement)
    )
    with app.test_request_context(headers={"Accept-Language": "en"}):
        told = roles.told_of(reading, people)
    assert set(told) == {person.id for person in people}
    assert told[cast.people["inspector"].id] == ["Inspector · 云锦花园"]
    assert told[cast.people["quality_manager"].id] == ["Quality manager · 华东"]
    assert told[cast.people["administrator"].id] == ["Administrator · whole company"]
    assert told[cast.people["roleless"].id] == []
    assert sorted(told[cast.people["stranger"].id]) == ["Inspector · 海星苑", "Property manager · 海星苑"]
    assert len(asked) == 2, "names of all regions and of all projects, however many people"


def test_somebody_not_stored_yet_can_be_told_of(app: Flask, reading: Session) -> None:
    user = User(id=ids.new(), username="x", name="x", password_hash="-", created_at=clock.now())
    user.assignments = [RoleAssignment(role="supervisor")]
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert roles.told_of(reading, [user]) == {user.id: ["Supervisor · whole company"]}
        assert roles.told_of(reading, []) == {}
