"""From an answer to a fraction in [0, 1]; some answers have none (docs/scoring.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from inspect_app.checklist.model import (
    AnswerType,
    Choice,
    Conformity,
    Count,
    Information,
    Item,
    Measure,
    Sample,
    Scale,
)
from inspect_app.inspection.answers import Sampled, Value

ZERO = Fraction(0)
HALF = Fraction(1, 2)
ONE = Fraction(1)

_SCALE_PASS = Fraction(3, 5)
_CONFORMITY = {"conform": ONE, "partial": HALF, "nonconform": ZERO}


# The same few numbers come back thousands of times in one inspection, above all 1: that one is always
# the object ``ONE``, so that sums can pass over it without arithmetic.
@lru_cache(maxsize=4096)
def exact(number: Decimal) -> Fraction:
    """A decimal as the fraction it is."""
    return ONE if number == 1 else Fraction(number)


@lru_cache(maxsize=4096)
def ratio(top: int, bottom: int) -> Fraction:
    """``top / bottom``."""
    return ONE if top == bottom else Fraction(top, bottom)


def fraction_of(answer: AnswerType, value: Value) -> Fraction | None:
    """The fraction of a validated ``value``; None for information and for ``score: none``."""
    return _RULES[type(answer)](answer, value)


def pass_mark(item: Item) -> Fraction:
    """The fraction below which the item fails: its own, else 3/5 for a scale and 1 for the rest."""
    if item.pass_mark is not None:
        return item.pass_mark
    return _SCALE_PASS if isinstance(item.answer, Scale) else ONE


def _conformity(_answer: Conformity, value: str) -> Fraction:
    return _CONFORMITY[value]


def _scale(answer: Scale, value: Decimal) -> Fraction:
    return ratio(int(value) - answer.min, answer.max - answer.min)


def _measure(answer: Measure, value: Decimal) -> Fraction:
    if answer.max is not None and value > answer.max:
        return _beyond(value, answer.max, answer.zero_at)
    if answer.min is not None and value < answer.min:
        return _beyond(value, answer.min, answer.zero_at)
    return ONE


@lru_cache(maxsize=4096)
def _beyond(value: Decimal, limit: Decimal, zero_at: Decimal | None) -> Fraction:
    """Linear from 1 at the limit to 0 at ``zero_at``, which helps only on its own side of the limits."""
    if zero_at is None or zero_at == limit or (zero_at > limit) != (value > limit):
        return ZERO
    left = (Fraction(zero_at) - Fraction(value)) / (Fraction(zero_at) - Fraction(limit))
    return max(ZERO, left)


def _count(answer: Count, value: Decimal) -> Fraction:
    return _deducted(value, answer.deduct)


@lru_cache(maxsize=4096)
def _deducted(defects: Decimal, deduct: Decimal) -> Fraction:
    return max(ZERO, 1 - Fraction(defects) * Fraction(deduct)) if defects else ONE


def _sample(_answer: Sample, value: Sampled) -> Fraction | None:
    return ratio(value.conforming, value.examined) if value.examined else None


def _choice(answer: Choice, value: str) -> Fraction | None:
    scores = {option.id: option.score for option in answer.options}
    score = scores[value]
    return None if score is None else exact(score)


def _information(_answer: Information, _value: Value) -> None:
    return None


_RULES: Mapping[type, Callable[[Any, Any], Fraction | None]] = {
    Conformity: _conformity,
    Scale: _scale,
    Measure: _measure,
    Count: _count,
    Sample: _sample,
    Choice: _choice,
    Information: _information,
}
