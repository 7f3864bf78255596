"""What a programme changes in the items it uses: read from YAML, and applied when it is compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from inspect_app.checklist.fields import fields_of
from inspect_app.checklist.model import AnswerType, Checklist, Count, Group, Item, Measure, Sample, Severity
from inspect_app.checklist.nodes import Node
from inspect_app.checklist.reading import Reading
from inspect_app.checklist.sources import Tailor

# Which settings belong to which answer type; all others fit every item.
LIMITS: Mapping[str, type] = {
    "max": Measure,
    "min": Measure,
    "zero_at": Measure,
    "deduct": Count,
    "size": Sample,
}
_OF_ITEM = ("weight", "severity", "ask", "help")


def read_tailor(reading: Reading, node: Node) -> Tailor | None:
    """One change, or None with the reason reported."""
    fields = fields_of(reading, node, "a tailoring")
    if fields is None:
        return None
    fields.need("at")
    at = fields.word("at") or ""
    checklist, _, item = at.partition("/")
    change = Tailor(
        checklist=checklist,
        item=item,
        weight=fields.positive("weight"),
        severity=fields.enum("severity", Severity),
        ask=fields.text("ask"),
        help=fields.text("help"),
        max=fields.decimal("max"),
        min=fields.decimal("min"),
        zero_at=fields.decimal("zero_at"),
        deduct=fields.positive("deduct", zero=False),
        size=fields.whole("size", 1, 10_000),
        applicable=fields.truth("applicable", True),
    )
    return change if fields.finish() else None


def tailored(checklist: Checklist, changes: tuple[Tailor, ...]) -> Checklist:
    """The checklist with the ``changes`` meant for it; a group that loses all its items goes too."""
    mine = [change for change in changes if change.checklist == checklist.id]
    if not mine:
        return checklist
    groups = tuple(Group(group.title, items) for group in checklist.groups if (items := _items(group, mine)))
    return replace(checklist, groups=groups)


def misfits(change: Tailor, answer: AnswerType) -> tuple[str, ...]:
    """The settings of ``change`` that an item with this ``answer`` does not have."""
    return tuple(
        key
        for key, kind in LIMITS.items()
        if getattr(change, key) is not None and not isinstance(answer, kind)
    )


def _items(group: Group, changes: list[Tailor]) -> tuple[Item, ...]:
    changed = (_item(item, [change for change in changes if change.item == item.id]) for item in group.items)
    return tuple(item for item in changed if item is not None)


def _item(item: Item, changes: list[Tailor]) -> Item | None:
    for change in changes:
        if not change.applicable:
            return None
        item = changed(item, change)
    return item


def changed(item: Item, change: Tailor) -> Item:
    """The item with one change that fits it."""
    own: dict[str, Any] = {key: value for key in _OF_ITEM if (value := getattr(change, key)) is not None}
    limits: dict[str, Any] = {
        key: value
        for key, kind in LIMITS.items()
        if (value := getattr(change, key)) is not None and isinstance(item.answer, kind)
    }
    return replace(item, answer=replace(item.answer, **limits), **own)
