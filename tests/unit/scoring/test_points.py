from decimal import Decimal
from fractions import Fraction

from inspect_app.inspection.answers import Sheet
from inspect_app.scoring import points
from inspect_app.scoring.criteria import criteria_of
from inspect_app.scoring.result import PartScore
from inspect_app.scoring.sheets import ScoredSheet, score_sheet
from tests.factories.scoring import item, programme, sheet

PLAN = programme(item("a", weight=Decimal(4)), item("b", weight=Decimal(2), bonus=True), model="points")


def _scored(*sheets: Sheet) -> list[ScoredSheet]:
    return [score_sheet(PLAN, criteria_of(PLAN)["c"], each, {}) for each in sheets]


def test_sheets_with_full_marks_are_in_the_mean() -> None:
    sheets = _scored(sheet(a="conform", b="conform"), sheet(b="conform"), sheet(a="nonconform"))
    assert points.counted(sheets) == (True, False, True)
    assert points.of_sheets(sheets) == (3, 4)
    assert points.sheet_stakes(sheets) == (2, 0, 2)
    assert points.units(sheets, Fraction(8)) == (Fraction(100, 16), 0, Fraction(100, 16))


def test_without_full_marks_the_answered_bonus_sheets_are() -> None:
    sheets = _scored(sheet(b="conform"), sheet(b="nonconform"), sheet())
    assert points.counted(sheets) == (True, True, False)
    assert points.of_sheets(sheets) == (1, 0)


def test_no_sheets_bring_no_marks() -> None:
    assert points.of_sheets([]) == (0, 0)
    assert points.units([], Fraction(8)) == ()


def test_marks_add_up() -> None:
    nodes = [PartScore("x", Decimal(9), None, Fraction(e), Fraction(f), ()) for e, f in ((3, 4), (2, 0))]
    assert points.of_nodes(nodes) == (5, 4)
    assert [points.stake(node) for node in nodes] == [4, 0]
