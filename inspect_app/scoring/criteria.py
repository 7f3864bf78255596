"""A checklist made ready for arithmetic: whole-number weights over one denominator, pass marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import lcm

from inspect_app.checklist.conditions import visible_items
from inspect_app.checklist.model import Checklist, Information, Item, Programme, Scalar, Veto
from inspect_app.inspection.answers import Sampled, Sheet, Value
from inspect_app.scoring.fractions import pass_mark
from inspect_app.scoring.result import ItemScore


@dataclass(frozen=True, slots=True)
class Criterion:
    """One item. ``weight`` is in units of ``1 / Criteria.denominator``; 0 where the item never counts.

    The pass mark is ``passes / of``. ``judged`` remembers what was made of a value: the same few come
    back on sheet after sheet, and the outcome depends on nothing but the item.
    """

    item: Item
    weight: int
    passes: int
    of: int
    bonus: bool
    judged: dict[Value, ItemScore] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Criteria:
    """A checklist's items in the order of the sheet; ``vetoing`` are the places of its sheet vetoes."""

    checklist: Checklist
    criteria: tuple[Criterion, ...]
    denominator: int
    conditional: bool
    vetoing: tuple[int, ...]


def criteria_of(programme: Programme) -> Mapping[str, Criteria]:
    """Every checklist of the programme by id."""
    in_points = programme.model == "points"
    return {checklist.id: _criteria(checklist, in_points) for checklist in programme.checklists}


def _criteria(checklist: Checklist, in_points: bool) -> Criteria:
    items = checklist.items
    ratios = [item.weight.as_integer_ratio() for item in items]
    denominator = lcm(*(bottom for _, bottom in ratios))
    return Criteria(
        checklist=checklist,
        criteria=tuple(
            _criterion(item, top * (denominator // bottom), in_points)
            for item, (top, bottom) in zip(items, ratios, strict=True)
        ),
        denominator=denominator,
        conditional=any(item.when is not None for item in items),
        vetoing=tuple(place for place, item in enumerate(items) if item.veto is Veto.SHEET),
    )


def _criterion(item: Item, weight: int, in_points: bool) -> Criterion:
    # Marks on top exist only where marks are added up: in a weighted mean a bonus item never counts.
    idle = isinstance(item.answer, Information) or (item.bonus and not in_points)
    mark = pass_mark(item)
    return Criterion(item, 0 if idle else weight, mark.numerator, mark.denominator, item.bonus)


def visible_ids(checklist: Checklist, sheet: Sheet) -> frozenset[str]:
    """The ids of the items whose conditions hold on this sheet."""
    answers: dict[str, Scalar | None] = {
        item: None if isinstance(answer.value, Sampled) else answer.value
        for item, answer in sheet.answers.items()
    }
    return frozenset(item.id for item in visible_items(checklist, sheet.attributes, answers))
