"""The pages of plans: seen, made, changed, replaced, ended."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from inspect_app.services.planning.writing import today_in
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import InspectionPlan, PlanOccurrence
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.planned import SHANGHAI

SignIn = Callable[[str], StrictClient]
TIMES = {
    f"slots-{number}-{name}": value
    for number in range(4)
    for name, value in {
        "name": f"T{number}",
        "opens_days": "0",
        "opens_at": "08:00",
        "due_days": "0",
        "due_at": "12:00",
        "missed_days": "1",
        "missed_at": "14:00",
    }.items()
}


def body(cast: Cast, **given: object) -> dict[str, object]:
    """A form filled in: two patrols a day by the cast's inspector, from tomorrow on."""
    return {
        "programme": "touchpoint-audit",
        "projects": [str(cast.own["project_id"])],
        "assignee": f"person:{cast.people['inspector'].id}",
        "kind": "twice",
        "times": "1",
        "month_day": "1",
        "starts": str(today_in(SHANGHAI) + timedelta(days=1)),
        "days": "every",
        "off_days": "skip",
        "make_up_days": "1",
        "version": "1",
        **TIMES,
        **given,
    }


def newest(session: Session) -> InspectionPlan:
    """The plan made last."""
    row = session.query(InspectionPlan).order_by(InspectionPlan.id.desc()).first()
    assert row is not None
    return row


def test_the_list_shows_ones_own_plans_in_words(as_: SignIn) -> None:
    page = as_("inspector").get("/plans").text
    assert "every day" in page
    assert "云锦花园" in page
    assert "海星苑" not in page
    assert "Add a plan" not in page
    assert "No plans here" in as_("property_manager").get("/plans?ended=1").text


@pytest.mark.parametrize(
    ("given", "rhythm", "slots"),
    [
        ({}, "FREQ=DAILY", 2),
        ({"kind": "daily", "times": "3"}, "FREQ=DAILY", 3),
        ({"kind": "weekly", "weekdays": ["TH", "MO"]}, "FREQ=WEEKLY;BYDAY=MO,TH", 1),
        ({"kind": "monthly", "month_day": "-1"}, "FREQ=MONTHLY;BYMONTHDAY=-1", 1),
        ({"kind": "quarterly", "month_day": "15"}, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", 1),
        ({"kind": "custom", "custom": "FREQ=MONTHLY;BYDAY=1TU"}, "FREQ=MONTHLY;BYDAY=1TU", 1),
    ],
)
def test_a_plan_is_made_of_friendly_choices(
    as_: SignIn, cast: Cast, reading: Session, given: dict[str, object], rhythm: str, slots: int
) -> None:
    client = as_("property_manager")
    assert client.get("/plans/new").status_code == 200
    answer = client.send("/plans/new", **body(cast, **given))
    assert answer.status_code == 302, answer.text
    row = newest(reading)
    assert (row.rhythm, len(row.slots)) == (rhythm, slots)
    # Opened again, the form shows the same choices.
    page = client.get(f"/plans/{row.id}/edit").text
    assert re.search(rf'<option selected value="{given.get("kind", "twice")}"', page)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"projects": []}, "Choose at least one project."),
        ({"kind": "weekly", "weekdays": []}, "Choose at least one day."),
        ({"kind": "custom", "custom": ""}, "Write the RRULE below."),
        ({"kind": "custom", "custom": "FREQ=HOURLY"}, "HOURLY is too often"),
        ({"starts": "2020-01-01"}, "A plan begins today at the earliest."),
        ({"starts": "soon"}, "Write a date."),
        ({"slots-1-name": "T0"}, "a name of its own"),
        ({"slots-0-due_at": "07:00"}, "it must begin before it is late"),
        ({"slots-0-due_at": "99:00"}, "Write a time such as 08:30."),
        ({"make_up_days": "99"}, "From 0 to 31."),
        ({"assignee": "person:nobody"}, "Choose one of those offered."),
    ],
)
def test_what_makes_no_sense_is_told_at_its_field(
    as_: SignIn, cast: Cast, given: dict[str, object], words: str
) -> None:
    answer = as_("property_manager").send("/plans/new", **body(cast, **given))
    assert answer.status_code == 422
    assert words in answer.text


def test_single_projects_have_people_of_their_own(as_: SignIn, cast: Cast, reading: Session) -> None:
    person = cast.people["quality_manager"].id
    given = {f"person-{cast.own['project_id']}": str(person)}
    assert as_("property_manager").send("/plans/new", **body(cast, **given)).status_code == 302
    assert reading.query(PlanOccurrence).filter_by(assignee_id=person).count() > 0


def test_who_was_slower_is_told(as_: SignIn, cast: Cast, reading: Session) -> None:
    client = as_("property_manager")
    client.send("/plans/new", **body(cast))
    path = f"/plans/{newest(reading).id}/edit"
    assert client.send(path, **body(cast, make_up_days="2")).status_code == 302
    late = client.send(path, **body(cast, make_up_days="3"))
    assert late.status_code == 422
    assert "Somebody else changed this plan" in late.text


def test_a_plan_is_ended(as_: SignIn, cast: Cast, database: Database) -> None:
    client, path = as_("property_manager"), f"/plans/{cast.own['plan_id']}/end"
    assert client.send(path, version="x").status_code == 409
    assert client.send(path, version="1").status_code == 302
    with database.reading() as session:
        row = session.get_one(InspectionPlan, cast.own["plan_id"])
        left = session.query(PlanOccurrence).filter_by(plan_id=row.id)
        assert [each.held_on for each in left] == [row.ends]
    assert "every day" in client.get("/plans?ended=1").text


def test_an_empty_app_has_no_plans_of_others(app: Flask, as_: SignIn, cast: Cast) -> None:
    page = as_("stranger").get("/plans").text
    assert str(cast.foreign["plan_id"]) in page
    assert str(cast.own["plan_id"]) not in page
