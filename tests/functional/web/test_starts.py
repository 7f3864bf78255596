"""Starting an inspection in the browser."""

from collections.abc import Callable

from inspect_app import ids
from inspect_app.services.revisions import publish
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Inspection, Location, Project
from inspect_app.storage.queries import revisions
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.programmes import revision

As = Callable[[str], StrictClient]


def _start(client: StrictClient, cast: Cast, reading: Session, **changes: object) -> object:
    (offered,) = revisions.current(reading)
    client.get(f"/projects/{cast.own['project_id']}/inspections/new")
    fields = {"revision": offered.id, "inspection": ids.new(), **changes}
    return client.send(f"/projects/{cast.own['project_id']}/inspections", **fields)


def test_an_inspector_chooses_among_their_projects(as_: As) -> None:
    page = as_("inspector").get("/inspections/new").get_data(as_text=True)
    assert "云锦花园" in page
    assert "海星苑" not in page
    assert "No project found" in as_("inspector").get("/inspections/new?q=zzz").get_data(as_text=True)


def test_a_person_who_inspects_nowhere_is_told(as_: As) -> None:
    assert as_("supervisor").get("/inspections/new").status_code == 403


def test_the_programmes_of_a_project(as_: As, cast: Cast) -> None:
    page = as_("inspector").get(f"/projects/{cast.own['project_id']}/inspections/new").get_data(as_text=True)
    assert "4 sheets to fill in" in page
    assert "In progress here" in page
    zh = as_("inspector")
    zh.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh-CN"
    page = zh.get(f"/projects/{cast.own['project_id']}/inspections/new").get_data(as_text=True)
    assert "触点品质检查" in page


def test_starting_leads_to_the_way_onto_the_tablet(as_: As, cast: Cast, reading: Session) -> None:
    client = as_("inspector")
    answer = _start(client, cast, reading)
    assert answer.status_code == 302
    page = client.get(answer.location).get_data(as_text=True)
    assert "0 of " in page
    assert f'href="/field/#/i/{answer.location.rpartition("/")[2]}"' in page


def test_two_taps_are_one_start(as_: As, cast: Cast, reading: Session) -> None:
    client, wanted = as_("inspector"), ids.new()
    before = reading.query(Inspection).count()
    answers = [_start(client, cast, reading, inspection=wanted) for _ in range(2)]
    assert answers[0].location == answers[1].location
    reading.rollback()
    assert reading.query(Inspection).count() == before + 1


def test_what_no_page_of_ours_sends(as_: As, cast: Cast, reading: Session) -> None:
    client = as_("inspector")
    assert _start(client, cast, reading, revision="x").status_code == 422
    assert _start(client, cast, reading, inspection="9" * 50).status_code == 422
    assert _start(client, cast, reading, revision=ids.new()).status_code == 404


def test_an_outdated_page_is_told_so(as_: As, cast: Cast, reading: Session, database: Database) -> None:
    client = as_("inspector")
    (old,) = revisions.current(reading)
    with database.writing() as session:
        publish(session, None, revision(version="1.1.0"))
    reading.rollback()
    answer = _start(client, cast, reading, revision=old.id)
    assert answer.status_code == 409
    assert "newer version" in answer.get_data(as_text=True)


def test_checklists_without_a_place_are_named(as_: As, cast: Cast, database: Database) -> None:
    with database.writing() as session:
        session.query(Location).filter_by(project_id=cast.own["project_id"]).update({"active": False})
    page = as_("inspector").get(f"/projects/{cast.own['project_id']}/inspections/new").get_data(as_text=True)
    assert "No location in this project for: Lobby" in page


def test_closed_projects_are_not_offered(as_: As, cast: Cast, database: Database) -> None:
    with database.writing() as session:
        session.query(Project).filter_by(id=cast.own["project_id"]).update({"active": False})
    assert "云锦花园" not in as_("inspector").get("/inspections/new").get_data(as_text=True)


def test_foreign_projects_and_other_roles(as_: As, cast: Cast) -> None:
    path = f"/projects/{cast.foreign['project_id']}/inspections"
    assert as_("inspector").get(f"{path}/new").status_code == 404
    assert as_("inspector").send(path).status_code == 404
    assert as_("supervisor").get(f"/projects/{cast.own['project_id']}/inspections/new").status_code == 403


def test_wrong_method(as_: As, cast: Cast) -> None:
    assert as_("inspector").get(f"/projects/{cast.own['project_id']}/inspections").status_code == 405
