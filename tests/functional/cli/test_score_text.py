from dataclasses import replace
from fractions import Fraction

from inspect_app.checklist.model import Cap, Conformity, Severity, Veto
from inspect_app.cli.score_text import score_text
from inspect_app.inspection.answers import Answer
from inspect_app.scoring.engine import score
from tests.factories.scoring import item, programme, sheet

PLAN = programme(
    item("floor", Conformity(partial=True), veto=Veto.CAP),
    item("lamp", veto=Veto.SHEET),
    item("door", veto=Veto.FAIL),
    item("sign"),
    caps=(Cap(Severity.MINOR, 1, "B"),),
    repeat_multiplier=Fraction(3, 2),
)


def test_score_grade_and_where_the_points_went() -> None:
    answers = {"floor": "conform", "lamp": "conform", "door": "conform", "sign": "nonconform"}
    text = score_text(replace(PLAN, caps=()), score(PLAN, [sheet("B1", **answers)]), "en")
    assert "Score     75.0 / 100" in text
    assert "Coverage  100.0%" in text
    assert "25.00   c/sign  B1     0.0%" in text


def test_vetoes_and_repeats_in_both_languages() -> None:
    answers = {"floor": "partial", "lamp": "nonconform", "door": "nonconform", "sign": "conform"}
    result = score(PLAN, [sheet("B1", **answers)], [sheet("B1", floor="partial")])
    english, chinese = (score_text(PLAN, result, language) for language in ("en", "zh"))
    for words in ("its sheet scores 0", "grade at most C", "grade is D", "repeat finding, loss times 1.5"):
        assert words in english
    for words in ("本表计零分", "等级不高于C", "等级定为D", "重复发生,失分乘以 1.5", "一般及以上不合格 2 项"):
        assert words in chinese


def test_a_grade_lowered_by_a_veto_says_what_it_was() -> None:
    plan = programme(item("floor", veto=Veto.FAIL, weight=0), item("lamp"))
    text = score_text(plan, score(plan, [sheet(floor="nonconform", lamp="conform")]), "en")
    assert "D (A before vetoes)" in text
    assert "No points were lost." in text


def test_not_gradable_says_why() -> None:
    assert "nothing has a score" in score_text(PLAN, score(PLAN, []), "en")
    thin = score_text(PLAN, score(PLAN, [sheet(sign="conform")]), "zh")
    assert "不予评级 (覆盖率低于要求的 80.0%)" in thin
    assert "检查覆盖率  25.0%" in thin


def test_marks_and_excused_items() -> None:
    plan = replace(PLAN, model="points", not_applicable="zero")
    given = {"floor": "conform", "lamp": "conform", "door": "conform"}
    text = score_text(plan, score(plan, [sheet(sign=Answer(not_applicable="none"), **given)]), "en")
    assert "Marks     3.0 / 4" in text
    assert "not applicable counts as 0" in text
