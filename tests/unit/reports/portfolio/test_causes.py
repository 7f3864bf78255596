"""What fails most and what comes back."""

from inspect_app.reports.portfolio.causes import pareto_alt, pareto_note, pareto_of, repeats_of
from inspect_app.reports.portfolio.telling import Telling
from tests.factories.portfolio import nothing_failed, portfolio_facts

EN = Telling(portfolio_facts(), "en")


def test_shares_are_of_all_findings_and_add_up() -> None:
    rows = pareto_of(EN)
    assert [(row.title, row.checklist, row.findings, row.share, row.cumulative) for row in rows] == [
        ("Floor clean", "Lobby", 6, "60%", "60%"),
        ("Answered in three rings", "Telephone", 3, "30%", "90%"),
        ("Old item", "gone", 1, "10%", "100%"),
    ]
    assert pareto_note(EN, rows) == "3 items make up 100% of 10 findings."
    assert "Floor clean 6 (60%)" in pareto_alt(EN, rows)


def test_what_failed_once_at_one_project_does_not_come_back() -> None:
    assert [(row.title, row.repeats, row.projects) for row in repeats_of(EN)] == [
        ("Floor clean", 2, 3),
        ("Old item", 1, 1),
    ]


def test_without_findings_nothing_is_said() -> None:
    telling = Telling(nothing_failed(), "en")
    assert pareto_of(telling) == repeats_of(telling) == ()
    assert pareto_note(telling, ()) == ""
    assert pareto_alt(telling, ()).endswith("none")
