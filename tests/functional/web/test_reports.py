"""The reports of an inspection in the browser."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from inspect_app import ids
from inspect_app.services import jobs
from inspect_app.storage.database import Database
from inspect_app.storage.models import Job, Report
from inspect_app.web.reports import file_name
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


@pytest.fixture
def path(cast: Cast) -> str:
    """Of the completed inspection of the cast's own project."""
    return f"/inspections/{cast.own['done_id']}/reports"


def _end(database: Database, error: str | None = None) -> None:
    """The wanted report is made, or fails."""
    with database.writing() as session:
        lease = jobs.take(session)
        assert lease is not None
        if error is None:
            jobs.finish(session, lease)
            made = session.scalars(select(Report)).first()
            assert made is not None
            inspection = UUID(lease.parameters["inspection"])
            session.add(
                Report(
                    inspection_id=inspection,
                    language=lease.parameters["language"],
                    sha256=made.sha256,
                    size=2048,
                    pages=5,
                    created_at=made.created_at,
                )
            )
        else:
            jobs.give_back(session, lease, error, lasting=True)


def test_asking_waiting_and_fetching(as_: As, path: str, app: Flask, database: Database) -> None:
    woken: list[bool] = []
    app.extensions["runner"].wake = lambda: woken.append(True)
    browser = as_("property_manager")
    assert "Make the report" in browser.get(path).text
    answer = browser.send(path, language="en")
    assert (answer.status_code, answer.headers["Location"], woken) == (303, path, [True])
    page = browser.get(path)
    assert "Waiting" in page.text
    assert "js/reports/show.js" in page.text
    assert browser.get(path, headers={"Accept": "application/json"}).json == {"pending": True}
    _end(database)
    assert browser.get(path, headers={"Accept": "application/json"}).json == {"pending": False}
    page = browser.get(path)
    assert "js/reports/show.js" not in page.text
    assert page.text.count("Download PDF") == 2


def test_asking_twice_is_asking_once(as_: As, path: str, database: Database) -> None:
    browser = as_("inspector")
    for _ in range(2):
        assert browser.send(path, language="en").status_code == 303
    with database.reading() as session:
        assert len(session.scalars(select(Job)).all()) == 1


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("cpu", "too large for the computing time"),
        ("asset-missing", "missing or damaged"),
        ("crashed", "Ask for it again"),
        ("report-score-differs", "This cannot be done"),
    ],
)
def test_a_failure_says_why_and_can_be_asked_for_again(
    as_: As, path: str, database: Database, code: str, words: str
) -> None:
    browser = as_("inspector")
    browser.send(path, language="en")
    _end(database, code)
    page = browser.get(path).text
    assert words in page or "no longer give the score" in page
    assert "Make the report" in page
    assert browser.send(path, language="en").status_code == 303


@pytest.mark.parametrize("language", ["", "fr", "\0", "x" * 2000])
def test_another_language_is_refused(as_: As, path: str, language: str) -> None:
    answer = as_("inspector").send(path, language=language)
    assert answer.status_code == 409
    assert "Choose Chinese or English." in answer.text


def test_the_file_comes_with_its_name_and_its_fingerprint(as_: As, cast: Cast, database: Database) -> None:
    browser = as_("supervisor")
    answer = browser.get(f"/reports/{cast.own['report_id']}/file")
    assert answer.data == b"%PDF-1.7 YJ"
    assert answer.mimetype == "application/pdf"
    with database.reading() as session:
        report = session.get(Report, cast.own["report_id"])
        assert report is not None
        assert answer.headers["ETag"] == f'"{report.sha256}"'
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert "filename*=UTF-8''%E4%BA%91%E9%94%A6" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    again = browser.get(
        f"/reports/{cast.own['report_id']}/file", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_damaged_file_is_never_sent(as_: As, cast: Cast, app: Flask, database: Database) -> None:
    with database.reading() as session:
        report = session.get(Report, cast.own["report_id"])
        assert report is not None
    app.extensions["blobs"].path(report.sha256).write_bytes(b"%PDF-1.7 forged")
    answer = as_("supervisor").get(f"/reports/{cast.own['report_id']}/file")
    assert answer.status_code == 409
    assert b"forged" not in answer.data
    assert "missing or damaged" in answer.text


def test_a_damaged_file_is_made_anew(as_: As, path: str, cast: Cast, app: Flask, database: Database) -> None:
    browser = as_("inspector")
    with database.reading() as session:
        report = session.get_one(Report, cast.own["report_id"])
    browser.send(path, language=report.language)
    with database.writing() as session:
        lease = jobs.take(session)
        assert lease is not None
        jobs.finish(session, lease)
    assert "Make the report" in browser.get(path).text  # The other language's.
    browser.send(path, language=report.language)
    assert browser.get(path, headers={"Accept": "application/json"}).json == {"pending": False}
    app.extensions["blobs"].path(report.sha256).unlink()
    page = browser.get(path).text
    assert "missing or damaged" in page
    assert page.count("Make the report") == 2
    browser.send(path, language=report.language)
    assert browser.get(path, headers={"Accept": "application/json"}).json == {"pending": True}


def test_an_inspection_under_way_has_no_reports(as_: As, cast: Cast) -> None:
    path = f"/inspections/{cast.own['inspection_id']}/reports"
    browser = as_("inspector")
    assert browser.get(path).status_code == 409
    assert browser.send(path, language="zh").status_code == 409


def test_foreign_and_missing_answer_alike(as_: As, cast: Cast) -> None:
    browser = as_("property_manager")
    for one in (cast.foreign["done_id"], ids.new()):
        assert browser.get(f"/inspections/{one}/reports").status_code == 404
        assert browser.send(f"/inspections/{one}/reports", language="zh").status_code == 404
    for one in (cast.foreign["report_id"], ids.new()):
        assert browser.get(f"/reports/{one}/file").status_code == 404


def test_names_of_files_are_fit_for_every_disk(cast: Cast, database: Database) -> None:
    from inspect_app.services import reports

    with database.reading() as session:
        report = reports.report(session, UUID(str(cast.own["report_id"])))
        report.inspection.project.name = 'a/b\\c:d*e?f"g<h>i|j\nk' + "长" * 200
        name = file_name(report)
    assert name.startswith("a b c d e f g h i j k长")
    assert name.endswith(".pdf")
    assert len(name) <= 124
