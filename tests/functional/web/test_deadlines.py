"""The company's deadlines: set by those who may, kept in versions, never changed for what runs."""

from collections.abc import Callable
from datetime import timedelta

from inspect_app import ids
from inspect_app.access.model import Assignment, Role
from inspect_app.storage.database import Database
from inspect_app.storage.models import Finding, SettingVersion
from tests.factories.cast import Cast, stored
from tests.factories.pages import StrictClient, parsed
from tests.factories.world import person

As = Callable[[str], StrictClient]
PAGE = "/findings/deadlines"


def _filled(page: str) -> dict[str, str]:
    """The form as a browser would send it back."""
    tree = parsed(page)
    fields = {each.get("name", ""): each.get("value") or "" for each in tree.iter("input")}
    for area in tree.iter("textarea"):
        fields[area.get("name", "")] = "".join(area.itertext()).strip()
    for select in tree.iter("select"):
        chosen = [each for each in select.iter("option") if each.get("selected") is not None]
        fields[select.get("name", "")] = chosen[0].get("value") or ""
    return fields


def _report(client: StrictClient, cast: Cast, database: Database, **more: str) -> Finding:
    made = ids.new()
    fields = {"source": "patrol", "severity": "minor", "what": "积水", "place": "大堂", **more}
    path = f"/projects/{cast.own['project_id']}/findings/new"
    assert client.send(path, finding=str(made), **fields).status_code == 302
    with database.reading() as session:
        return session.get_one(Finding, made)


def test_what_is_set_holds_for_what_comes(as_: As, cast: Cast, database: Database) -> None:
    client, inspector = as_("administrator"), as_("inspector")
    before = _report(inspector, cast, database)
    due, told = before.due_at, before.supervisor_from
    form = _filled(client.get(PAGE).text)
    changed = {
        "minor_limit_count": "3",
        "minor_limit_unit": "days",
        "minor_supervisor_count": "",
        "off": "2027-02-08",
    }
    assert client.send(PAGE, **{**form, **changed}).status_code == 302
    after = _report(inspector, cast, database)
    assert after.due_at - after.opened_at > timedelta(days=3)
    assert after.supervisor_from is None
    with database.reading() as session:
        old = session.get_one(Finding, before.id)
    assert (old.due_at, told is None) == (due, False)
    page = client.get(PAGE).text
    assert "Minor: 3 days" in page
    assert "Days off: 2027-02-08" in page
    form = _filled(page)
    assert (form["minor_limit_count"], form["minor_supervisor_count"]) == ("3", "")
    # The same once more is no new version; the standard again is one, told as such.
    assert client.send(PAGE, **form).status_code == 302
    with database.reading() as session:
        assert session.query(SettingVersion).count() == 1
    back = {
        "minor_limit_count": "1",
        "minor_limit_unit": "working_days",
        "off": "",
        "minor_supervisor_count": "0",
    }
    assert client.send(PAGE, **{**form, **back, "minor_supervisor_unit": "hours"}).status_code == 302
    assert "Nothing: the standard holds." in client.get(PAGE).text


def test_what_cannot_be_is_said(as_: As) -> None:
    client = as_("administrator")
    form = _filled(client.get(PAGE).text)
    for wrong, words in (
        ({"minor_limit_count": "367", "minor_limit_unit": "days"}, "From 0 to 366."),
        ({"minor_limit_count": ""}, "Fill this in."),
        ({"minor_limit_unit": "moons"}, "Choose one of those offered."),
        ({"off": "soon"}, "must be a list of dates"),
        ({"seen": "earlier"}, "Somebody else changed the deadlines meanwhile."),
    ):
        answer = client.send(PAGE, **{**form, **wrong})
        assert answer.status_code == 422
        assert words in answer.text


def test_a_company_wide_quality_manager_sets_them_a_projects_does_not(as_: As, database: Database) -> None:
    with database.writing() as session:
        person(session, "head", "Head", Assignment(Role.QUALITY_MANAGER), stored=stored())
    head = as_("head")
    assert PAGE in head.get("/findings").text
    assert head.get(PAGE).status_code == 200
    assert as_("quality_manager").get(PAGE).status_code == 403


def test_the_finder_names_a_cause_which_the_supervisor_finds_chosen(
    as_: As, cast: Cast, database: Database
) -> None:
    row = _report(as_("inspector"), cast, database, cause="customer")
    assert (row.found_cause, row.cause) == ("customer", "customer")
    page = as_("supervisor").get(f"/findings/{row.id}/do/review").text
    assert _filled(page)["cause"] == "customer"
    assert "A customer broke a rule" in as_("inspector").get(f"/findings/{row.id}").text
