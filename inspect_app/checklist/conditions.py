"""When an item is asked. A hidden item's answer does not count for the items after it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from inspect_app.checklist.model import (
    AllOf,
    AnyOf,
    AttributeIs,
    Checklist,
    Condition,
    Item,
    ItemIs,
    Scalar,
)


def holds(
    condition: Condition, attributes: Mapping[str, Scalar], answers: Mapping[str, Scalar | None]
) -> bool:
    """Whether the condition holds.

    ``answers`` gives the plain value of each visible, answered item by id: ``conform``, an option's id, a
    number. An item that is absent, None (not applicable, not inspected) or hidden equals nothing.
    """
    match condition:
        case AttributeIs(name, values):
            return _is_one(attributes.get(name), values)
        case ItemIs(name, values):
            return _is_one(answers.get(name), values)
        case AllOf(parts):
            return all(holds(part, attributes, answers) for part in parts)
        case AnyOf(parts):
            return any(holds(part, attributes, answers) for part in parts)
    return not holds(condition.part, attributes, answers)


def visible_items(
    checklist: Checklist, attributes: Mapping[str, Scalar], answers: Mapping[str, Scalar | None]
) -> tuple[Item, ...]:
    """The items to be asked, in the order of the sheet."""
    visible: list[Item] = []
    counting: dict[str, Scalar | None] = {}
    for item in checklist.items:
        if item.when is None or holds(item.when, attributes, counting):
            visible.append(item)
            counting[item.id] = answers.get(item.id)
    return tuple(visible)


def _is_one(actual: Scalar | None, values: tuple[Scalar, ...]) -> bool:
    return actual is not None and any(_same(actual, value) for value in values)


def _same(one: Scalar, other: Scalar) -> bool:
    """Equal and of one kind: true is not 1, "5" is not 5, 5.0 is 5."""
    kinds = (bool, str, Decimal)
    return one == other and all(isinstance(one, kind) == isinstance(other, kind) for kind in kinds)
