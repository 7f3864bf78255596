"""What becomes of one item on one sheet."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from inspect_app.inspection.answers import Answer, Value
from inspect_app.scoring.criteria import Criterion
from inspect_app.scoring.fractions import ZERO, fraction_of
from inspect_app.scoring.result import ItemScore, Outcome

Repeated = Callable[[Criterion], bool]


def hidden(criterion: Criterion) -> ItemScore:
    """The item's condition does not hold: it does not count at all."""
    return ItemScore(criterion.item.id, Outcome.HIDDEN, criterion.item.weight)


def judge(criterion: Criterion, answer: Answer | None, repeated: Repeated, multiplier: Fraction) -> ItemScore:
    """The outcome of an answer; no answer is an item not inspected.

    ``repeated`` is asked only for a failing item: whether it failed last time too.
    """
    item = criterion.item
    if answer is not None and answer.value is not None:
        return _judge_value(criterion, answer.value, repeated, multiplier)
    if answer is not None and answer.not_applicable is not None:
        return ItemScore(item.id, Outcome.NOT_APPLICABLE, item.weight)
    return ItemScore(item.id, Outcome.NOT_INSPECTED, item.weight)


def _judge_value(criterion: Criterion, value: Value, repeated: Repeated, multiplier: Fraction) -> ItemScore:
    item = criterion.item
    raw = fraction_of(item.answer, value)
    if raw is None:
        return ItemScore(item.id, Outcome.INFORMATION, item.weight)
    if raw >= criterion.pass_mark:
        return ItemScore(item.id, Outcome.PASSED, item.weight, raw, raw)
    again = repeated(criterion)
    fraction = max(ZERO, 1 - (1 - raw) * multiplier) if again else raw
    if value == "partial":
        return ItemScore(item.id, Outcome.PARTIAL, item.weight, raw, fraction, item.severity.lowered(), again)
    return ItemScore(item.id, Outcome.FAILED, item.weight, raw, fraction, item.severity, again)
