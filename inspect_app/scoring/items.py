"""What becomes of one item on one sheet."""

from __future__ import annotations

from fractions import Fraction

from inspect_app.checklist.model import Conformity
from inspect_app.inspection.answers import Answer, Value
from inspect_app.scoring.criteria import Criterion
from inspect_app.scoring.fractions import ZERO, fraction_of
from inspect_app.scoring.result import ItemScore, Outcome


def hidden(criterion: Criterion) -> ItemScore:
    """The item's condition does not hold: it does not count at all."""
    return ItemScore(criterion.item.id, Outcome.HIDDEN, criterion.item.weight)


def judge(criterion: Criterion, answer: Answer | None) -> ItemScore:
    """The outcome of an answer by itself; no answer is an item not inspected."""
    if answer is not None and answer.value is not None:
        return judge_value(criterion, answer.value)
    item = criterion.item
    if answer is not None and answer.not_applicable is not None:
        return ItemScore(item.id, Outcome.NOT_APPLICABLE, item.weight)
    return ItemScore(item.id, Outcome.NOT_INSPECTED, item.weight)


def judge_value(criterion: Criterion, value: Value) -> ItemScore:
    """The outcome of a value, worked out once per item and value."""
    known = criterion.judged.get(value)
    if known is None:
        known = criterion.judged[value] = _judged(criterion, value)
    return known


def _judged(criterion: Criterion, value: Value) -> ItemScore:
    item = criterion.item
    raw = fraction_of(item.answer, value)
    if raw is None:
        return ItemScore(item.id, Outcome.INFORMATION, item.weight)
    # Whole numbers compare several times faster than fractions.
    if raw.numerator * criterion.of >= criterion.passes * raw.denominator:
        return ItemScore(item.id, Outcome.PASSED, item.weight, raw, raw)
    if value == "partial" and isinstance(item.answer, Conformity):
        return ItemScore(item.id, Outcome.PARTIAL, item.weight, raw, raw, item.severity.lowered())
    return ItemScore(item.id, Outcome.FAILED, item.weight, raw, raw, item.severity)


def again(first: ItemScore, raw: Fraction, multiplier: Fraction) -> ItemScore:
    """The outcome of a failing answer that failed last time too: what it loses is multiplied."""
    return ItemScore(
        first.item, first.outcome, first.weight, raw, _worsened(raw, multiplier), first.severity, True
    )


def _worsened(raw: Fraction, multiplier: Fraction) -> Fraction:
    if multiplier == 1:
        return raw
    bottom = raw.denominator * multiplier.denominator
    top = bottom - (raw.denominator - raw.numerator) * multiplier.numerator
    return Fraction(top, bottom) if top > 0 else ZERO
