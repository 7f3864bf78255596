"""The bell, the list behind it, and choosing what reaches one."""

from collections.abc import Callable

import pytest

from inspect_app.findings.notices import Event
from inspect_app.services.notifying import choosing, reading
from inspect_app.services.notifying.kinds import Channel
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Notice, RoleAssignment, User
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


@pytest.fixture
def notice(database: Database, cast: Cast) -> Notice:
    """The supervisor is told of the finding of the own project and of the foreign one."""
    with database.writing() as session:
        supervisor = cast.people["supervisor"].id
        session.query(Notice).filter_by(person_id=supervisor).delete()
        for arguments in (cast.foreign, cast.own):
            made = Notice(
                person_id=supervisor,
                finding_id=arguments["finding_id"],
                project_id=arguments["project_id"],
                kind="overdue",
                key="k",
            )
            made.created_at = cast_moment(session, supervisor)
            session.add(made)
            session.flush()
    return made


def cast_moment(session: Session, person: object) -> object:
    return session.get_one(User, person).created_at


def test_the_bell_counts_and_the_list_leads_to_the_finding(
    as_: As, notice: Notice, cast: Cast, reading: Session
) -> None:
    browser = as_("supervisor")
    page = browser.get("/notices").text
    # Told of two, one of a project they may not see.
    assert 'aria-label="Notices, 1 unread"' in page
    assert page.count("Overdue") == 1
    answer = browser.send(f"/notices/{notice.id}/open")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/findings/{cast.own['finding_id']}")
    assert 'aria-label="Notices"' in browser.get("/notices").text
    assert reading.get_one(Notice, notice.id).seen_at is not None


def test_all_are_read_at_once_but_not_what_came_since(as_: As, notice: Notice) -> None:
    browser = as_("supervisor")
    assert browser.send("/notices/read", until=str(notice.id)).status_code == 303
    assert "Mark all as read" not in browser.get("/notices").text
    assert browser.send("/notices/read", until="x").status_code == 400


def test_notices_of_others_and_of_lost_projects_are_not_there(
    as_: As, notice: Notice, cast: Cast, database: Database
) -> None:
    assert as_("inspector").send(f"/notices/{notice.id}/open").status_code == 404
    with database.writing() as session:
        session.query(RoleAssignment).filter_by(user_id=cast.people["supervisor"].id).delete()
    browser = as_("supervisor")
    assert "Nothing yet" in browser.get("/notices").text
    assert browser.send(f"/notices/{notice.id}/open").status_code == 404


def test_a_person_chooses(as_: As, cast: Cast, database: Database) -> None:
    browser = as_("supervisor")
    assert "sends no e-mail yet" in browser.get("/account/notices").text
    answer = browser.send(
        "/account/notices", email="s@example.com", wanted=["overdue:app", "closed:email", "x:y"]
    )
    assert answer.status_code == 302
    with database.reading() as session:
        wishes = choosing.of_person(session, cast.people["supervisor"])
    assert wishes.email == "s@example.com"
    assert {each for each, wanted in wishes.wanted.items() if wanted} == {
        (Event.OVERDUE, Channel.APP),
        (Event.CLOSED, Channel.EMAIL),
    }
    page = browser.get("/account/notices").text
    assert 'value="closed:email" checked' in page
    assert 'value="closed:app" checked' not in page


def test_what_is_no_address_is_told_and_the_boxes_stay(as_: As) -> None:
    answer = as_("supervisor").send("/account/notices", email="a@b\r\nBcc: c@d.com", wanted=["closed:email"])
    assert answer.status_code == 422
    again = as_("supervisor").send("/account/notices", email="nobody", wanted=["closed:email"])
    assert again.status_code == 422
    assert "not an e-mail address" in again.text
    assert 'value="closed:email" checked' in again.text


def test_who_has_no_roles_has_no_notices(as_: As, cast: Cast, database: Database) -> None:
    assert 'aria-label="Notices"' in as_("roleless").get("/notices").text
    with database.reading() as session:
        assert reading.unread(session, cast.people["roleless"]) == 0
