"""Differences in words, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from inspect_app.checklist.diff import LibraryDiff
from inspect_app.checklist.diff_model import Bump, Change, ChangeKind, DocumentDiff
from inspect_app.scoring.grades import round_half_up
from inspect_app.services.whatif import Movement
from inspect_app.storage.models import Inspection

WORDS = {
    ChangeKind.ADDED: "added",
    ChangeKind.REMOVED: "removed",
    ChangeKind.MOVED: "moved",
    ChangeKind.REWORDED: "reworded",
    ChangeKind.REWEIGHTED: "weight changed",
    ChangeKind.RELIMITED: "limit changed",
    ChangeKind.RETYPED: "answered otherwise",
    ChangeKind.SEVERITY: "severity changed",
    ChangeKind.VETO: "veto changed",
    ChangeKind.CONDITION: "condition changed",
    ChangeKind.SETTING: "changed",
}


def text_of(found: LibraryDiff) -> Iterator[str]:
    """One block a document, its changes from the gravest down, then what the version must do."""
    if not found.documents:
        yield "nothing differs"
    for document in found.documents:
        yield f"{document.kind} {document.id} {_versions(document)}".rstrip()
        # Sorting keeps the order of the sheet among changes of one step.
        for change in sorted(document.changes, key=lambda one: -one.bump):
            yield f"  {change.bump.name.lower():<6} {_change(change)}"
        if document.versioned and document.changes:
            yield f"  {_advice(document)}"


def _versions(document: DocumentDiff) -> str:
    if document.old is None:
        return f"{document.new} is new".strip()
    if document.new is None:
        return f"{document.old} is gone".strip()
    return document.old if document.old == document.new else f"{document.old} → {document.new}"


def _change(change: Change) -> str:
    place = change.at or "(itself)"
    word = WORDS[change.kind]
    # “weight changed” has named its field already.
    field = f" {change.field}" if change.field and not word.startswith(change.field) else ""
    head = f"{place}: {word}{field}"
    if change.kind is ChangeKind.ADDED:
        return f"{head} {_short(change.after)}".rstrip()
    if change.kind is ChangeKind.REMOVED:
        return f"{head} {_short(change.before)}".rstrip()
    return f"{head}: {_short(change.before) or '—'} → {_short(change.after) or '—'}"


def _short(value: str | None) -> str:
    if value is None:
        return ""
    line = " ".join(value.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def _advice(document: DocumentDiff) -> str:
    need = document.needed.name.lower()
    if document.enough:
        return f"{need}: {_reasons(document)}; the version is fine"
    step = (
        "stays as it is"
        if document.declared is Bump.NONE
        else f"takes a {document.declared.name.lower()} step"
    )
    return f"TOO SMALL: the version {step}, needed is a {need} one: {_reasons(document)}"


def _reasons(document: DocumentDiff) -> str:
    counted: dict[str, int] = {}
    for change in document.reasons:
        word = WORDS[change.kind]
        counted[word] = counted.get(word, 0) + 1
    return ", ".join(f"{number} {word}" for word, number in counted.items())


def rows_of(found: LibraryDiff) -> dict[str, Any]:
    """Plain data: lists of documents by kind."""
    return {
        "checklists": [_row(document) for document in found.checklists],
        "programmes": [_row(document) for document in found.programmes],
        "gradings": [_row(document) for document in found.gradings],
    }


def _row(document: DocumentDiff) -> dict[str, Any]:
    return {
        "id": document.id,
        "from": document.old,
        "to": document.new,
        "needed": document.needed.name.lower(),
        "declared": document.declared.name.lower(),
        "enough": document.enough,
        "changes": [{**asdict(change), "bump": change.bump.name.lower()} for change in document.changes],
    }


def impact_text(programme: str, touched: Sequence[Inspection], movement: Movement) -> Iterator[str]:
    """What a programme's new revision touches and would have done."""
    yield f"{programme}: {_counted(len(touched), 'inspection')} in progress with an older revision"
    for one in touched:
        yield f"  {one.number} {one.project.code} {one.project.name}"
    count = len(movement.inspections)
    if not count:
        yield "  no inspection of it was completed yet"
        return
    yield (
        f"  of the last {_counted(count, 'score')} {movement.moved} would move,"
        f" at most by {points(movement.largest, signed=True)},"
        f" on average by {points(movement.mean)} either way;"
        f" {_counted(movement.regraded, 'grade')} would change"
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def points(value: Fraction, *, signed: bool = False) -> str:
    """Points of 100 with two decimals."""
    rounded = round_half_up(abs(value), 2)
    sign = "-" if value < 0 else "+" if signed and value > 0 else ""
    return f"{sign}{rounded}"


def impact_row(programme: str, touched: Sequence[Inspection], movement: Movement) -> dict[str, Any]:
    """The same as plain data; points are text, so that no reader rounds them."""
    return {
        "programme": programme,
        "open": [{"id": str(one.id), "number": one.number, "project": one.project.code} for one in touched],
        "rescored": len(movement.inspections),
        "moved": movement.moved,
        "regraded": movement.regraded,
        "largest": points(movement.largest),
        "mean": points(movement.mean),
        "inspections": [
            {
                "number": one.number,
                "before": None if one.before is None else points(one.before),
                "after": None if one.after is None else points(one.after),
                "grade_before": one.grade_before,
                "grade_after": one.grade_after,
            }
            for one in movement.inspections
        ],
    }
