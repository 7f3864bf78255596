"""Rules for the settings of one answer type, wherever they were written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inspect_app.checklist.model import AnswerType, Choice, Information, Measure, Scale
from inspect_app.checklist.problems import near
from inspect_app.checklist.units import UNITS

# A code, the key it is about, and the values of its sentences.
Finding = tuple[str, str, Mapping[str, object]]


def answer_findings(answer: AnswerType) -> Iterator[Finding]:
    """What is wrong with the settings of an answer type."""
    if isinstance(answer, Measure):
        yield from _unit(answer.unit)
        yield from _measure(answer)
    elif isinstance(answer, Scale):
        yield from _scale(answer)
    elif isinstance(answer, Choice):
        yield from _choice(answer)
    elif isinstance(answer, Information) and answer.unit is not None:
        yield from _unit(answer.unit)


def _unit(unit: str) -> Iterator[Finding]:
    if unit not in UNITS:
        yield "CL212", "unit", {"unit": unit, "near": near(unit, UNITS), "known": ", ".join(UNITS)}


def _measure(answer: Measure) -> Iterator[Finding]:
    if answer.max is None and answer.min is None:
        yield "CL207", "", {}
        return
    if answer.max is not None and answer.min is not None and answer.min > answer.max:
        yield "CL213", "min", {"min": answer.min, "max": answer.max}
    elif answer.zero_at is not None:
        above = answer.max is not None and answer.zero_at > answer.max
        below = answer.min is not None and answer.zero_at < answer.min
        if not (above or below):
            limit = answer.min if answer.max is None else answer.max
            yield "CL208", "zero_at", {"value": answer.zero_at, "limit": limit}


def _scale(answer: Scale) -> Iterator[Finding]:
    bounds = {"min": answer.min, "max": answer.max}
    if answer.min >= answer.max:
        yield "CL209", "min", bounds
        return
    for number in answer.labels:
        if not answer.min <= number <= answer.max:
            yield "CL210", "labels", {"value": number, **bounds}


def _choice(answer: Choice) -> Iterator[Finding]:
    if len(answer.options) < 2:
        yield "CL211", "options", {}
