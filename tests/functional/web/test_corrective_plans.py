"""The corrective-action plan of a project in the browser."""

from collections.abc import Callable

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_the_plan_is_read_and_printed_from_the_project(as_: As, cast: Cast) -> None:
    browser, path = as_("property_manager"), f"/projects/{cast.own['project_id']}/corrective-plan"
    assert path in browser.get(f"/projects/{cast.own['project_id']}").text
    page = browser.get(f"{path}?language=zh")
    assert "整改计划" in page.text
    assert "地面平整清洁" in page.text
    assert browser.get("/corrective-plan.css").mimetype == "text/css"
    file = browser.send(f"{path}/pdf?language=en")
    assert (file.status_code, file.mimetype) == (200, "application/pdf")
    assert b'"Corrective-action plan' in file.data
