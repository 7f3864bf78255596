"""Rules for conditions that can never, or always, hold, that run in a circle or ask what no place has."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.checklist.holdings import Library
from inspect_app.checklist.lint_conditions import Path, asked_items
from inspect_app.checklist.model import AllOf, AnyOf, AttributeIs, Checklist, Condition, Item, Not
from inspect_app.checklist.problems import Problem, near
from inspect_app.checklist.reach import Budget, Reach, reach
from inspect_app.checklist.reading import Source
from inspect_app.checklist.touchpoints import ATTRIBUTES

_CODES = {Reach.NEVER: "CL222", Reach.ALWAYS: "CL223"}


def reach_problems(library: Library) -> Iterator[Problem]:
    """Conditions that make an item appear never or always, and attributes that no location has."""
    for checklist in library.checklists:
        source = library.source(checklist)
        earlier: dict[str, Item] = {}
        budget = Budget()
        circles = _circles(checklist)
        for circle in circles:
            way = " → ".join([*circle, circle[0]])
            yield source.problem("CL224", f"item/{circle[0]}", "when", way=way)
        for item in checklist.items:
            if item.when is not None:
                yield from _attributes(source, item, item.when)
                if not any(item.id in circle for circle in circles):
                    yield from _reached(source, item, earlier, budget)
            earlier[item.id] = item


def _reached(source: Source, item: Item, earlier: dict[str, Item], budget: Budget) -> Iterator[Problem]:
    asked = {condition.item for _, condition in asked_items(item.when)}
    if asked <= earlier.keys():  # What is not there is reported as such.
        code = _CODES.get(reach(item, earlier, budget))
        if code:
            yield source.problem(code, f"item/{item.id}", "when", id=item.id)


def _attributes(source: Source, item: Item, when: Condition) -> Iterator[Problem]:
    for path, condition in _asked_attributes(when, ("when",)):
        name = condition.attribute
        if name not in ATTRIBUTES:
            known = ", ".join(ATTRIBUTES)
            yield source.problem(
                "CL225",
                f"item/{item.id}",
                *path,
                "attribute",
                id=name,
                near=near(name, ATTRIBUTES),
                known=known,
            )
            continue
        for value in condition.values:
            if not isinstance(value, bool):
                yield source.problem("CL226", f"item/{item.id}", *path, "is", id=name, value=value)


def _asked_attributes(condition: Condition, path: Path) -> Iterator[tuple[Path, AttributeIs]]:
    match condition:
        case AttributeIs():
            yield path, condition
        case Not(part):
            yield from _asked_attributes(part, (*path, "not"))
        case AllOf(parts) | AnyOf(parts):
            key = "all" if isinstance(condition, AllOf) else "any"
            for number, part in enumerate(parts):
                yield from _asked_attributes(part, (*path, key, number))


def _circles(checklist: Checklist) -> list[list[str]]:
    """Each circle once, beginning with the first of its items on the sheet."""
    asks = {
        item.id: [condition.item for _, condition in asked_items(item.when)]
        for item in checklist.items
        if item.when is not None
    }
    # A circle has an item that asks for one further down.
    order = {item.id: number for number, item in enumerate(checklist.items)}
    starts = [item for item in asks if any(order.get(asked, 0) > order[item] for asked in asks[item])]
    circles: list[list[str]] = []
    for item in starts:
        known = any(item in circle for circle in circles)
        circle = [] if known else _circle(item, asks)
        if len(circle) > 1:
            circles.append(circle)
    return circles


def _circle(start: str, asks: dict[str, list[str]]) -> list[str]:
    """The shortest way from ``start`` back to itself, or nothing."""
    came: dict[str, str] = {}
    waiting = [start]
    for item in waiting:
        for asked in asks.get(item, ()):
            if asked == start:
                return _way(item, start, came)
            if asked not in came:
                came[asked] = item
                waiting.append(asked)
    return []


def _way(last: str, start: str, came: dict[str, str]) -> list[str]:
    way = [last]
    while way[-1] != start:
        way.append(came[way[-1]])
    return way[::-1]
