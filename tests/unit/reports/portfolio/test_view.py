"""The whole view, against reviewed goldens. ``UPDATE_GOLDEN=1`` writes them anew."""

import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inspect_app.reports.document import Seal, json_of
from inspect_app.reports.html import render_html
from inspect_app.reports.portfolio.telling import Telling
from inspect_app.reports.portfolio.view import portfolio_view, span_text
from tests.factories.portfolio import PROJECTS, nothing_failed, portfolio_facts, result

GOLDEN = Path(__file__).parents[3] / "golden" / "reports"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_view_is_the_reviewed_one(language: str) -> None:
    path = GOLDEN / f"portfolio-{language}.json"
    view = json.loads(json_of(portfolio_view(portfolio_facts(), language)))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(json.dumps(view, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert view == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("first", "last", "en", "zh"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "October 2026", "2026年10月"),
        (date(2026, 7, 1), date(2026, 9, 30), "2026, quarter 3", "2026年第3季度"),
        (date(2025, 1, 1), date(2025, 12, 31), "the year 2025", "2025年"),
        (
            date(2026, 2, 1),
            date(2026, 4, 30),
            "1 February 2026 – 30 April 2026",
            "2026年2月1日 – 2026年4月30日",
        ),
        (
            date(2026, 2, 3),
            date(2026, 2, 3),
            "3 February 2026 – 3 February 2026",
            "2026年2月3日 – 2026年2月3日",
        ),
        (
            date(2026, 2, 1),
            date(2027, 1, 31),
            "1 February 2026 – 31 January 2027",
            "2026年2月1日 – 2027年1月31日",
        ),
    ],
)
def test_spans_have_names(first: date, last: date, en: str, zh: str) -> None:
    assert span_text(Telling(portfolio_facts(), "en"), first, last) == en
    assert span_text(Telling(portfolio_facts(), "zh"), first, last) == zh


@pytest.mark.parametrize(
    ("scope", "names", "expected"),
    [
        ("company", ("华东",), "All projects"),
        ("region", ("华东",), "华东"),
        ("projects", ("a", "b", "c"), "a, b, c"),
        ("projects", ("a", "b", "c", "d"), "4 projects"),
        ("projects", (), "All projects"),
    ],
)
def test_the_scope_is_named(scope: str, names: tuple[str, ...], expected: str) -> None:
    assert portfolio_view(portfolio_facts(scope=scope, names=names), "en").scope == expected


def test_without_a_span_before_nothing_is_compared() -> None:
    view = portfolio_view(portfolio_facts(projects=PROJECTS[2:]), "en")
    assert (view.headlines[0].value, view.headlines[0].note) == ("96.0", "no span to compare with")


def test_what_cannot_be_graded_is_counted() -> None:
    projects = (*PROJECTS[1:3], PROJECTS[0].__class__("9", "无", "Z", "R", 1, result(None, None)))
    view = portfolio_view(portfolio_facts(projects=projects), "en")
    assert [(field.label, field.value) for field in view.grades][-1] == ("Not gradable", "1")


def test_an_empty_span_is_told_without_figures() -> None:
    view = portfolio_view(nothing_failed(), "en")
    assert (view.headlines[2].value, view.headlines[4].value) == ("0", "—")
    assert (view.overdue_total, view.overdue_note) == (5, "The 0 longest overdue of 5.")


def test_a_long_title_is_set_smaller_so_that_no_half_word_is_left_over() -> None:
    view = portfolio_view(portfolio_facts(), "zh")
    assert "<h1>短</h1>" in render_html(replace(view, title="短")).html
    long_title = "云栖雅苑、滨河家园2026年第4季度品质报告"
    assert f'<h1 class="long">{long_title}</h1>' in render_html(replace(view, title=long_title)).html


def test_what_the_report_is_of_stands_in_two_columns_before_its_code() -> None:
    view = replace(portfolio_view(portfolio_facts(), "en"), seal=Seal("", "AAAA-BBBB"))
    opening = render_html(view).html.split("</section>")[0]
    assert opening.count('<table class="facts">') == 2
    assert re.findall(r"<th scope=\"row\">([^<]+)</th>", opening)[: len(view.fields) + 1] == [
        *(field.label for field in view.fields),
        "Report code",
    ]
