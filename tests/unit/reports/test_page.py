"""The report as a page."""

import re

import html5lib
import pytest

from inspect_app.reports.model import InspectionReport
from inspect_app.reports.page import Frame, page_styles, render_page

FRAME = Frame("/reports/page.css", "/inspections/1/reports")


def _page(report: InspectionReport) -> str:
    return render_page(report, FRAME, {name: f"/pictures/{name}" for name, _ in report.assets})


def test_the_page_says_what_the_pdf_says(report: InspectionReport) -> None:
    html = _page(report)
    text = "".join(html5lib.parse(html, namespaceHTMLElements=False).itertext())
    for words in (report.cover.programme, report.summary.priorities[0].title, report.losses.sentence):
        assert words in text
    assert 'href="/reports/page.css"' in html
    assert 'href="/inspections/1/reports"' in html


def test_pictures_are_the_server_s_and_charts_are_within(report: InspectionReport) -> None:
    sources = re.findall(r'src="([^"]+)"', _page(report))
    assert "/pictures/photo-1" in sources
    assert sum(source.startswith("data:image/svg+xml;base64,") for source in sources) == 2
    assert not [source for source in sources if source.startswith("asset:")]


def test_it_stands_under_a_strict_policy(report: InspectionReport) -> None:
    html = _page(report)
    assert "<script" not in html
    assert "<style" not in html
    assert not re.search(r"<[^>]+ style=", html)


def test_its_words_are_its_main_part_and_no_icon_is_asked_for_in_vain(report: InspectionReport) -> None:
    html = _page(report)
    assert html.count("<main>") == html.count("</main>") == 1
    assert '<link rel="icon" href="data:,">' in html


def test_a_picture_without_an_address_is_an_error(report: InspectionReport) -> None:
    with pytest.raises(KeyError):
        render_page(report, FRAME, {})


def test_the_styles_are_the_print_s_and_the_screen_s() -> None:
    styles = page_styles("inspection")
    assert ".cover" in styles
    assert "body.screen" in styles
