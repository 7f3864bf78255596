"""People, managed by administrators."""

from collections.abc import Callable

import pytest
from flask import Flask

from inspect_app.storage.database import Session
from inspect_app.storage.queries import audit, users
from tests.factories.cast import PASSWORD, Cast
from tests.factories.pages import StrictClient, parsed
from tests.functional.conftest import english

As = Callable[[str], StrictClient]


@pytest.fixture
def admin(as_: As) -> StrictClient:
    return as_("administrator")


def test_the_list_finds_by_beginning(admin: StrictClient) -> None:
    page = admin.get("/users?q=super").text
    assert "Supervisor" in page
    assert "Stranger" not in page
    assert "Nobody found" in admin.get("/users?q=%25").text


def test_a_new_person_signs_in(admin: StrictClient, app: Flask, cast: Cast, reading: Session) -> None:
    project = f"project:{cast.own['project_id']}"
    answer = admin.send(
        "/users/new",
        name="<b>新人</b>",
        username="Xin.Ren",
        password="long-enough-9",
        language="",
        role=["inspector", "administrator", ""],
        place=[project, "", ""],
    )
    assert answer.status_code == 302
    page = admin.get(answer.headers["Location"]).text
    assert "&lt;b&gt;新人&lt;/b&gt;" in page
    assert "<b>新人" not in page
    made = users.by_username(reading, "xin.ren")
    assert made is not None
    assert sorted(held.role for held in made.assignments) == ["administrator", "inspector"]
    assert english(app).sign_in("xin.ren", "long-enough-9").status_code == 302


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"username": "wang"}, "Somebody has this sign-in name already."),
        ({"username": "王"}, "Use small letters"),
        ({"password": "short"}, "Take at least 10 characters."),
        ({"name": ""}, "Fill this in."),
        ({"name": "x" * 81}, "At most 80 characters."),
        ({"role": ["inspector"], "place": [""]}, "Choose where each role holds."),
        ({"role": ["inspector"], "place": ["planet:1"]}, "Choose where each role holds."),
        ({"role": ["emperor"], "place": ["company"]}, "Choose one of the roles offered."),
        ({"role": ["inspector"] * 2, "place": ["company"] * 2}, "given twice"),
        ({"language": "fr"}, "Choose one of those offered."),
    ],
)
def test_what_cannot_be_is_told_and_kept(admin: StrictClient, fields: dict[str, object], told: str) -> None:
    whole = {"name": "新人", "username": "xin", "password": "long-enough-9", "language": "", **fields}
    answer = admin.send("/users/new", **whole)
    assert answer.status_code == 422
    assert told in answer.text
    if whole["name"] == "新人":
        assert "新人" in answer.text


def test_other_roles_end_sessions_at_once(admin: StrictClient, as_: As, cast: Cast) -> None:
    inspector = as_("inspector")
    path = f"/users/{cast.people['inspector'].id}"
    assert admin.send(path, name="Inspector", language="", role="", place="").status_code == 302
    assert inspector.get("/account").status_code == 302


def test_disabling_ends_sessions_at_once(admin: StrictClient, as_: As, cast: Cast, reading: Session) -> None:
    inspector, path = as_("inspector"), f"/users/{cast.people['inspector'].id}"
    assert admin.send(f"{path}/disable").status_code == 302
    assert inspector.get("/projects").status_code == 302
    assert admin.send(f"{path}/enable").status_code == 302
    assert [e.action for e in audit.page(reading, None, 2)] == ["user.enable", "user.disable"]
    assert as_("inspector").get("/projects").status_code == 200


def test_resetting_a_password(admin: StrictClient, app: Flask, cast: Cast) -> None:
    path = f"/users/{cast.people['inspector'].id}/password"
    assert admin.send(path, password="short").status_code == 422
    assert admin.send(path, password="fresh-start-7").status_code == 302
    assert english(app).sign_in("inspector", PASSWORD).status_code == 422
    assert english(app).sign_in("inspector", "fresh-start-7").status_code == 302


def test_nobody_locks_themselves_out(admin: StrictClient, cast: Cast) -> None:
    own = f"/users/{cast.people['administrator'].id}"
    assert admin.send(f"{own}/disable").status_code == 409
    answer = admin.send(own, name="A", language="", role="", place="")
    assert answer.status_code == 422
    assert "Nobody can take the administrator role from themselves." in answer.text


def test_changing_oneself_goes_on(admin: StrictClient, cast: Cast) -> None:
    own = f"/users/{cast.people['administrator'].id}"
    roles = {"role": ["administrator", "checklist_author"], "place": ["", ""]}
    assert admin.send(own, name="A", language="en", **roles).status_code == 302
    assert "Saved." in admin.get(own).text
    assert admin.send(f"{own}/password", password="fresh-start-7").status_code == 302
    assert admin.get(own).status_code == 200


def _seen(page: str) -> str:
    return next(i.get("value", "") for i in parsed(page).iter("input") if i.get("name") == "seen")


def test_an_old_page_gives_no_role_back(admin: StrictClient, cast: Cast, reading: Session) -> None:
    path, place = f"/users/{cast.people['supervisor'].id}", f"project:{cast.own['project_id']}"
    seen = _seen(admin.get(path).text)
    taken = admin.send(path, name="Supervisor", language="", seen=seen, role=[""], place=[""])
    assert taken.status_code == 302
    for again in (seen, seen):
        stale = admin.send(path, name="S.", language="", seen=again, role=["supervisor"], place=[place])
        assert stale.status_code == 422
        assert "Somebody else changed the roles" in stale.text
        assert _seen(stale.text) == seen
    held = users.with_roles(reading, cast.people["supervisor"].id)
    assert held is not None
    assert held.assignments == []


def test_too_many_roles_are_refused_not_forgotten(admin: StrictClient, cast: Cast) -> None:
    place = f"project:{cast.own['project_id']}"
    answer = admin.send(
        f"/users/{cast.people['supervisor'].id}",
        name="S.",
        language="",
        role=["supervisor"] * 201,
        place=[place] * 201,
    )
    assert answer.status_code == 422
    assert "At most 200 roles." in answer.text
