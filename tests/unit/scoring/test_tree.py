from decimal import Decimal
from fractions import Fraction
from math import prod

import pytest

from inspect_app.checklist.model import Part, Programme, Use
from inspect_app.scoring.criteria import criteria_of
from inspect_app.scoring.sheets import score_sheet
from inspect_app.scoring.tree import stakes_of, tree_of
from tests.factories.scoring import GRADING, PLAIN, checklist, item, sheet

USES = tuple(
    Use(checklist(item("a", weight=Decimal(weight)), checklist_id=f"c{weight}"), Decimal(weight))
    for weight in (1, 3)
)


@pytest.mark.parametrize(("model", "score"), [("weighted", "3/4"), ("points", "3/4")])
def test_shares_of_all_sheets_are_the_whole(model: str, score: str) -> None:
    parts = (Part("x", PLAIN, USES),)
    plan = Programme("p", "1", PLAIN, parts, GRADING, model="points" if model == "points" else "weighted")
    criteria = criteria_of(plan)
    sheets = {
        name: [score_sheet(plan, criteria[name], sheet("P1", name, a=value), {})]
        for name, value in (("c1", "nonconform"), ("c3", "conform"))
    }
    tree = tree_of(plan, sheets)
    assert tree.score == Fraction(score)
    stakes = stakes_of(plan, tree, sheets)
    assert [prod(stake.shares) for stake in stakes] == [Fraction(1, 4), Fraction(3, 4)]
    assert [stake.unit for stake in stakes] == [25, 25]


def test_without_a_score_nothing_is_at_stake() -> None:
    plan = Programme("p", "1", PLAIN, (Part("x", PLAIN, USES),), GRADING)
    tree = tree_of(plan, {})
    assert tree.score is None
    assert stakes_of(plan, tree, {}) == ()
