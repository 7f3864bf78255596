"""Forms of people: what is said of them, and the table of their roles."""

from uuid import UUID

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from inspect_app import clock
from inspect_app.access.model import Assignment, Role
from inspect_app.errors import Invalid
from inspect_app.services.users import Profile
from inspect_app.storage.models import Project, Region, RoleAssignment, User
from inspect_app.web.forms import users
from inspect_app.web.forms.users import NewPasswordForm, NewUserForm, ProfileForm, RoleRow

ONE, TWO = UUID(int=1), UUID(int=2)


def _form(fields: dict[str, str]) -> NewUserForm:
    form = NewUserForm(
        MultiDict({"name": "李娜", "username": "li.na", "password": "x", **fields}), meta={"csrf": False}
    )
    form.offer()
    return form


@pytest.mark.parametrize(
    ("row", "held"),
    [
        (RoleRow("inspector", f"project:{ONE}"), Assignment(Role.INSPECTOR, project=ONE)),
        (RoleRow("quality_manager", f"region:{ONE}"), Assignment(Role.QUALITY_MANAGER, region=ONE)),
        (RoleRow("inspector", "company"), Assignment(Role.INSPECTOR)),
        (RoleRow("administrator", ""), Assignment(Role.ADMINISTRATOR)),
        (RoleRow("administrator", f"project:{ONE}"), Assignment(Role.ADMINISTRATOR, project=ONE)),
    ],
)
def test_a_row_becomes_a_role_at_a_place(app: Flask, row: RoleRow, held: Assignment) -> None:
    with app.test_request_context():
        assert _form({}).profile([row, RoleRow(), RoleRow("", "company")]) == Profile("李娜", (held,), None)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (RoleRow("emperor", "company"), "user-role-unknown"),
        (RoleRow("a\0", "company"), "user-role-unknown"),
        (RoleRow("inspector", ""), "role-where"),
        (RoleRow("inspector", "project:"), "role-where"),
        (RoleRow("inspector", "project:7"), "role-where"),
        (RoleRow("inspector", f"planet:{ONE}"), "role-where"),
        (RoleRow("inspector", "x" * 5000), "role-where"),
    ],
)
def test_rows_that_cannot_be(app: Flask, row: RoleRow, code: str) -> None:
    with app.test_request_context(), pytest.raises(Invalid) as caught:
        _form({}).profile([row])
    assert (caught.value.code, caught.value.field) == (code, "assignments")


def test_a_sent_table_is_read_in_pairs_and_only_so_far() -> None:
    assert users.sent_rows(["a", "b", "c"], ["x", "y"]) == [RoleRow("a", "x"), RoleRow("b", "y")]
    assert users.sent_rows([], ["x"]) == []
    assert users.sent_rows(["", "a"], ["", "x"]) == [RoleRow("a", "x")]
    assert len(users.sent_rows(["a"] * 5000, ["x"] * 5000)) == users.MOST_ROLES + 1


def test_what_a_person_holds_is_shown_and_read_back_the_same(app: Flask) -> None:
    held = (
        Assignment(Role.INSPECTOR, project=ONE),
        Assignment(Role.SUPERVISOR, region=TWO),
        Assignment(Role.ADMINISTRATOR),
    )
    rows = [RoleAssignment(role=a.role.value, project_id=a.project, region_id=a.region) for a in held]
    user = User(username="li", name="李", password_hash="-", assignments=rows)
    shown = users.known_rows(user)
    assert [row.place for row in shown] == [f"project:{ONE}", f"region:{TWO}", "company"]
    with app.test_request_context():
        assert _form({}).profile(shown).assignments == held


@pytest.mark.parametrize(
    ("field", "given", "english"),
    [
        ("name", "", "Fill this in."),
        ("name", "字" * 81, "At most 80 characters."),
        ("name", "a\0b", "This holds a character that cannot be stored."),
        ("username", "x" * 65, "At most 64 characters."),
        ("username", "a\nb", "Write this on one line."),
        ("password", "", "Fill this in."),
        ("password", "x" * 1001, "At most 1000 characters."),
        ("language", "fr", "Choose one of those offered."),
    ],
)
def test_what_cannot_be_is_told_at_its_field(app: Flask, field: str, given: str, english: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        form = _form({field: given})
        assert not form.validate()
        assert {name: str(errors[0]) for name, errors in form.errors.items()} == {field: english}


@pytest.mark.parametrize(("given", "kept"), [("zh", "zh"), ("en", "en"), ("", None)])
def test_the_language_of_pages(app: Flask, given: str, kept: str | None) -> None:
    with app.test_request_context():
        form = ProfileForm(MultiDict({"name": "x", "language": given}), meta={"csrf": False})
        form.offer()
        assert form.validate()
        assert form.profile([]).language == kept


def test_another_password_needs_one(app: Flask) -> None:
    with app.test_request_context():
        assert NewPasswordForm(MultiDict({"password": " "}), meta={"csrf": False}).validate()
        assert not NewPasswordForm(MultiDict({"password": ""}), meta={"csrf": False}).validate()


@pytest.mark.parametrize(
    ("language", "groups", "whole"),
    [("en", ["Company", "Regions", "Projects"], "whole company"), ("zh", ["公司", "区域", "项目"], "全公司")],
)
def test_places_are_offered_in_groups(app: Flask, language: str, groups: list[str], whole: str) -> None:
    region = Region(id=ONE, code="E", name="华东", created_at=clock.now())
    project = Project(id=TWO, code="Y", name="云锦", region_id=ONE, created_at=clock.now())
    with app.test_request_context(headers={"Accept-Language": language}):
        offered = users.place_choices([region], [project])
        assert [str(label) for label, _ in offered] == groups
        assert [str(words) for _, pairs in offered for _, words in pairs] == [whole, "华东", "云锦"]
    assert [value for _, pairs in offered for value, _ in pairs] == [
        "company",
        f"region:{ONE}",
        f"project:{TWO}",
    ]
