"""The charts as SVG: well formed, with every figure in words, hostile names as text."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from inspect_app.config import bundled_folder
from inspect_app.reports.branding import INK_CONTRAST, contrast
from inspect_app.reports.html import environment
from inspect_app.reports.page import page_styles
from inspect_app.reports.portfolio.drawings import drawings_of_portfolio
from inspect_app.reports.portfolio.view import portfolio_view
from tests.factories.portfolio import PROJECTS, nothing_failed, portfolio_facts

TEMPLATES = environment("en")


def test_each_chart_tells_its_figures() -> None:
    drawn = drawings_of_portfolio(portfolio_view(portfolio_facts(), "en"), TEMPLATES)
    assert set(drawn) == {"trend.svg", "heat-1.svg", "pareto-1.svg", "closures.svg"}
    texts = {name: " ".join(ET.fromstring(svg).itertext()) for name, svg in drawn.items()}  # noqa: S314
    for name, figures in {
        "trend.svg": ("91.8", "96.0", "Excellent 95+"),
        "heat-1.svg": ("滨河", "50.0", "Telephone"),
        "pareto-1.svg": ("Floor clean", "60%", "6"),
        "closures.svg": ("up to a day", "2"),
    }.items():
        assert all(figure in texts[name] for figure in figures), name


def test_what_has_no_figures_is_not_drawn() -> None:
    assert set(drawings_of_portfolio(portfolio_view(nothing_failed(), "en"), TEMPLATES)) == {
        "trend.svg",
        "heat-1.svg",
    }


def test_a_name_never_becomes_markup() -> None:
    hostile = replace(PROJECTS[0], name="<script>&</script>")
    view = portfolio_view(portfolio_facts(projects=(hostile,)), "en")
    svg = drawings_of_portfolio(view, TEMPLATES)["heat-1.svg"]
    assert b"<script" not in svg
    assert "<script>&" in "".join(ET.fromstring(svg).itertext())  # noqa: S314


def test_light_words_on_a_dark_cell_can_be_read() -> None:
    css = page_styles("portfolio")
    dark = re.findall(r"\.heat-\d { background: (#[0-9a-f]{6}); color: #fff; }", css)
    assert len(dark) == 2
    assert all(contrast(colour) >= INK_CONTRAST for colour in dark)
    source = (bundled_folder("templates") / "reports" / "portfolio" / "heat.svg").read_text(encoding="utf-8")
    assert all(f'"{colour}"' in source for colour in dark)
