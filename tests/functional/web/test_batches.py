"""All reports of a month in the browser."""

from collections.abc import Callable

from flask import Flask

from inspect_app import clock
from inspect_app.config import Config
from inspect_app.services.batches import asking
from inspect_app.storage.database import Database
from inspect_app.storage.models import Job, ReportBatch
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def _month(app: Flask) -> str:
    config: Config = app.extensions["config"]
    return f"{clock.now().astimezone(config.zone):%Y-%m}"


def test_asking_watching_cancelling_and_going_on(as_: As, app: Flask) -> None:
    woken: list[bool] = []
    app.extensions["runner"].wake = lambda: woken.append(True)
    browser = as_("inspector")
    assert "All reports of a month" in browser.get("/inspections").text
    answer = browser.send("/reports/batches", month=_month(app), language="zh")
    assert (answer.status_code, woken) == (303, [True])
    path = answer.headers["Location"]
    page = browser.get(path).text
    assert "0 of 1 reports" in page
    assert "js/batches/show.js" in page
    told = browser.get(path, headers={"Accept": "application/json"}).json
    assert told == {"pending": True, "done": 0, "total": 1}
    assert _month(app) in browser.get("/reports/batches").text
    assert browser.get(f"{path}/file").status_code == 409
    assert browser.send(f"{path}/cancel").status_code == 303
    assert "Cancelled" in browser.get(path).text
    assert browser.send(f"{path}/resume").status_code == 303
    assert "Being made" in browser.get(path).text
    assert browser.get("/reports/batches", headers={"Accept": "application/json"}).json == {"pending": True}


def test_the_file_comes_piece_by_piece_to_its_owner_alone(as_: As, app: Flask, database: Database) -> None:
    app.extensions["runner"].wake = lambda: None
    browser = as_("inspector")
    path = browser.send("/reports/batches", month=_month(app), language="en").headers["Location"]
    with database.writing() as session:
        batch = session.query(ReportBatch).one()
        batch.size, batch.made_at, batch.expires_at = 2_000_000, clock.now(), clock.now()
        session.get_one(Job, batch.job_id).state = "done"
        file = asking.path_of(app.extensions["config"], batch.id)
    file.parent.mkdir()
    file.write_bytes(b"PK")
    assert "Download ZIP (2.0 MB)" in browser.get(path).text
    answer = browser.get(f"{path}/file")
    assert answer.data == b"PK"
    assert f"Reports {_month(app)}.zip" in answer.headers["Content-Disposition"]
    answer.close()
    assert as_("supervisor").get(f"{path}/file").status_code == 404


def test_a_failure_says_why(as_: As, app: Flask, database: Database) -> None:
    app.extensions["runner"].wake = lambda: None
    browser = as_("supervisor")
    path = browser.send("/reports/batches", month=_month(app), language="en").headers["Location"]
    with database.writing() as session:
        job = session.get_one(Job, session.query(ReportBatch).one().job_id)
        job.state, job.error = "failed", "crashed"
    page = browser.get(path).text
    assert "Stopped" in page
    assert "Go on" in page


def test_an_odd_or_empty_month_is_told(as_: As) -> None:
    browser = as_("inspector")
    assert "No inspection" in browser.send("/reports/batches", month="2020-01", language="zh").text
    assert browser.send("/reports/batches", month="x" * 900, language="zh").status_code == 422
