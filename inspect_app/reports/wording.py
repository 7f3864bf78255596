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
from inspect_app.reports.voice import Voice
from inspect_app.reports.words import CONFORMITY, UNITS, word


def found(voice: Voice, item: Item, answer: Answer) -> str:
    """What was found: ``2 rings``, ``9 of 10``, ``Conforms``; empty where there is no value."""
    value = answer.value
    if value is None:
        return ""
    if isinstance(value, Sampled):
        return voice._("%(k)s of %(n)s") % {"k": value.conforming, "n": value.examined}
    if isinstance(value, Decimal):
        return _number(voice, item.answer, value)
    return _word(voice, item.answer, value)


def _number(voice: Voice, kind: AnswerType, value: Decimal) -> str:
    shown = formats.plain(value)
    match kind:
        case Measure(unit=unit):
            return _with_unit(voice, shown, unit)
        case Information(unit=str(unit)):
            return _with_unit(voice, shown, unit)
        case Count():
            return voice._("%(n)s found") % {"n": shown}
        case Scale(max=most, labels=labels):
            label = labels.get(int(value))
            return f"{shown}/{most}" + (f" {voice.say(label)}" if label else "")
        case _:
            return shown


def _word(voice: Voice, kind: AnswerType, value: str) -> str:
    match kind:
        case Conformity():
            return word(CONFORMITY, value, voice._)
        case Choice(options=options):
            return next((voice.say(option.title) for option in options if option.id == value), value)
        case _:
            return value


def _with_unit(voice: Voice, number: str, unit: str) -> str:
    return f"{number} {word(UNITS, unit, voice._)}"


def limit(voice: Voice, item: Item) -> str:
    """What was demanded, where that can be said in a few characters; empty for plain conformity."""
    _ = voice._
    match item.answer:
        case Measure() as measure:
            return _measure_limit(voice, measure)
        case Count(deduct=deduct):
            return _("0; −%(share)s each") % {"share": formats.percent(Fraction(deduct))}
        case Sample() as sample:
            return _sample_limit(voice, sample, item.pass_mark)
        case Scale(min=least, max=most):
            mark = Fraction(3, 5) if item.pass_mark is None else item.pass_mark
            return "≥ " + formats.plain(_ceiling(least + mark * (most - least)))
        case _:
            return ""


def _sample_limit(voice: Voice, sample: Sample, mark: Fraction | None) -> str:
    values = {"n": sample.size, "what": voice.say(sample.of)}
    if mark is None or mark >= 1:
        return voice._("all of %(n)s: %(what)s") % values
    return voice._("≥ %(share)s of %(n)s: %(what)s") % {**values, "share": formats.percent(mark)}


def _ceiling(value: Fraction) -> Decimal:
    return Decimal(-(-value.numerator // value.denominator))


def _measure_limit(voice: Voice, measure: Measure) -> str:
    if measure.min is not None and measure.max is not None:
        shown = f"{formats.plain(measure.min)}–{formats.plain(measure.max)}"
    elif measure.max is not None:
        shown = f"≤ {formats.plain(measure.max)}"
    elif measure.min is not None:
        shown = f"≥ {formats.plain(measure.min)}"
    else:
        return ""
    return _with_unit(voice, shown, measure.unit)


def basis(voice: Voice, item: Item) -> str:
    """The clauses cited, or that it rests on practice."""
    return "  ".join(item.clauses) if item.clauses else voice._("Good practice")
