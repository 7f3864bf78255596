"""Whose conduct was observed: coded for most, commented before it is final, every look at a name kept."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from inspect_app import clock
from inspect_app.services.conduct import windows
from inspect_app.storage.database import Database
from inspect_app.storage.models import AuditEvent, ConductLook, Sheet, StaffMember
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


@pytest.fixture
def encounter(cast: Cast, database: Database) -> str:
    """The sheet of the finished inspection's telephone call."""
    with database.reading() as session:
        return str(
            session.query(Sheet.id)
            .filter_by(inspection_id=cast.own["done_id"], checklist="telephone")
            .scalar()
        )


def _person(as_: As, cast: Cast, database: Database, name: str, username: str = "") -> StaffMember:
    path = f"/projects/{cast.own['project_id']}/staff"
    assert as_("supervisor").send(path, name=name, username=username).status_code == 302
    with database.reading() as session:
        return session.query(StaffMember).filter_by(name=name).one()


def test_named_staff_is_a_code_for_those_without_the_key(
    as_: As, cast: Cast, database: Database, encounter: str
) -> None:
    person = _person(as_, cast, database, "赵敏")
    page = f"/inspections/{cast.own['done_id']}/conduct"
    inspector = as_("inspector")
    assert "Nobody was named." in inspector.get(page).text
    assert inspector.send(f"/sheets/{encounter}/person", staff=str(person.id)).status_code == 302
    manager = as_("property_manager").get(page).text
    assert person.code in manager
    assert "赵敏" not in manager
    assert "赵敏" in as_("supervisor").get(page).text
    assert "Provisional until" in as_("inspector").get(f"/inspections/{cast.own['done_id']}").text
    with database.reading() as session:
        looks = session.query(ConductLook).all()
        assert [(each.user_id, each.staff_id) for each in looks] == [
            (cast.people["supervisor"].id, person.id)
        ]
        told = session.query(AuditEvent).filter_by(action="conduct.named").one()
        assert told.detail["code"] == person.code
        assert "赵敏" not in str([event.detail for event in session.query(AuditEvent)])
    quality = as_("quality_manager")
    assert "Supervisor" in quality.get(f"/staff/{person.id}/looks").text
    assert as_("supervisor").get(f"/staff/{person.id}/looks").status_code == 403


def test_the_person_comments_before_it_is_final(
    as_: As, cast: Cast, database: Database, encounter: str
) -> None:
    person = _person(as_, cast, database, "孙洁", "worker")
    worker = as_("worker")
    assert worker.get(f"/sheets/{encounter}/comment").status_code == 404
    assert as_("inspector").send(f"/sheets/{encounter}/person", staff=str(person.id)).status_code == 302
    assert "Provisional" in worker.get("/conduct").text
    assert "Write" not in worker.get(f"/sheets/{encounter}/comment").text
    assert "Fill this in." in worker.send(f"/sheets/{encounter}/comment", text=" ").text
    # A supervisor speaks for those without an account only.
    assert as_("supervisor").send(f"/sheets/{encounter}/comment", text="x").status_code == 404
    assert worker.send(f"/sheets/{encounter}/comment", text="当时系统故障").status_code == 302
    assert worker.send(f"/sheets/{encounter}/comment", text="还有").status_code == 422
    assert "当时系统故障" in worker.get("/conduct").text
    as_("quality_manager").get(f"/staff/{person.id}")
    assert "Quality_Manager" in worker.get("/conduct/looks").text
    with clock.fixed(clock.now() + timedelta(days=14)), database.writing() as session:
        assert windows.close_due(session, clock.now()) == 1
        assert windows.close_due(session, clock.now()) == 0
    assert "Final" in worker.get("/conduct").text


def test_the_supervisor_comments_for_who_has_no_account(
    as_: As, cast: Cast, database: Database, encounter: str
) -> None:
    person, other = (_person(as_, cast, database, name) for name in ("钱一", "周二"))
    supervisor, inspector = as_("supervisor"), as_("inspector")
    assert inspector.send(f"/sheets/{encounter}/person", staff=str(other.id)).status_code == 302
    assert inspector.send(f"/sheets/{encounter}/person", staff=str(person.id)).status_code == 302
    assert supervisor.send(f"/sheets/{encounter}/comment", text="新员工").status_code == 302
    page = inspector.get(f"/inspections/{cast.own['done_id']}/conduct").text
    assert "新员工" in page
    refused = inspector.send(f"/sheets/{encounter}/person", staff=str(other.id))
    assert refused.status_code == 302
    assert "There is a comment on this result already." in inspector.get("/account").text
    nobody = inspector.send(f"/sheets/{encounter}/person", staff="x")
    assert nobody.status_code == 302
