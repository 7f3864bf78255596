"""Whether plans were kept, and how far inspectors agree."""

from fractions import Fraction

from inspect_app.reports.portfolio.facts import AgreementFacts, PlannedFacts
from inspect_app.reports.portfolio.keeping import agreement_of, planned_of, total_of
from inspect_app.reports.portfolio.telling import Telling
from tests.factories.portfolio import portfolio_facts

PLANNED = (
    PlannedFacts("翠湖", in_time=3, waiting=2),
    PlannedFacts("滨河", in_time=4, late=1, made_up=1, missed=2),
    PlannedFacts("远山", waiting=4),
)


def test_what_was_kept_least_stands_first() -> None:
    rows = planned_of(Telling(portfolio_facts(planned=PLANNED), "en"))
    assert [(row.project, row.due, row.rate, row.waiting) for row in rows] == [
        ("滨河", 8, "75%", 0),
        ("翠湖", 3, "100%", 2),
        ("远山", 0, "—", 4),
    ]


def test_all_together_are_summed_where_there_are_several() -> None:
    total = total_of(Telling(portfolio_facts(planned=PLANNED), "zh"))
    assert total is not None
    assert (total.project, total.due, total.in_time, total.missed, total.rate) == ("合计", 11, 7, 2, "82%")
    assert total_of(Telling(portfolio_facts(planned=PLANNED[:1]), "zh")) is None
    assert total_of(Telling(portfolio_facts(planned=()), "zh")) is None


def _told(language: str, agreement: AgreementFacts) -> str:
    return agreement_of(Telling(portfolio_facts(agreement=agreement), language))


def test_agreement_is_told_beside_what_one_inspector_differs_from_himself() -> None:
    other = (Fraction(1, 100), Fraction(3, 100), Fraction(8, 100))
    both = AgreementFacts(1, other, 2, (Fraction(1, 50), Fraction(1, 100)))
    assert _told("en", both) == (
        "Where two inspectors followed each other (pairs: 1), the scores of a touchpoint differ by 3.0 points"
        " (median). Where one came twice (pairs: 2), by 1.5."
    )
    assert _told("zh", both).endswith("3.0 分（中位数）。由同一检查员先后检查的（2 对），相差 1.5 分。")
    assert "twice" not in _told("en", AgreementFacts(1, other))


def test_where_nobody_followed_another_nothing_is_made_up() -> None:
    assert "cannot be told" in _told("en", AgreementFacts(same_pairs=1, same=(Fraction(1, 50),)))
