"""What differs between two gradings of one id."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.checklist.diff_model import Bump, Change, ChangeKind, DocumentDiff
from inspect_app.checklist.diff_values import compared, written
from inspect_app.checklist.model import Grading


def diff_gradings(old: Grading | None, new: Grading | None) -> DocumentDiff:
    """From ``old`` to ``new``; one of the two may be missing, not both. Gradings have no versions."""
    either = old or new
    if either is None:
        raise ValueError
    versions = ("" if old else None, "" if new else None)
    return DocumentDiff(
        "grading", either.id, *versions, tuple(grading_changes(old, new)) if old and new else ()
    )


def grading_changes(old: Grading, new: Grading, prefix: str = "") -> Iterator[Change]:
    """Everything that differs; ``prefix`` stands before each place."""
    at = prefix.rstrip("/")
    yield from compared(ChangeKind.SETTING, at, Bump.MAJOR, "on", old.on, new.on)
    yield from compared(ChangeKind.SETTING, at, Bump.MINOR, "decimals", old.decimals, new.decimals)
    yield from compared(ChangeKind.SETTING, at, Bump.MINOR, "cap", old.cap, new.cap)
    yield from compared(ChangeKind.REWORDED, at, Bump.PATCH, "title", old.title, new.title)
    before, after = {band.grade: band for band in old.bands}, {band.grade: band for band in new.bands}
    for grade, band in before.items():
        if grade not in after:
            yield Change(ChangeKind.REMOVED, f"{prefix}band/{grade}", Bump.MAJOR, before=written(band.title))
    for grade, band in after.items():
        place = f"{prefix}band/{grade}"
        if grade not in before:
            yield Change(ChangeKind.ADDED, place, Bump.MINOR, after=written(band.title))
            continue
        yield from compared(ChangeKind.RELIMITED, place, Bump.MINOR, "from", before[grade].start, band.start)
        yield from compared(ChangeKind.REWORDED, place, Bump.PATCH, "title", before[grade].title, band.title)
