"""The invariants of docs/scoring.md as properties.

Programmes are drawn without conditions and bonus items and with multipliers of at least 1: an answer that
turns from failing to passing may reveal further items by ``when`` and these may fail, so that invariant
is promised for a fixed set of visible items only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inspect_app.checklist.model import Group, Item, Part, Programme, Use
from inspect_app.inspection.answers import Answer, Sheet
from inspect_app.scoring.engine import score
from inspect_app.scoring.fractions import fraction_of
from inspect_app.scoring.result import Score
from tests.factories.scoring import GRADES, filled, item, programmes, values


def _summary(result: Score) -> dict[str, Any]:
    """All of a score that does not speak of order; of two items vetoing one sheet the first pays."""
    return {
        "numbers": (result.score, result.displayed, result.coverage, result.points, result.full_points),
        "grades": (result.grade, result.grade_before_vetoes, result.reason),
        "vetoes": sorted((v.kind, v.item or "", v.sheet or "", v.grade or "") for v in result.vetoes),
        "losses": sorted(
            (each.sheet, "" if each.reason == "veto" else each.item, each.points, each.reason)
            for each in result.losses
        ),
    }


def _with_uses(plan: Programme, change: Callable[[Use], Use]) -> Programme:
    parts = (replace(part, uses=tuple(change(use) for use in part.uses)) for part in plan.parts)
    return replace(plan, parts=tuple(parts))


def _with_items(plan: Programme, change: Callable[[str, tuple[Item, ...]], tuple[Item, ...]]) -> Programme:
    def changed(use: Use) -> Use:
        items = change(use.checklist.id, use.checklist.items)
        return replace(use, checklist=replace(use.checklist, groups=(Group(use.checklist.title, items),)))

    return _with_uses(plan, changed)


@given(st.data())
def test_order_does_not_matter(data: st.DataObject) -> None:
    plan = data.draw(programmes())
    sheets, previous = data.draw(filled(plan)), data.draw(filled(plan))
    shuffled = _with_items(plan, lambda _, items: tuple(data.draw(st.permutations(items))))
    parts = [
        replace(part, uses=tuple(data.draw(st.permutations(part.uses))))
        for part in data.draw(st.permutations(shuffled.parts))
    ]
    turned = [
        replace(sheet, answers=dict(data.draw(st.permutations(list(sheet.answers.items())))))
        for sheet in data.draw(st.permutations(sheets))
    ]
    again = score(replace(shuffled, parts=tuple(parts)), turned, data.draw(st.permutations(previous)))
    assert _summary(again) == _summary(score(plan, sheets, previous))


@given(st.data(), st.sampled_from([Decimal("0.3"), Decimal(7)]))
def test_multiplying_the_weights_of_a_nodes_children_changes_nothing(
    data: st.DataObject, times: Decimal
) -> None:
    plan = data.draw(programmes(model="weighted"))
    sheets = data.draw(filled(plan))
    before = _summary(score(plan, sheets))
    parts = tuple(replace(part, weight=part.weight * times) for part in plan.parts)
    assert _summary(score(replace(plan, parts=parts), sheets)) == before
    chosen = data.draw(st.sampled_from(plan.parts))

    def heavier(part: Part) -> Part:
        uses = tuple(replace(use, weight=use.weight * times) for use in part.uses)
        return replace(part, uses=uses) if part is chosen else part

    assert _summary(score(replace(plan, parts=tuple(map(heavier, plan.parts))), sheets)) == before


@given(st.data(), st.sampled_from([Decimal("0.3"), Decimal(7)]))
def test_multiplying_the_weights_of_a_checklists_items_changes_no_score(
    data: st.DataObject, times: Decimal
) -> None:
    # Coverage adds item weights of all sheets, so there a heavier checklist does count for more.
    plan = replace(data.draw(programmes(model="weighted")), coverage_floor=Fraction(0))
    sheets = data.draw(filled(plan))
    chosen = data.draw(st.sampled_from(plan.checklists)).id

    def heavier(checklist: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(
            replace(each, weight=each.weight * times) if checklist == chosen else each for each in items
        )

    before, after = score(plan, sheets), score(_with_items(plan, heavier), sheets)
    same = replace(after, coverage=before.coverage)
    assert _summary(same) == _summary(before)


def _failing(plan: Programme, sheets: list[Sheet]) -> list[tuple[int, Item]]:
    return [
        (number, criterion)
        for number, sheet in enumerate(sheets)
        for criterion in plan.checklist(sheet.checklist).items
        if (answer := sheet.answers.get(criterion.id)) and answer.value in values(criterion)[1]
    ]


@given(st.data())
def test_turning_a_failing_answer_into_a_passing_one_never_lowers_score_or_grade(
    data: st.DataObject,
) -> None:
    plan = data.draw(programmes())
    sheets, previous = data.draw(filled(plan)), data.draw(filled(plan))
    failing = _failing(plan, sheets)
    if not failing:
        return
    number, criterion = data.draw(st.sampled_from(failing))
    passing = Answer(data.draw(st.sampled_from(values(criterion)[0])))
    mended = list(sheets)
    mended[number] = replace(sheets[number], answers={**sheets[number].answers, criterion.id: passing})
    before, after = score(plan, sheets, previous), score(plan, mended, previous)
    assert (before.score is None) == (after.score is None)
    assert before.gradable == after.gradable
    if before.score is not None and after.score is not None:
        assert after.score >= before.score
    if before.grade is not None and after.grade is not None:
        assert GRADES.index(after.grade) <= GRADES.index(before.grade)


@given(st.data())
def test_adding_a_not_applicable_answer_under_exclude_changes_nothing(data: st.DataObject) -> None:
    plan = replace(data.draw(programmes()), not_applicable="exclude")
    sheets = data.draw(filled(plan))
    extra = item("extra", weight=Decimal(5))
    longer = _with_items(plan, lambda _, items: (*items, extra))
    excused = [
        replace(sheet, answers={**sheet.answers, "extra": Answer(not_applicable="none here")})
        for sheet in sheets
    ]
    assert _summary(score(longer, excused)) == _summary(score(plan, sheets))


@given(st.data())
def test_the_score_is_between_0_and_1_and_losses_sum_to_what_is_missing(data: st.DataObject) -> None:
    plan = data.draw(programmes())
    sheets, previous = data.draw(filled(plan)), data.draw(filled(plan))
    result = score(plan, sheets, previous)
    assert 0 <= result.coverage <= 1
    if result.score is None:
        assert result.losses == ()
        return
    assert 0 <= result.score <= 1
    assert sum(loss.points for loss in result.losses) == 100 - 100 * result.score
    spared = _with_items(plan, lambda _, items: tuple(replace(each, veto=None) for each in items))
    unvetoed = score(spared, sheets, previous).score
    assert unvetoed is not None
    by_answers = sum(loss.points for loss in result.losses if loss.reason != "veto")
    assert by_answers == 100 - 100 * unvetoed


# The default model of XCCDF 1.2: every node gives (score, count); a group is the weighted mean of those
# children whose count is not 0. Written from the specification, sharing nothing with the engine.
def _xccdf(children: list[tuple[Decimal, tuple[Fraction, int]]]) -> tuple[Fraction, int]:
    total, count, weights = Fraction(0), 0, Fraction(0)
    for weight, (points, counted) in children:
        if counted:
            total += points * Fraction(weight)
            weights += Fraction(weight)
            count += 1
    return (total / weights if count else Fraction(0)), count


def _xccdf_rule(criterion: Item, answer: Answer | None) -> tuple[Fraction, int]:
    if answer is None or answer.value is None:
        return Fraction(0), 0
    fraction = fraction_of(criterion.answer, answer.value)
    return (Fraction(0), 0) if fraction is None else (fraction, 1)


@given(st.data())
def test_weighted_equals_the_default_model_of_xccdf(data: st.DataObject) -> None:
    # Weights are above 0 here: where a group weighs 0 XCCDF divides by 0 and we say "no score".
    plan = data.draw(programmes(plain=True))
    sheets = {sheet.checklist: sheet for sheet in data.draw(filled(plan, most=1))}

    def group(use: Use) -> tuple[Fraction, int]:
        answers = sheets[use.checklist.id].answers if use.checklist.id in sheets else {}
        rules = [(each.weight, _xccdf_rule(each, answers.get(each.id))) for each in use.checklist.items]
        return _xccdf(rules)

    parts = [(part.weight, _xccdf([(use.weight, group(use)) for use in part.uses])) for part in plan.parts]
    expected, count = _xccdf(parts)
    assert score(plan, list(sheets.values())).score == (expected if count else None)
