"""What differs between two compiled programmes: parts, weights, rules, grading, and the items they ask."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.checklist.diff_checklists import diff_checklists
from inspect_app.checklist.diff_gradings import grading_changes
from inspect_app.checklist.diff_model import Bump, Change, ChangeKind, DocumentDiff
from inspect_app.checklist.diff_values import compared, written
from inspect_app.checklist.model import Part, Programme, Use


def diff_programmes(old: Programme | None, new: Programme | None) -> DocumentDiff:
    """Programme-level changes, from ``old`` to ``new``; one of the two may be missing, not both."""
    either = old or new
    if either is None:
        raise ValueError
    return DocumentDiff(
        "programme",
        either.id,
        old.version if old else None,
        new.version if new else None,
        tuple(_changes(old, new)) if old and new else (),
    )


def checklists_of(old: Programme, new: Programme) -> tuple[DocumentDiff, ...]:
    """The checklists that both use, as they are in the programme: tailored."""
    before = {checklist.id: checklist for checklist in old.checklists}
    return tuple(
        diff_checklists(before[checklist.id], checklist)
        for checklist in new.checklists
        if checklist.id in before
    )


def _changes(old: Programme, new: Programme) -> Iterator[Change]:
    yield from compared(ChangeKind.REWORDED, "", Bump.PATCH, "title", old.title, new.title)
    for field in ("model", "not_applicable"):
        before, after = getattr(old, field), getattr(new, field)
        yield from compared(ChangeKind.SETTING, "", Bump.MAJOR, field, before, after)
    for field in ("coverage_floor", "repeat_multiplier", "caps"):
        before, after = getattr(old, field), getattr(new, field)
        yield from compared(ChangeKind.RELIMITED, "", Bump.MINOR, field, before, after)
    for name in sorted({*old.sampling, *new.sampling}):
        place = f"sampling/{name}"
        before, after = old.sampling.get(name), new.sampling.get(name)
        yield from compared(ChangeKind.SETTING, place, Bump.MINOR, "places", before, after)
    yield from compared(ChangeKind.SETTING, "", Bump.MINOR, "grading", old.grading.id, new.grading.id)
    yield from grading_changes(old.grading, new.grading, "grading/")
    yield from _parts(old, new)
    yield from _uses(old, new)


def _parts(old: Programme, new: Programme) -> Iterator[Change]:
    before, after = {part.id: part for part in old.parts}, {part.id: part for part in new.parts}
    for name, part in before.items():
        if name not in after:
            yield Change(ChangeKind.REMOVED, f"part/{name}", Bump.MAJOR, before=written(part.title))
    for name, part in after.items():
        place = f"part/{name}"
        if name not in before:
            yield Change(ChangeKind.ADDED, place, Bump.MINOR, after=written(part.title))
            continue
        earlier = before[name]
        yield from compared(ChangeKind.REWEIGHTED, place, Bump.MINOR, "weight", earlier.weight, part.weight)
        yield from compared(ChangeKind.REWORDED, place, Bump.PATCH, "title", earlier.title, part.title)


def _uses(old: Programme, new: Programme) -> Iterator[Change]:
    before, after = _by_checklist(old), _by_checklist(new)
    for name in before:
        if name not in after:
            yield Change(ChangeKind.REMOVED, f"use/{name}", Bump.MAJOR)
    for name, (part, use) in after.items():
        place = f"use/{name}"
        if name not in before:
            yield Change(ChangeKind.ADDED, place, Bump.MINOR)
            continue
        home, earlier = before[name]
        yield from compared(ChangeKind.MOVED, place, Bump.MINOR, "parts", home.id, part.id)
        yield from compared(ChangeKind.REWEIGHTED, place, Bump.MINOR, "weight", earlier.weight, use.weight)


def _by_checklist(programme: Programme) -> dict[str, tuple[Part, Use]]:
    return {use.checklist.id: (part, use) for part in programme.parts for use in part.uses}
