"""The HTML: complete, and never broken open by what people typed."""

from dataclasses import replace

import html5lib
import pytest
from jinja2 import UndefinedError

from inspect_app.reports.document import Seal
from inspect_app.reports.facts import InspectionFacts
from inspect_app.reports.html import cells, environment, render_html
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.view import inspection_view

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=y>&amp;' {{ 7*7 }} {% raw %} \x00 👍 </style>]]>"
ALLOWED = {
    "html", "head", "meta", "title", "body", "section", "p", "h1", "h2", "h3", "h4", "div", "span", "b", "br",
    "ul", "ol", "li", "dl", "dt", "dd", "img", "a",
    "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def _elements(html: str) -> list:  # type: ignore[type-arg]
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return list(tree.iter())


def _hostile(facts: InspectionFacts) -> InspectionFacts:
    sheets = tuple(
        replace(
            sheet,
            label=HOSTILE,
            answers={item: replace(answer, note=HOSTILE) for item, answer in sheet.answers.items()},
        )
        for sheet in facts.sheets
    )
    return replace(
        facts,
        project=replace(facts.project, name=HOSTILE, address=HOSTILE),
        inspectors=(HOSTILE,),
        remarks=HOSTILE,
        sheets=sheets,
        number=HOSTILE,
        findings=tuple(replace(finding, place=HOSTILE, owner=HOSTILE) for finding in facts.findings),
        signatures=tuple(replace(signature, name=HOSTILE) for signature in facts.signatures),
        photos=tuple(replace(photo, place=HOSTILE, filename=HOSTILE) for photo in facts.photos),
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_people_typed_never_becomes_markup(facts: InspectionFacts, language: str) -> None:
    page = render_html(
        replace(inspection_view(_hostile(facts), language), seal=Seal("javascript:alert(1)", ""))
    )
    elements = _elements(page.html)
    assert {element.tag for element in elements} <= ALLOWED
    assert not [name for element in elements for name in element.attrib if name.startswith("on")]
    assert not [element for element in elements if element.tag == "a" and element.get("href")]
    assert "49" not in page.html.split("7*7")[1][:20]
    assert "\x00" not in page.html
    assert "👍" not in page.html


def test_drawings_are_well_formed_xml_whatever_the_labels(facts: InspectionFacts) -> None:
    from xml.etree import ElementTree as ET

    view = inspection_view(facts, "en")
    bars = tuple(replace(bar, label=HOSTILE) for bar in view.summary.bars)
    page = render_html(replace(view, summary=replace(view.summary, bars=bars)))
    assert set(page.drawings) == {"bars.svg", "trend.svg"}
    for drawing in page.drawings.values():
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(drawing).iter()}  # noqa: S314
        assert tags <= {"svg", "path", "text", "rect", "circle", "polyline"}


def test_a_link_brings_its_qr_code(report: InspectionReport) -> None:
    link = "https://inspect.example.com/v/7F3A"
    page = render_html(replace(report, seal=Seal(link, "7F3A-91C2")))
    assert page.drawings["link.svg"].startswith(b"<svg")
    assert f'href="{link}"' in page.html
    assert "7F3A-91C2" in page.html


def test_the_page_has_one_title_and_its_sections_in_order(report: InspectionReport) -> None:
    elements = _elements(render_html(report).html)
    assert [element.tag for element in elements if element.tag == "h1"] == ["h1"]
    sections = ["".join(element.itertext()).strip() for element in elements if element.tag == "h2"]
    assert sections == [
        "For management",
        "Where the points went",
        "Since the last inspection",
        "Touchpoint by touchpoint",
        "Findings",
        "Appendix",
    ]
    assert all(element.get("alt") for element in elements if element.tag == "img")


def test_an_empty_inspection_still_makes_a_page(facts: InspectionFacts) -> None:
    score = replace(
        facts.score, gradable=False, reason="nothing_scored", score=None, displayed=None, grade=None,
        grade_before_vetoes=None, parts=(), vetoes=(), losses=(),
    )  # fmt: skip
    bare = replace(
        facts, score=score, sheets=(), photos=(), signatures=(), findings=(), previous=None, history=(),
        median=None, remarks="",
    )  # fmt: skip
    assert "Not gradable" in render_html(inspection_view(bare, "en")).html


def test_a_name_misspelt_in_a_template_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment("en").from_string("{{ report.nonesuch }}").render(report={})


def test_widths() -> None:
    assert (cells("优"), cells("Good"), cells("（a）")) == (2, 4, 5)
