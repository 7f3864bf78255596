"""Believable answers: projects have their level, their weak places and faults that come back."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from inspect_app.checklist.model import (
    Choice,
    Conformity,
    Count,
    Information,
    Item,
    Measure,
    Requirement,
    Sample,
    Scale,
    Severity,
)
from inspect_app.demo.company import ProjectPlan
from inspect_app.inspection.answers import Answer, Sampled, Value

# A grave fault is rare because people look out for it.
CAUTION = {Severity.OBSERVATION: 1.3, Severity.MINOR: 1.0, Severity.MAJOR: 0.5, Severity.CRITICAL: 0.04}
WANTS_PHOTO = (Requirement.ON_FAIL, Requirement.ALWAYS)
UNTOLD = "现场核查发现，已告知责任人"
REASONS_NOT_APPLICABLE = ("本点位无此设施", "该项服务本项目未开展")
REASONS_NOT_INSPECTED = ("检查时段未发生该业务", "区域临时封闭施工，无法进入")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which project, which month of the half year (0 first), which checklist."""

    project: ProjectPlan
    month: int
    checklist: str


def fault_chance(item: Item, occasion: Occasion, place: str) -> float:
    """How likely the item fails here: level, trend, weak checklist, a lasting fault at this place."""
    project = occasion.project
    chance = 1 - (project.quality + project.trend * occasion.month)
    if occasion.checklist in project.weak:
        chance *= 1.8
    chance *= CAUTION[item.severity] * (0.3 if item.veto else 1.0)
    # Drawing a photograph costs a tenth of a second, so what needs none goes wrong more often.
    chance *= 0.5 if item.photo in WANTS_PHOTO else 1.6
    # About one item in eighty of a place has a fault that stays for months until somebody mends it.
    lasting = random.Random(f"{project.code}/{place}/{occasion.checklist}/{item.id}")
    if lasting.random() < 1 / 80 and not item.veto and item.severity is not Severity.CRITICAL:
        begins, lasts = lasting.randint(0, 4), lasting.randint(2, 4)
        if begins <= occasion.month < begins + lasts:
            return 0.92
    return min(0.6, max(0.001, chance))


def _telling(item: Item, draw: random.Random) -> Value:
    """An answer that informs and is not scored: what kind of call it was, how many vehicles were there."""
    match item.answer:
        case Choice(options=options):
            return draw.choice(options).id
        case Information(kind="number"):
            return Decimal(draw.randint(1, 20))
        case Information(kind="date"):
            return "2026-06-01"
        case _:
            return "现场情况正常"


def _passing(item: Item, draw: random.Random) -> Value:
    match item.answer:
        case Scale(min=low, max=high):
            return Decimal(high if draw.random() < 0.7 else max(low, high - 1))
        case Measure():
            return _measured(item.answer, draw, within=True)
        case Count():
            return Decimal(0)
        case Sample(size=size):
            return Sampled(size, size)
        case Choice(options=options):
            return max(options, key=lambda option: option.score if option.score is not None else -1).id
        case _:
            return "conform"


def _failing(item: Item, draw: random.Random) -> Value:
    match item.answer:
        case Scale(min=low, max=high):
            return Decimal(draw.randint(low, max(low, (low + high) // 2)))
        case Measure():
            return _measured(item.answer, draw, within=False)
        case Count():
            return Decimal(draw.choice((1, 1, 1, 2, 2, 3)))
        case Sample(size=size):
            return Sampled(size - draw.choice((1, 1, 2, 3)), size)
        case Choice(options=options):
            scored = [option for option in options if option.score is not None]
            return draw.choice(sorted(scored, key=lambda option: option.score or 0)[:-1] or scored).id
        case _:
            may_be_partial = isinstance(item.answer, Conformity) and item.answer.partial
            return "partial" if may_be_partial and draw.random() < 0.6 else "nonconform"


def _measured(measure: Measure, draw: random.Random, *, within: bool) -> Decimal:
    low = int(measure.min) if measure.min is not None else None
    high = int(measure.max) if measure.max is not None else None
    if within:
        least = low if low is not None else (high or 0) // 3
        return Decimal(draw.randint(least, high if high is not None else least + 2))
    if high is not None:
        return Decimal(high + draw.randint(1, max(2, high // 2)))
    return Decimal(max(0, (low or 0) - draw.randint(1, 2)))


def _is_scored(item: Item) -> bool:
    if isinstance(item.answer, Choice):
        return any(option.score is not None for option in item.answer.options)
    return not isinstance(item.answer, Information)


def answer_for(item: Item, occasion: Occasion, place: str, draw: random.Random) -> tuple[Answer, bool]:
    """The answer and whether it tells of a fault."""
    if not _is_scored(item):
        return Answer(value=_telling(item, draw)), False
    odds = draw.random()
    if odds < 0.006:
        return Answer(not_applicable=draw.choice(REASONS_NOT_APPLICABLE)), False
    if odds < 0.014:
        return Answer(not_inspected=draw.choice(REASONS_NOT_INSPECTED)), False
    if draw.random() >= fault_chance(item, occasion, place):
        return Answer(value=_passing(item, draw)), False
    note = draw.choice(item.phrases).zh if item.phrases else UNTOLD
    return Answer(value=_failing(item, draw), note=note), True
