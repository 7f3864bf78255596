"""A programme of a library, compiled with all it includes into one immutable revision."""

from __future__ import annotations

from inspect_app.checklist.collector import uncollected
from inspect_app.checklist.document import build_revision
from inspect_app.checklist.holdings import Library
from inspect_app.checklist.model import Checklist, Part, Programme, Revision, Use
from inspect_app.checklist.problems import Problem
from inspect_app.checklist.sources import PartSource, ProgrammeSource
from inspect_app.checklist.tailoring import tailored


class UnknownProgramme(Exception):
    """The library has no such programme; ``known`` are those it has."""

    def __init__(self, programme_id: str, known: tuple[str, ...]) -> None:
        super().__init__(programme_id)
        self.programme_id = programme_id
        self.known = known


class FaultyLibrary(Exception):
    """Files the programme needs have errors that keep it from being scored: ``problems``."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(sorted({problem.code for problem in problems})))
        self.problems = problems


def compile_programme(library: Library, programme_id: str) -> Revision:
    """The revision of ``id`` (its newest version) or ``id@1.0.0``; checklists are pinned, tailoring applied.

    Only errors that block scoring refuse it, in files the programme uses or in files of which no document
    could be read, as they may hold what it uses; before publishing, see that ``library.errors`` is empty.
    Raises UnknownProgramme and FaultyLibrary.
    """
    name, _, version = programme_id.partition("@")
    source = library.programme(name, version or None)
    unread = _unread(library)
    if source is None:
        if unread:
            raise FaultyLibrary(unread)
        raise UnknownProgramme(programme_id, tuple(sorted({one.id for one in library.programmes})))
    files = _files(library, source)
    blocking = (*(one for one in _blocking(library) if one.file in files), *unread)
    grading = library.grading(source.grading)
    if blocking or grading is None:
        raise FaultyLibrary(blocking)
    programme = Programme(
        id=source.id,
        version=source.version,
        title=source.title,
        parts=tuple(_part(library, source, part) for part in source.parts),
        grading=grading,
        model=source.model,
        not_applicable=source.not_applicable,
        coverage_floor=source.coverage_floor,
        repeat_multiplier=source.repeat_multiplier,
        caps=source.caps,
        sampling=source.sampling,
    )
    cited = {
        clause for checklist in programme.checklists for item in checklist.items for clause in item.clauses
    }
    clauses = {name: library.clauses[name] for name in cited & set(library.clauses)}
    with uncollected():
        return build_revision(programme, clauses, library.write)


def used_checklists(library: Library, source: ProgrammeSource) -> tuple[Checklist, ...]:
    """The checklists the programme uses, as far as the library has them, before tailoring."""
    found = (library.checklist(use.checklist, use.version) for use in source.uses)
    return tuple(checklist for checklist in found if checklist is not None)


def _part(library: Library, source: ProgrammeSource, part: PartSource) -> Part:
    uses = (
        Use(tailored(checklist, source.tailor), use.weight)
        for use in part.uses
        if (checklist := library.checklist(use.checklist, use.version)) is not None
    )
    return Part(part.id, part.title, tuple(uses), part.weight)


def _files(library: Library, source: ProgrammeSource) -> frozenset[str]:
    grading = library.grading(source.grading)
    documents = (source, *used_checklists(library, source), *((grading,) if grading else ()))
    return frozenset(library.source(document).file for document in documents)


def _blocking(library: Library) -> tuple[Problem, ...]:
    return tuple(one for one in library.problems if one.is_error and one.rule.blocks)


def _unread(library: Library) -> tuple[Problem, ...]:
    """Why files gave no document; files of another kind (CL101) are none of ours."""
    read = {source.file for source in library.sources.values()}
    foreign = {one.file for one in library.problems if one.code == "CL101"}
    return tuple(one for one in _blocking(library) if one.file not in read | foreign)
