"""How documents look."""

import pytest

from inspect_app.checklist.model import Text
from inspect_app.reports.branding import PLAIN, Branding, contrast, is_colour, styles_of
from inspect_app.reports.document import json_of
from inspect_app.reports.html import render_html
from inspect_app.reports.patrol_facts import RegisterFacts
from inspect_app.reports.patrol_forms import PatrolRegister, patrol_register
from inspect_app.reports.records import document_from_json


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#1b2430", 15.7)]
)
def test_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    assert contrast(colour) == pytest.approx(ratio, abs=0.05)


@pytest.mark.parametrize("text", ["", "red", "#FFF", "#12345g", "#1234567", "#123456\n", "url(x)", "#12345;"])
def test_what_is_no_colour_never_gets_into_a_style_sheet(text: str) -> None:
    assert not is_colour(text)
    with pytest.raises(ValueError, match="not a colour"):
        styles_of(Branding(ink=text))
    with pytest.raises(ValueError, match="not a colour"):
        styles_of(Branding(line=text))


def test_a_plain_look_adds_nothing() -> None:
    assert styles_of(PLAIN) == ""
    assert "branding" not in json_of(_register(PLAIN))


def test_each_choice_adds_its_rules() -> None:
    css = styles_of(Branding("0" * 64, "#0a3d62", "#60708a", "内部资料", "", ("findings",), 4))
    assert "#0a3d62" in css
    assert "#60708a" in css
    assert "21.8mm" in css
    assert ".logo" in css
    assert "string(brand-header)" in css
    assert "内部资料" not in css


def test_texts_are_texts_and_travel_with_the_data() -> None:
    look = Branding(header='"><script>', footer="\\22 } body{display:none}")
    document = _register(look)
    page = render_html(document)
    assert 'data-brand-header="&#34;&gt;&lt;script&gt;"' in page.html
    assert "display:none" not in page.css
    assert document_from_json("patrol-register", json_of(document)) == document


def _register(look: Branding) -> PatrolRegister:
    made = patrol_register(RegisterFacts(Text("甲物业", "A")), "zh")
    return PatrolRegister(**{name: getattr(made, name) for name in made.__slots__} | {"branding": look})


def test_texts_in_the_margins_have_lines_of_their_own() -> None:
    """Beside the running title, a text of forty characters ran over the number and off the page."""
    header = styles_of(Branding(header="甲" * 40))
    assert 'string(brand-header) "\\A" string(header)' in header
    footer = styles_of(Branding(footer="乙" * 40))
    assert 'string(company) "\\A" string(brand-footer)' in footer
    assert "@bottom-left" not in header
    assert "@top-left" not in footer
    assert "center" not in header + footer
