"""Lists taken out in the browser."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from sqlalchemy import select

from inspect_app.storage.database import Session
from inspect_app.storage.models import AuditEvent, Inspection
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


@pytest.mark.parametrize("kind", ["inspections", "answers", "findings"])
def test_a_workbook_comes_under_a_readable_name(as_: As, kind: str) -> None:
    answer = as_("property_manager").send(f"/exports/{kind}?format=xlsx")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="{kind.title()} 20')
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book.active.max_row > 1


def test_csv_has_the_mark_excel_knows_it_by(as_: As) -> None:
    answer = as_("inspector").send("/exports/findings?format=csv&state=all")
    assert answer.data.startswith(b'\xef\xbb\xbf"Finding no."')
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"


def test_only_the_projects_of_the_person(as_: As, cast: Cast) -> None:
    own = as_("inspector").send("/exports/inspections?format=csv").data.decode()
    assert "云锦花园" in own
    assert "海星苑" not in own
    foreign = as_("stranger").send("/exports/answers?format=csv").data.decode()
    assert "海星苑" in foreign
    assert "云锦花园" not in foreign


def test_the_filters_of_the_page_narrow_it_and_the_log_tells_them(as_: As, reading: Session) -> None:
    browser = as_("inspector")
    page = browser.get("/inspections?state=completed&_scheme=javascript&format=odd").text
    assert "/exports/answers?state=completed&amp;format=xlsx" in page
    text = browser.send("/exports/inspections?state=completed&format=csv").data.decode()
    assert "In progress" not in text
    assert text.count("\r\n") == 2
    event = reading.scalars(select(AuditEvent).where(AuditEvent.action == "export")).one()
    assert event.detail["state"] == "completed"
    assert event.detail["rows"] == 1


def test_odd_addresses_are_no_faults(as_: As) -> None:
    browser = as_("inspector")
    for query in ("", "?format=%00", "?format=exe", "?project=zz&state=%F0%9F&assignee=" + "x" * 900):
        assert browser.send(f"/exports/findings{query}").status_code == 200


def test_from_the_overview_it_holds_what_the_overview_tells_of(as_: As, reading: Session, cast: Cast) -> None:
    browser = as_("quality_manager")
    done = reading.scalars(select(Inspection).where(Inspection.state == "completed")).first()
    assert done is not None
    assert done.finished_at is not None
    month = f"{done.finished_at:%Y-%m}"
    page = browser.get(f"/portfolio?span={month}").text
    assert f"/exports/inspections?state=completed&amp;format=xlsx&amp;span={month}" in page
    there = f"state=completed&format=csv&project={cast.own['project_id']}&span={{}}"
    assert browser.send(f"/exports/inspections?{there.format(month)}").data.count(b"\r\n") == 2
    assert browser.send(f"/exports/inspections?{there.format('2001-01')}").data.count(b"\r\n") == 1
    assert (
        browser.send(f"/exports/findings?{there.format(month).replace('completed', 'all')}").status_code
        == 200
    )
