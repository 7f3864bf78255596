"""Where marks go: inside the drawing, in the right order, and readable without colour."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from inspect_app.reports.portfolio import charts
from inspect_app.reports.portfolio.model import Bucket
from inspect_app.reports.portfolio.view import portfolio_view
from tests.factories.portfolio import nothing_failed, portfolio_facts

REPORT = portfolio_view(portfolio_facts(), "en")
EMPTY = portfolio_view(nothing_failed(), "en")


def test_the_trend_stays_within_its_frame_and_breaks_at_gaps() -> None:
    drawing = charts.trend_drawing(REPORT.trend)
    assert [mark.x for mark in drawing.marks] == sorted(mark.x for mark in drawing.marks)
    assert drawing.segments == ()  # A month without scores stands between the two.
    for mark in (drawing.marks[0], drawing.marks[2]):
        assert mark.highest is not None
        assert mark.median is not None
        assert mark.lowest is not None
        assert 0 < mark.highest <= mark.median <= mark.lowest < drawing.height
    assert drawing.marks[1].median is None


def test_months_beside_each_other_are_joined() -> None:
    facts = portfolio_facts()
    view = portfolio_view(portfolio_facts(months=(facts.months[1], facts.months[3])), "en")
    assert len(charts.trend_drawing(view.trend).segments) == 1


def test_bands_fill_the_frame_without_gaps() -> None:
    bands = charts.trend_drawing(REPORT.trend).bands
    assert [band.title for band in bands] == ["Excellent 95+", "Good 85+", "Fair 75+", "Pass 60+"]
    assert all(one.bottom == other.top for one, other in pairwise(bands))
    assert [band.shaded for band in bands] == [False, True, False, True]


def test_the_heat_map_fits_the_page() -> None:
    drawing = charts.heat_drawing(REPORT.heat[0])
    assert drawing.label + drawing.column * len(drawing.heads) <= drawing.width
    assert drawing.height >= drawing.head + drawing.row * 3


def test_the_pareto_is_scaled_to_its_longest_bar() -> None:
    (drawing,) = charts.pareto_drawings(REPORT.pareto)
    assert [mark.width for mark in drawing.marks] == [drawing.scale, drawing.scale / 2, 32.67]
    assert drawing.marks[-1].x == drawing.label + drawing.scale
    assert len(drawing.line.split()) == 3
    assert charts.pareto_drawings(()) == ()


def test_a_long_pareto_goes_on_in_another_drawing_where_its_line_left_off() -> None:
    rows = REPORT.pareto * 3
    drawings = charts.pareto_drawings(rows)
    assert [len(drawing.marks) for drawing in drawings] == [4, 4, 1]
    assert len(replace(REPORT, pareto=rows).pareto_assets) == 3
    for above, below in pairwise(drawings):
        left, entered = above.line.split()[-1], below.line.split()[0]
        assert left == f"{entered.split(',')[0]},{above.height}"
        assert entered.endswith(",0.0")


def test_columns_stand_on_the_line() -> None:
    drawing = charts.closure_drawing(REPORT.closures.buckets)
    assert all(Fraction(str(mark.top + mark.height)) == Fraction(str(drawing.base)) for mark in drawing.marks)
    assert charts.closure_drawing((Bucket("x", 0),)).marks[0].height == 0
    assert charts.closure_drawing(()).marks == ()
