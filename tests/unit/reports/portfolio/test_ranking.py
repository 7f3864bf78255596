"""Who stands where, who moved, and by what."""

from dataclasses import replace

from inspect_app.reports.portfolio.ranking import fell, missing_of, ranking_of, rose
from inspect_app.reports.portfolio.telling import Telling
from tests.factories.portfolio import PROJECTS, portfolio_facts, result

EN = Telling(portfolio_facts(), "en")


def test_equal_scores_share_a_place() -> None:
    rows = ranking_of(EN)
    assert [(row.place, row.project, row.change, row.direction) for row in rows] == [
        ("1", "翠湖", "+3.5", "up"),
        ("1", "新城", "", ""),
        ("3", "滨河", "−17.0", "down"),
    ]
    assert [row.score for row in rows] == ["96.0", "96.0", "71.0"]
    assert missing_of(EN) == ("远山",)


def test_what_cannot_be_graded_comes_last_without_a_place() -> None:
    unscored = replace(PROJECTS[0], latest=result(None, None))
    rows = ranking_of(Telling(portfolio_facts(projects=(unscored, PROJECTS[1])), "en"))
    assert [(row.place, row.score, row.change) for row in rows] == [("1", "71.0", "−17.0"), ("", "—", "")]


def test_the_same_score_again_is_level() -> None:
    level = replace(PROJECTS[0], before=PROJECTS[0].latest)
    telling = Telling(portfolio_facts(projects=(level,)), "en")
    assert ranking_of(telling)[0].direction == "level"
    assert fell(telling) == rose(telling) == ()


def test_movers_name_the_touchpoints_that_took_them_along() -> None:
    (down,), (up,) = fell(EN), rose(EN)
    assert (down.project, down.change, down.why) == ("滨河", "−17.0", ("Telephone −36.0", "Lobby −10.0"))
    assert (up.project, up.change, up.why) == ("翠湖", "+3.5", ("Lobby +7.0",))


def test_an_unscored_inspection_moves_nothing() -> None:
    unscored = replace(PROJECTS[1], latest=result(None, None))
    assert fell(Telling(portfolio_facts(projects=(unscored,)), "en")) == ()
