"""Rules for conditions: they may only ask for what can be answered earlier on the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from inspect_app.checklist.holdings import Library
from inspect_app.checklist.model import (
    AllOf,
    AnswerType,
    AnyOf,
    Choice,
    Condition,
    Conformity,
    Count,
    Information,
    Item,
    ItemIs,
    Measure,
    Not,
    Scalar,
    Scale,
)
from inspect_app.checklist.problems import Problem, near
from inspect_app.checklist.reading import Source

Path = tuple[str | int, ...]


def condition_problems(library: Library) -> Iterator[Problem]:
    """What is wrong with the conditions of items."""
    for checklist in library.checklists:
        source = library.source(checklist)
        earlier: dict[str, Item] = {}
        asked: set[str] = set()
        for item in checklist.items:
            for path, condition in asked_items(item.when, ("when",)):
                asked.add(condition.item)
                yield from _asked(source, item, condition, path, earlier)
            earlier[item.id] = item
        for item in checklist.items:
            if item.id not in asked and _without_score(item):
                yield source.problem("CL216", f"item/{item.id}", "answer", id=item.id)


def _without_score(item: Item) -> bool:
    return isinstance(item.answer, Choice) and all(option.score is None for option in item.answer.options)


def asked_items(condition: Condition | None, path: Path = ()) -> Iterator[tuple[Path, ItemIs]]:
    """Every item that a condition asks for, with the path in YAML."""
    match condition:
        case ItemIs():
            yield path, condition
        case Not(part):
            yield from asked_items(part, (*path, "not"))
        case AllOf(parts) | AnyOf(parts):
            key = "all" if isinstance(condition, AllOf) else "any"
            for number, part in enumerate(parts):
                yield from asked_items(part, (*path, key, number))
        case _:
            return  # An attribute, or no condition: no item is asked for.


def _asked(
    source: Source, item: Item, condition: ItemIs, path: Path, earlier: dict[str, Item]
) -> Iterator[Problem]:
    name = f"item/{item.id}"
    asked = earlier.get(condition.item)
    if asked is None:
        yield from _not_earlier(source, item, condition, path, earlier)
        return
    known = possible(asked.answer)
    for value in condition.values:
        if not can_be(asked.answer, value):
            yield source.problem("CL206", name, *path, "is", id=asked.id, value=value, known=known)


def _not_earlier(
    source: Source, item: Item, condition: ItemIs, path: Path, earlier: dict[str, Item]
) -> Iterator[Problem]:
    if condition.item == item.id:
        detail = "is this very item"
    elif source.knows(f"item/{condition.item}"):
        if source.stands_before(f"item/{condition.item}", f"item/{item.id}"):
            return  # It is there but could not be read; that is reported already.
        detail = "comes later"
    else:
        detail = "is not in the checklist"
    close = near(condition.item, earlier)
    yield source.problem(
        "CL205", f"item/{item.id}", *path, "item", id=condition.item, detail=detail, near=close
    )


def can_be(answer: AnswerType, value: Scalar) -> bool:
    """Whether an item with this answer type can be answered with ``value``."""
    if isinstance(value, bool):
        return False
    if isinstance(value, Decimal):
        return _can_be_number(answer, value)
    match answer:
        case Conformity(partial):
            return value in ("conform", "nonconform") or (partial and value == "partial")
        case Choice(options):
            return any(option.id == value for option in options)
        case Information(kind):
            return kind in ("text", "date")
    return False


def _can_be_number(answer: AnswerType, value: Decimal) -> bool:
    match answer:
        case Scale():
            return answer.min <= value <= answer.max and value == int(value)
        case Count():
            return value >= 0 and value == int(value)
        case Measure():
            return True
        case Information(kind):
            return kind == "number"
    return False


def possible(answer: AnswerType) -> str:
    """What can be answered, for a message."""
    match answer:
        case Conformity(partial):
            return "conform, partial, nonconform" if partial else "conform, nonconform"
        case Choice(options):
            return ", ".join(option.id for option in options)
        case Scale():
            return f"whole numbers from {answer.min} to {answer.max}"
        case Information(kind):
            return _RECORDED.get(kind, "nothing")
    return _COUNTED.get(type(answer), "nothing")


_RECORDED = {"text": "texts", "date": "dates in quotes", "number": "numbers"}
_COUNTED: dict[type, str] = {Count: "whole numbers from 0", Measure: "numbers"}
