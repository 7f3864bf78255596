from decimal import Decimal
from fractions import Fraction

from inspect_app.scoring.coverage import coverage_of
from inspect_app.scoring.criteria import criteria_of
from inspect_app.scoring.sheets import ScoredSheet, score_sheet
from tests.factories.scoring import item, programme, sheet


def _scored(weights: tuple[str, str]) -> ScoredSheet:
    plan = programme(
        *(item(name, weight=Decimal(weight)) for name, weight in zip("ab", weights, strict=True))
    )
    return score_sheet(plan, criteria_of(plan)["c"], sheet(a="conform"), {})


def test_weights_of_different_denominators_add_up() -> None:
    sheets = [_scored(("0.5", "0.5")), _scored(("2", "1")), _scored(("0.25", "0")), _scored(("2", "1"))]
    assert coverage_of(sheets) == Fraction(19, 29)


def test_nothing_applicable_is_nothing_covered() -> None:
    assert coverage_of([]) == 0
    assert coverage_of([_scored(("0", "0"))]) == 0
