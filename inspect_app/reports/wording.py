"""How answers, limits and the causes of losses read."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

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
from inspect_app.inspection.answers import Answer, Sampled
from inspect_app.reports import formats
from inspect_app.reports.edition import Edition
from inspect_app.reports.words import CONFORMITY, UNITS, word


def found(edition: Edition, item: Item, answer: Answer) -> str:
    """What was found: ``2 rings``, ``9 of 10``, ``Conforms``; empty where there is no value."""
    value = answer.value
    if value is None:
        return ""
    if isinstance(value, Sampled):
        return edition._("%(k)s of %(n)s") % {"k": value.conforming, "n": value.examined}
    if isinstance(value, Decimal):
        return _number(edition, item.answer, value)
    return _word(edition, item.answer, value)


def _number(edition: Edition, kind: AnswerType, value: Decimal) -> str:
    shown = formats.plain(value)
    match kind:
        case Measure(unit=unit):
            return _with_unit(edition, shown, unit)
        case Information(unit=str(unit)):
            return _with_unit(edition, shown, unit)
        case Count():
            return edition._("%(n)s found") % {"n": shown}
        case Scale(max=most, labels=labels):
            label = labels.get(int(value))
            return f"{shown}/{most}" + (f" {edition.say(label)}" if label else "")
        case _:
            return shown


def _word(edition: Edition, kind: AnswerType, value: str) -> str:
    match kind:
        case Conformity():
            return word(CONFORMITY, value, edition._)
        case Choice(options=options):
            return next((edition.say(option.title) for option in options if option.id == value), value)
        case _:
            return value


def _with_unit(edition: Edition, number: str, unit: str) -> str:
    return f"{number} {word(UNITS, unit, edition._)}"


def limit(edition: Edition, item: Item) -> str:
    """What was demanded, where that can be said in a few characters; empty for plain conformity."""
    _ = edition._
    match item.answer:
        case Measure() as measure:
            return _measure_limit(edition, measure)
        case Count(deduct=deduct):
            return _("none; −%(share)s each") % {"share": formats.percent(Fraction(deduct))}
        case Sample() as sample:
            return _sample_limit(edition, sample, item.pass_mark)
        case Scale(min=least, max=most):
            mark = Fraction(3, 5) if item.pass_mark is None else item.pass_mark
            return "≥ " + formats.plain(_ceiling(least + mark * (most - least)))
        case _:
            return ""


def _sample_limit(edition: Edition, sample: Sample, mark: Fraction | None) -> str:
    values = {"n": sample.size, "what": edition.say(sample.of)}
    if mark is None or mark >= 1:
        return edition._("all of %(n)s: %(what)s") % values
    return edition._("≥ %(share)s of %(n)s: %(what)s") % {**values, "share": formats.percent(mark)}


def _ceiling(value: Fraction) -> Decimal:
    return Decimal(-(-value.numerator // value.denominator))


def _measure_limit(edition: Edition, measure: Measure) -> str:
    if measure.min is not None and measure.max is not None:
        shown = f"{formats.plain(measure.min)}–{formats.plain(measure.max)}"
    elif measure.max is not None:
        shown = f"≤ {formats.plain(measure.max)}"
    elif measure.min is not None:
        shown = f"≥ {formats.plain(measure.min)}"
    else:
        return ""
    return _with_unit(edition, shown, measure.unit)


def basis(edition: Edition, item: Item) -> str:
    """The clauses cited, or that it rests on practice."""
    return "  ".join(item.clauses) if item.clauses else edition._("Good practice")
