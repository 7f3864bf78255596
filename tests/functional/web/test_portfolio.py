"""The overview of the projects, the report as a page, and its files."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from inspect_app import clock
from inspect_app.services import jobs
from inspect_app.storage.database import Database
from inspect_app.storage.models import Job, PortfolioReport
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


@pytest.fixture
def this_month() -> str:
    """The query of the month in which the cast inspected."""
    return f"span={clock.now():%Y-%m}"


def test_the_overview_says_who_stands_where(as_: As, this_month: str) -> None:
    page = as_("quality_manager").get(f"/portfolio?{this_month}")
    assert page.status_code == 200
    for words in ("Ranking of the projects", "云锦花园", "Course of the scores", "What keeps coming back"):
        assert words in page.text
    assert "海星苑" not in page.text
    assert page.text.count("data:image/svg+xml;base64,") == 2


def test_without_choosing_the_month_with_inspections_is_shown(as_: As) -> None:
    assert "Ranking of the projects" in as_("property_manager").get("/portfolio").text


def test_a_time_without_inspections_has_nothing_to_show(as_: As) -> None:
    page = as_("property_manager").get("/portfolio?span=2020")
    assert (page.status_code, "Nothing to show yet." in page.text) == (200, True)
    assert as_("property_manager").get("/portfolio/page?span=2020").status_code == 409


def test_days_and_projects_can_be_chosen(as_: As, cast: Cast) -> None:
    today = f"{clock.now():%Y-%m-%d}"
    own, foreign = cast.own["project_id"], cast.foreign["project_id"]
    address = f"/portfolio?first=2026-01-01&last={today}&project={own}&project={foreign}&project=x"
    page = as_("property_manager").get(address.replace("2026", str(clock.now().year)))
    assert page.status_code == 200
    assert f'value="{own}" checked' in page.text
    assert str(foreign) not in page.text.partition("</form>")[0].partition("overview-projects")[2]


def test_the_report_can_be_read_in_either_language(as_: As, this_month: str) -> None:
    browser = as_("property_manager")
    page = browser.get(f"/portfolio/page?{this_month}&language=zh")
    assert 'lang="zh-Hans"' in page.text
    assert "项目排名" in page.text
    assert "How the figures are made" in browser.get(f"/portfolio/page?{this_month}&language=en").text
    assert browser.get("/portfolio/page.css").mimetype == "text/css"


def test_asking_waiting_and_fetching(as_: As, app: Flask, database: Database, this_month: str) -> None:
    woken: list[bool] = []
    app.extensions["runner"].wake = lambda: woken.append(True)
    browser = as_("property_manager")
    answer = browser.send(f"/portfolio/reports?{this_month}", language="en")
    assert (answer.status_code, answer.headers["Location"], woken) == (303, "/portfolio/reports", [True])
    page = browser.get("/portfolio/reports")
    assert "Waiting" in page.text
    assert "js/reports/show.js" in page.text
    told = browser.get("/portfolio/reports", headers={"Accept": "application/json"})
    assert told.json == {"pending": True}
    with database.writing() as session:
        lease = jobs.take(session)
        assert lease is not None
        jobs.give_back(session, lease, "cpu", lasting=True)
    failed = browser.get("/portfolio/reports").text
    assert "too large for the computing time" in failed
    assert "js/reports/show.js" not in failed


def test_a_language_there_is_not(as_: As, database: Database, this_month: str) -> None:
    answer = as_("property_manager").send(f"/portfolio/reports?{this_month}", language="fr")
    assert answer.status_code == 409
    with database.reading() as session:
        assert session.scalars(select(Job).where(Job.kind == "portfolio-report")).all() == []


def test_the_file_is_handed_to_whoever_may_see_all_of_it(as_: As, cast: Cast, database: Database) -> None:
    name = cast.own["portfolio_report_id"]
    answer = as_("property_manager").get(f"/portfolio/reports/{name}/file")
    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    with database.writing() as session:
        row = session.get_one(PortfolioReport, name)
        row.projects = [str(cast.foreign["project_id"])]
    assert as_("property_manager").get(f"/portfolio/reports/{name}/file").status_code == 404
    with database.writing() as session:
        row = session.get_one(PortfolioReport, name)
        row.projects, row.sha256 = [], "0" * 64
    assert as_("property_manager").get(f"/portfolio/reports/{name}/file").status_code == 409


def test_inspectors_have_no_overview(as_: As) -> None:
    browser = as_("inspector")
    assert browser.get("/portfolio").status_code == 403
    assert "/portfolio" not in browser.get("/").text
