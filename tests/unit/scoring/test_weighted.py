from decimal import Decimal
from fractions import Fraction

from inspect_app.inspection.answers import Answer
from inspect_app.scoring import weighted
from inspect_app.scoring.criteria import criteria_of
from inspect_app.scoring.result import PartScore
from inspect_app.scoring.sheets import score_sheet
from tests.factories.scoring import item, programme, sheet

PLAN = programme(item("a", weight=Decimal(3)), item("b"))
CRITERIA = criteria_of(PLAN)["c"]
SHEETS = [
    score_sheet(PLAN, CRITERIA, each, {})
    for each in (sheet(a="conform", b="nonconform"), sheet(a=Answer(not_applicable="no")), sheet(b="conform"))
]


def _part(weight: str, score: Fraction | None) -> PartScore:
    return PartScore("x", Decimal(weight), score, Fraction(0), Fraction(0), ())


def test_the_mean_of_the_sheets_that_have_a_score() -> None:
    assert weighted.of_sheets(SHEETS) == (Fraction(7, 4), 2)
    assert weighted.sheet_stakes(SHEETS) == (1, 0, 1)


def test_one_unit_of_a_sheet_in_points_of_the_final_100() -> None:
    assert weighted.units(SHEETS, Fraction(1, 2)) == (Fraction(50, 4), 0, 50)


def test_a_node_without_a_score_leaves_the_mean() -> None:
    nodes = [_part("2.5", Fraction(1, 2)), _part("99", None), _part("0", Fraction(1))]
    assert weighted.of_nodes(nodes) == (Fraction(5, 4), Fraction(5, 2))
    assert [weighted.stake(node) for node in nodes] == [Fraction(5, 2), 0, 0]
