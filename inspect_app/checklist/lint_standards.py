"""Rules for the registers of clauses and for what the library leaves uncited."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.checklist.coverage import citations
from inspect_app.checklist.holdings import Library
from inspect_app.checklist.problems import Problem, near


def standard_problems(library: Library) -> Iterator[Problem]:
    """What is wrong with clauses and excuses."""
    yield from _clauses(library)
    if library.standards:
        yield from _excuses(library)


def _clauses(library: Library) -> Iterator[Problem]:
    registers: dict[str, str] = {}
    for standard in library.standards:
        source = library.source(standard)
        for clause in standard.clauses:
            name = f"clause/{clause.id}"
            if not clause.id.startswith(f"{standard.id}-"):
                yield source.problem("CL401", name, "id", id=clause.id, prefix=standard.id)
            if clause.id in registers:
                other = registers[clause.id]
                yield source.problem("CL201", name, "id", kind="clause", id=clause.id, other=other)
            registers.setdefault(clause.id, source.file)


def _excuses(library: Library) -> Iterator[Problem]:
    cited = citations(library)
    for excuse in library.manifest.uncited:
        source = library.sources[("library", "", "")]
        name = f"excuse/{excuse.clause}"
        if excuse.clause not in library.known_clauses:
            close = near(excuse.clause, library.known_clauses)
            yield source.problem("CL402", name, "clause", id=excuse.clause, near=close)
        elif cited.get(excuse.clause):
            item = cited[excuse.clause][0]
            yield source.problem("CL403", name, "clause", id=excuse.clause, item=item)
