"""Giving out several findings at once."""

from collections.abc import Callable

from inspect_app import ids
from inspect_app.checklist.model import Severity
from inspect_app.findings.model import Action, Cause, Source
from inspect_app.services.correcting.acting import Wish, act
from inspect_app.services.correcting.raising import Raised, raise_finding
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Finding
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def _reviewed(database: Database, cast: Cast) -> list[str]:
    """Two minor findings with the supervisor's opinion."""
    made = []
    with database.writing() as session:
        for number in (1, 2):
            found = Raised(ids.new(), Source.PATROL, Severity.MINOR, f"问题{number}", place="地库")
            inspector, supervisor = cast.people["inspector"], cast.people["supervisor"]
            row = raise_finding(session, inspector, cast.own["project_id"], found, CHINA_ZONE)  # type: ignore[arg-type]
            wish = Wish(ids.new(), Action.REVIEW, 0, "属实", "5" * 64, cause=Cause.STAFF)
            act(session, supervisor, row.id, wish, CHINA_ZONE)
            made.append(str(row.id))
    return made


def _form(ticked: list[str], seen: int = 1, **more: object) -> dict[str, object]:
    versions = {f"seen-{each}": seen for each in ticked}
    return {"batch": str(ids.new()), "assignee": "department:保洁部", "finding": ticked, **versions, **more}


def test_all_ticked_are_given(as_: As, cast: Cast, database: Database, reading: Session) -> None:
    ticked = _reviewed(database, cast)
    path = f"/projects/{cast.own['project_id']}/findings/assign"
    client = as_("supervisor")
    assert all(each in client.get(path).text for each in ticked)
    assert client.send(path, **_form(ticked)).status_code == 302
    assert {row.department for row in reading.query(Finding).filter_by(source="patrol")} == {"保洁部"}


def test_one_that_moved_on_stops_no_other(as_: As, cast: Cast, database: Database, reading: Session) -> None:
    ticked = _reviewed(database, cast)
    foreign = str(cast.foreign["finding_id"])
    data = {**_form([*ticked, foreign]), f"seen-{ticked[0]}": 0}
    answer = as_("supervisor").send(f"/projects/{cast.own['project_id']}/findings/assign", **data)
    assert answer.status_code == 200
    assert "Supervisor was first" in answer.text
    given = reading.query(Finding).filter_by(department="保洁部").all()
    assert [str(row.id) for row in given] == ticked[1:]


def test_nothing_ticked_or_nobody_chosen(as_: As, cast: Cast, database: Database) -> None:
    ticked = _reviewed(database, cast)
    path = f"/projects/{cast.own['project_id']}/findings/assign"
    assert "Tick at least one finding." in as_("supervisor").send(path, **_form([])).text
    nobody = as_("supervisor").send(path, **_form(ticked, assignee="department:没有"))
    assert nobody.status_code == 422
    one = as_("supervisor").get("/findings/assign")
    assert one.headers["Location"] == path
