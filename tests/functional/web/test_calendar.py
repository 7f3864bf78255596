"""The calendar: month and week, narrowed, and far away."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from inspect_app.services.planning.writing import today_in
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.planned import SHANGHAI

SignIn = Callable[[str], StrictClient]


def test_a_month_shows_what_is_due_by_shape_and_word(as_: SignIn) -> None:
    page = as_("property_manager").get("/calendar").text
    assert "#icon-due-open" in page
    assert "Open now" in page
    assert "云锦花园" in page
    assert 'aria-current="date"' in page


def test_a_week_leads_on(as_: SignIn, cast: Cast) -> None:
    page = as_("inspector").get("/calendar?view=week").text
    assert f"/occurrences/{cast.own['occurrence_id']}/start" in page
    looks = as_("supervisor").get("/calendar?view=week").text
    assert "/start" not in looks
    assert "Open now" in looks


def test_it_is_narrowed_to_a_project_or_a_person(as_: SignIn, cast: Cast) -> None:
    client = as_("inspector")
    nobody = client.get(f"/calendar?view=week&person={cast.people['supervisor'].id}").text
    assert "/start" not in nobody
    assert "海星苑" not in client.get(f"/calendar?project={cast.foreign['project_id']}").text


@pytest.mark.parametrize(
    "on", ["2000-01-01", "2100-12-31", "never", "9999-12-31", "0001-01-01", "2026-02-30"]
)
@pytest.mark.parametrize("view", ["month", "week", "decade"])
def test_any_day_has_a_page(as_: SignIn, on: str, view: str) -> None:
    assert as_("inspector").get(f"/calendar?view={view}&on={on}").status_code == 200


def test_what_is_not_written_down_yet_is_said(as_: SignIn) -> None:
    later = today_in(SHANGHAI) + timedelta(days=200)
    assert "Plans are written down until" in as_("inspector").get(f"/calendar?on={later}").text
