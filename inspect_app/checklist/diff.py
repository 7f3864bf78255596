"""What differs between two libraries, or between what is in force and a library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from inspect_app.checklist.compile import FaultyLibrary, compile_programme
from inspect_app.checklist.diff_checklists import diff_checklists
from inspect_app.checklist.diff_gradings import diff_gradings
from inspect_app.checklist.diff_model import Change, DocumentDiff
from inspect_app.checklist.diff_programmes import checklists_of, diff_programmes
from inspect_app.checklist.holdings import Library
from inspect_app.checklist.model import Checklist, Grading, Programme

T = TypeVar("T", Checklist, Grading, Programme)


@dataclass(frozen=True)
class Shelf:
    """One side of a comparison, by id. ``unread`` are programmes that cannot be compiled."""

    checklists: Mapping[str, Checklist]
    programmes: Mapping[str, Programme]
    gradings: Mapping[str, Grading]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class LibraryDiff:
    """Only documents that differ. What tailoring changed is among its programme's changes."""

    checklists: tuple[DocumentDiff, ...]
    programmes: tuple[DocumentDiff, ...]
    gradings: tuple[DocumentDiff, ...]

    @property
    def documents(self) -> tuple[DocumentDiff, ...]:
        """All of them, checklists first."""
        return (*self.checklists, *self.programmes, *self.gradings)

    @property
    def too_small(self) -> tuple[DocumentDiff, ...]:
        """Those whose version took a smaller step than their changes need."""
        return tuple(document for document in self.documents if not document.enough)


def shelf_of(library: Library) -> Shelf:
    """The newest version of everything in the library."""
    programmes, unread = {}, []
    for name in sorted({programme.id for programme in library.programmes}):
        try:
            programmes[name] = compile_programme(library, name).programme
        except FaultyLibrary:
            unread.append(name)
    return Shelf(
        {checklist.id: checklist for checklist in library.newest_checklists},
        programmes,
        {grading.id: grading for grading in library.gradings},
        tuple(unread),
    )


def shelf_of_programmes(programmes: Iterable[Programme], unread: tuple[str, ...] = ()) -> Shelf:
    """Programmes with what they use; a checklist is as the first programme that uses it has it.

    What is in force is known like this only. So is a library that is compared with it, lest tailoring looks
    like a change.
    """
    by_id = {programme.id: programme for programme in sorted(programmes, key=lambda one: one.id)}
    checklists: dict[str, Checklist] = {}
    for programme in by_id.values():
        for checklist in programme.checklists:
            checklists.setdefault(checklist.id, checklist)
    return Shelf(checklists, by_id, {one.grading.id: one.grading for one in by_id.values()}, unread)


def diff_shelves(old: Shelf, new: Shelf) -> LibraryDiff:
    """Everything that differs from ``old`` to ``new``."""
    checklists = _pairs(old.checklists, new.checklists, diff_checklists)
    told = {document.id: frozenset(document.changes) for document in checklists}

    def programmes(before: Programme | None, after: Programme | None) -> DocumentDiff:
        document = diff_programmes(before, after)
        tailored = _tailored(before, after, told) if before and after else ()
        return replace(document, changes=(*document.changes, *tailored))

    return LibraryDiff(
        checklists,
        _pairs(old.programmes, new.programmes, programmes),
        _pairs(old.gradings, new.gradings, diff_gradings),
    )


def _pairs(
    old: Mapping[str, T], new: Mapping[str, T], diff: Callable[[T | None, T | None], DocumentDiff]
) -> tuple[DocumentDiff, ...]:
    found = (diff(old.get(name), new.get(name)) for name in sorted({*old, *new}))
    return tuple(one for one in found if one.changes or one.old != one.new)


def _tailored(old: Programme, new: Programme, told: Mapping[str, frozenset[Change]]) -> tuple[Change, ...]:
    """What changed in the programme's items beyond what changed in their checklists."""
    return tuple(
        replace(change, at=f"{document.id}/{change.at}".rstrip("/"))
        for document in checklists_of(old, new)
        for change in document.changes
        if change not in told.get(document.id, frozenset())
    )
