from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.checklist.model import Veto
from inspect_app.inspection.answers import Answer
from inspect_app.scoring.criteria import criteria_of
from inspect_app.scoring.sheets import Tally, score_sheet, tally_of
from tests.factories.scoring import item, programme, sheet

EXCUSED = Answer(not_applicable="none here")


@pytest.mark.parametrize(
    ("rule", "tally"),
    [
        ("exclude", Tally(Fraction(3), 3, 3, 3, 0)),
        ("full", Tally(Fraction(5), 5, 3, 3, 0)),
        ("zero", Tally(Fraction(3), 5, 3, 3, 0)),
    ],
)
def test_what_an_excused_item_counts(rule: str, tally: Tally) -> None:
    plan = programme(item("a", weight=Decimal(3)), item("b", weight=Decimal(2)), not_applicable=rule)
    criteria = criteria_of(plan)["c"]
    scored = score_sheet(plan, criteria, sheet(a="conform", b=EXCUSED), {})
    assert scored.tally == tally == tally_of(criteria.criteria, scored.score.items, rule)


def test_a_vetoed_sheet_keeps_what_it_would_have_had() -> None:
    plan = programme(item("a", weight=Decimal("0.5"), veto=Veto.SHEET), item("b", weight=Decimal("1.5")))
    scored = score_sheet(plan, criteria_of(plan)["c"], sheet(a="nonconform", b="conform"), {}).score
    assert (scored.score, scored.score_before_veto, scored.vetoed) == (0, Fraction(3, 4), True)
    assert (scored.earned, scored.full) == (0, 2)


def test_items_stay_in_the_order_of_the_sheet() -> None:
    plan = programme(item("b"), item("a"), item("c"))
    scored = score_sheet(plan, criteria_of(plan)["c"], sheet(a="conform"), {}).score
    assert [each.item for each in scored.items] == ["b", "a", "c"]
