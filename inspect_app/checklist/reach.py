"""Whether a condition can ever hold, found by trying every combination of what it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import product
from math import prod

from inspect_app.checklist.conditions import holds
from inspect_app.checklist.model import AllOf, AnyOf, AttributeIs, Condition, Item, ItemIs, Not, Scalar

# Conditions upon conditions beyond so many items are not followed.
_DEEP = 24


@dataclass(slots=True)
class Budget:
    """How many more combinations are tried for one checklist; far more than any real one needs."""

    left: int = 4_096

    def take(self, number: int) -> bool:
        """Whether so many may be tried."""
        if number > self.left:
            return False
        self.left -= number
        return True


class Reach(Enum):
    """What can be said of a condition."""

    SOMETIMES = "sometimes"
    NEVER = "never"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class _Asked:
    """An attribute or an item, and the values that conditions tell apart (None is any other, or none)."""

    name: str
    values: tuple[Scalar | None, ...]


def reach(item: Item, earlier: Mapping[str, Item], budget: Budget) -> Reach:
    """When the item is asked at all; ``earlier`` are the items above it on the sheet."""
    if item.when is None:
        return Reach.SOMETIMES
    above = _above(item.when, earlier)
    if len(above) > _DEEP:
        return Reach.SOMETIMES
    leaves = [leaf for when in (item.when, *(one.when for one in above)) if when for leaf in _leaves(when)]
    attributes = _asked([(leaf.attribute, leaf.values) for leaf in leaves if isinstance(leaf, AttributeIs)])
    items = _asked([(leaf.item, leaf.values) for leaf in leaves if isinstance(leaf, ItemIs)])
    # What is asked but once can be so and otherwise, so the whole can.
    once = len(leaves) == len(attributes) + len(items) and not any(one.when for one in above)
    if once or not budget.take(prod(len(one.values) for one in (*attributes, *items))):
        return Reach.SOMETIMES
    outcomes = {
        _holds(item.when, above, given, answers)
        for given in _combinations(attributes)
        for answers in _combinations(items)
    }
    if outcomes == {True}:
        return Reach.ALWAYS
    return Reach.SOMETIMES if True in outcomes else Reach.NEVER


def _holds(
    when: Condition,
    above: tuple[Item, ...],
    attributes: Mapping[str, Scalar],
    answers: Mapping[str, Scalar | None],
) -> bool:
    counting: dict[str, Scalar | None] = {}
    for item in above:
        if item.when is None or holds(item.when, attributes, counting):
            counting[item.id] = answers.get(item.id)
    return holds(when, attributes, counting)


def _above(when: Condition, earlier: Mapping[str, Item]) -> tuple[Item, ...]:
    """Every item the condition depends on, also through other conditions, in the order of the sheet."""
    needed: set[str] = set()
    waiting = [when]
    while waiting and len(needed) <= _DEEP:
        for leaf in _leaves(waiting.pop()):
            asked = earlier.get(leaf.item) if isinstance(leaf, ItemIs) else None
            if asked is not None and asked.id not in needed:
                needed.add(asked.id)
                waiting += [asked.when] if asked.when else []
    return tuple(item for item in earlier.values() if item.id in needed)


def _leaves(condition: Condition) -> Iterator[AttributeIs | ItemIs]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part):
            yield from _leaves(part)
        case _:
            yield condition


def _asked(pairs: list[tuple[str, tuple[Scalar, ...]]]) -> list[_Asked]:
    values: dict[str, dict[tuple[type, Scalar], Scalar]] = {}
    for name, told in pairs:
        values.setdefault(name, {}).update({(type(value), value): value for value in told})
    return [_Asked(name, (None, *told.values())) for name, told in values.items()]


def _combinations(asked: list[_Asked]) -> Iterator[dict[str, Scalar]]:
    for values in product(*(one.values for one in asked)):
        named = zip((one.name for one in asked), values, strict=True)
        yield {name: value for name, value in named if value is not None}
