"""The report in the browser."""

import re
from collections.abc import Callable

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_the_report_is_read_and_its_pictures_answer(as_: As, cast: Cast) -> None:
    browser = as_("supervisor")
    answer = browser.get(f"/inspections/{cast.own['done_id']}/reports/page?language=zh")
    assert answer.status_code == 200
    assert "管理摘要" in answer.text
    sources = [source for source in re.findall(r'src="([^"]+)"', answer.text) if source.startswith("/")]
    assert len(sources) == 2
    assert [browser.get(source).status_code for source in sources] == [200, 200]
    styles = browser.get("/reports/page.css")
    assert (styles.mimetype, "body.screen" in styles.text) == ("text/css", True)


def test_in_the_reader_s_language_where_none_is_asked_for(as_: As, cast: Cast) -> None:
    page = as_("supervisor").get(f"/inspections/{cast.own['done_id']}/reports/page?language=fr").text
    assert "For management" in page


def test_an_inspection_under_way_has_none(as_: As, cast: Cast) -> None:
    assert as_("inspector").get(f"/inspections/{cast.own['inspection_id']}/reports/page").status_code == 409
