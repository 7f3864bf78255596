"""Rules for programmes: all they name must be there."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.checklist.holdings import Library
from inspect_app.checklist.lint_gradings import unknown_grade
from inspect_app.checklist.model import Grading, Veto
from inspect_app.checklist.problems import Problem, near
from inspect_app.checklist.reading import Source
from inspect_app.checklist.sources import ProgrammeSource
from inspect_app.checklist.tailoring import tailored


def programme_problems(library: Library) -> Iterator[Problem]:
    """What is wrong with the references and weights of programmes."""
    for programme in library.programmes:
        source = library.source(programme)
        yield from _uses(library, source, programme)
        yield from _weights(source, programme)
        yield from _sampling(source, programme)
        grading = library.grading(programme.grading)
        if grading is None:
            close = near(programme.grading, [one.id for one in library.gradings])
            yield source.problem("CL305", "", "grading", id=programme.grading, near=close)
        else:
            yield from _grades(library, source, programme, grading)


def _uses(library: Library, source: Source, programme: ProgrammeSource) -> Iterator[Problem]:
    for use in programme.uses:
        if library.checklist(use.checklist, use.version) is None:
            written = f"{use.checklist}@{use.version}" if use.version else use.checklist
            names = [name for one in library.checklists for name in (one.id, f"{one.id}@{one.version}")]
            close = near(written, names)
            yield source.problem("CL304", f"use/{use.checklist}", "use", id=written, near=close)


def _weights(source: Source, programme: ProgrammeSource) -> Iterator[Problem]:
    if programme.parts and all(part.weight == 0 for part in programme.parts):
        yield source.problem("CL312", "", "parts", where="the programme")
    for part in programme.parts:
        if part.uses and all(use.weight == 0 for use in part.uses):
            yield source.problem("CL312", f"part/{part.id}", "checklists", where=f"the part {part.id}")


def _sampling(source: Source, programme: ProgrammeSource) -> Iterator[Problem]:
    used = [use.checklist for use in programme.uses]
    for checklist in programme.sampling:
        if checklist not in used:
            close = near(checklist, used)
            yield source.problem("CL309", "", "sampling", checklist, id=checklist, near=close)


def _grades(
    library: Library, source: Source, programme: ProgrammeSource, grading: Grading
) -> Iterator[Problem]:
    for number, cap in enumerate(programme.caps):
        yield from unknown_grade(source, grading, cap.grade, f"cap/{number}", "grade")
    if grading.cap is None:
        for at in _capping(library, programme):
            yield source.problem("CL310", "", "grading", item=at, grading=grading.id)


def _capping(library: Library, programme: ProgrammeSource) -> Iterator[str]:
    for use in programme.uses:
        checklist = library.checklist(use.checklist, use.version)
        if checklist is not None:
            for item in tailored(checklist, programme.tailor).items:
                if item.veto is Veto.CAP:
                    yield f"{checklist.id}/{item.id}"
