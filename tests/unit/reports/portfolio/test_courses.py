"""The trend and the heat map."""

from dataclasses import replace

from inspect_app.checklist.model import Text
from inspect_app.reports.portfolio.courses import COLUMNS, ROWS, heat_of, rungs_of, trend_of
from inspect_app.reports.portfolio.facts import ProjectFacts
from inspect_app.reports.portfolio.telling import Telling
from tests.factories.portfolio import portfolio_facts, result
from tests.factories.programmes import GRADING

EN = Telling(portfolio_facts(), "en")


def test_the_trend_begins_with_the_first_month_that_has_scores() -> None:
    trend = trend_of(EN)
    assert [(month.label, month.shown, month.count) for month in trend.months] == [
        ("26-08", "91.8", 2),
        ("26-09", "—", 0),
        ("26-10", "96.0", 3),
    ]
    assert (trend.months[2].lowest, trend.months[2].highest) == (71.0, 96.0)
    assert trend.alt == "Median score of the projects by month: 26-08 91.8, 26-10 96.0"


def test_without_any_score_the_trend_says_so() -> None:
    trend = trend_of(Telling(portfolio_facts(months=()), "en"))
    assert (trend.months, trend.alt) == ((), "Median score of the projects by month: none")


def test_grades_stand_behind_the_scores_only_where_they_follow_them() -> None:
    assert [rung.start for rung in rungs_of(EN)] == [95.0, 85.0, 75.0, 60.0, 0.0]
    assert rungs_of(Telling(portfolio_facts(grading=replace(GRADING, on="points")), "en")) == ()


def test_the_heat_map_leaves_out_what_nobody_was_asked() -> None:
    (block,) = heat_of(EN)
    assert block.columns == ("Lobby", "Telephone")
    assert [(row.label, [cell.shown for cell in row.cells]) for row in block.rows] == [
        ("翠湖", ["97.0", "95.0"]),
        ("滨河", ["80.0", "50.0"]),
        ("新城", ["96.0", "—"]),
    ]
    assert [cell.tone for cell in block.rows[1].cells] == [2, 4]
    assert block.rows[2].cells[1].tone == -1
    assert "滨河: Lobby 80.0, Telephone 50.0" in block.alt


def test_a_large_heat_map_is_cut_into_even_blocks() -> None:
    names = [f"c{number}" for number in range(COLUMNS + 1)]
    scores = result("90.0", "good", **dict.fromkeys(names, "0.9"))
    projects = tuple(ProjectFacts(str(n), f"P{n}", f"{n:03}", "R", 1, scores) for n in range(ROWS + 2))
    checklists = tuple((name, Text(name, name)) for name in names)
    blocks = heat_of(Telling(portfolio_facts(projects=projects, checklists=checklists), "en"))
    assert [(len(block.rows), len(block.columns)) for block in blocks] == [(16, 10), (16, 11)] * 2
    assert [block.asset for block in blocks] == [f"heat-{n}.svg" for n in (1, 2, 3, 4)]


def test_without_inspections_there_is_no_heat_map() -> None:
    assert heat_of(Telling(portfolio_facts(projects=()), "en")) == ()
