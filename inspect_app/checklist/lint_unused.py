"""Rules for what has no effect: documents no programme uses, clauses no item checks; and ids given again."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.checklist.coverage import coverage
from inspect_app.checklist.holdings import Library, version_key
from inspect_app.checklist.layers import layer_of
from inspect_app.checklist.model import Checklist
from inspect_app.checklist.problems import Problem


def unused_problems(library: Library) -> Iterator[Problem]:
    """What is in the library and has no effect; versions that are not the newest may rest in peace."""
    if any(not layer_of(library.source(one).file) for one in library.programmes):
        yield from _unused(library)
    if ("library", "", "") in library.sources and library.checklists:
        yield from _uncited(library)
    yield from _reused(library)


def _unused(library: Library) -> Iterator[Problem]:
    used = {use.checklist for programme in library.programmes for use in programme.uses}
    for checklist in library.newest_checklists:
        if checklist.id not in used:
            yield library.source(checklist).problem(
                "CL404", "", "checklist", kind="checklist", id=checklist.id
            )
    graded = {programme.grading for programme in library.programmes}
    for grading in library.gradings:
        if grading.id not in graded:
            yield library.source(grading).problem("CL404", "", "grading", kind="grading", id=grading.id)


def _uncited(library: Library) -> Iterator[Problem]:
    uncited = set(coverage(library).uncited)
    for standard in library.standards:
        for clause in standard.clauses:
            if clause.id in uncited:
                yield library.source(standard).problem("CL405", f"clause/{clause.id}", "id", id=clause.id)


def _reused(library: Library) -> Iterator[Problem]:
    """Ids that one version gave up and a later one gives to something again."""
    versions: dict[str, list[Checklist]] = {}
    for checklist in library.checklists:
        versions.setdefault(checklist.id, []).append(checklist)
    for known in versions.values():
        yield from _given_again(library, sorted(known, key=lambda one: version_key(one.version)))


def _given_again(library: Library, versions: list[Checklist]) -> Iterator[Problem]:
    met: set[str] = set()
    given_up: dict[str, str] = {}
    for checklist in versions:
        ids = {item.id for item in checklist.items}
        for item in sorted(ids & given_up.keys()):
            version = given_up.pop(item)
            yield library.source(checklist).problem("CL227", f"item/{item}", "id", id=item, version=version)
        given_up |= dict.fromkeys(met - ids - given_up.keys(), checklist.version)
        met |= ids
