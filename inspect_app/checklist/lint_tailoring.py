"""Rules for what a programme changes in its items."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.checklist.answer_types import answer_name
from inspect_app.checklist.holdings import Library
from inspect_app.checklist.lint_answers import answer_findings
from inspect_app.checklist.lint_conditions import asked_items
from inspect_app.checklist.model import Checklist, Item
from inspect_app.checklist.problems import Problem, near
from inspect_app.checklist.reading import Source
from inspect_app.checklist.sources import ProgrammeSource, Tailor
from inspect_app.checklist.tailoring import changed, misfits

Items = dict[str, tuple[Checklist, Item]]


def tailoring_problems(library: Library) -> Iterator[Problem]:
    """What is wrong with the tailoring of programmes."""
    for programme in library.programmes:
        source = library.source(programme)
        items = _items(library, programme)
        seen: set[str] = set()
        for number, change in enumerate(programme.tailor):
            name = f"tailor/{number}"
            if change.at in seen:
                yield source.problem("CL313", name, "at", at=change.at)
            seen.add(change.at)
            yield from _change(library, source, programme, change, name, items)


def _items(library: Library, programme: ProgrammeSource) -> Items:
    found = (library.checklist(use.checklist, use.version) for use in programme.uses)
    return {f"{one.id}/{item.id}": (one, item) for one in found if one for item in one.items}


def _change(
    library: Library, source: Source, programme: ProgrammeSource, change: Tailor, name: str, items: Items
) -> Iterator[Problem]:
    if change.at not in items:
        if not _unreadable(library, programme, change):
            yield source.problem("CL307", name, "at", at=change.at, near=near(change.at, items))
        return
    checklist, item = items[change.at]
    for key in misfits(change, item.answer):
        yield source.problem("CL308", name, key, key=key, at=change.at, type=answer_name(item.answer))
    before = list(answer_findings(item.answer))
    for code, key, values in answer_findings(changed(item, change).answer):
        if (code, key, values) not in before:
            yield source.problem(code, name, key, **values)
    if not change.applicable:
        yield from _dependants(source, checklist, item, programme, name)


def _unreadable(library: Library, programme: ProgrammeSource, change: Tailor) -> bool:
    """Whether the item is there, or may be, but could not be read; that is reported already."""
    for use in programme.uses:
        if use.checklist == change.checklist:
            checklist = library.checklist(use.checklist, use.version)
            return checklist is None or library.source(checklist).knows(f"item/{change.item}")
    return False


def _dependants(
    source: Source, checklist: Checklist, removed: Item, programme: ProgrammeSource, name: str
) -> Iterator[Problem]:
    gone = {
        change.item
        for change in programme.tailor
        if change.checklist == checklist.id and not change.applicable
    }
    for item in checklist.items:
        asked = {condition.item for _, condition in asked_items(item.when)}
        if removed.id in asked and item.id not in gone:
            yield source.problem("CL311", name, "at", item=removed.id, other=item.id)
