"""Which clause is checked by which items, which is excused, and which is forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspect_app.checklist.holdings import Library


@dataclass(frozen=True, slots=True)
class Coverage:
    """``cited`` gives the items (``checklist/item``) of each clause that has any; ids in register order."""

    clauses: tuple[str, ...]
    cited: Mapping[str, tuple[str, ...]]
    excused: tuple[str, ...]
    uncited: tuple[str, ...]


def coverage(library: Library) -> Coverage:
    """The matrix of the library, with the newest version of each checklist."""
    clauses = tuple(library.clauses)
    cited = {clause: items for clause, items in citations(library).items() if clause in library.clauses}
    excuses = {excuse.clause for excuse in library.manifest.uncited}
    left = [clause for clause in clauses if clause not in cited]
    return Coverage(
        clauses=clauses,
        cited=cited,
        excused=tuple(clause for clause in left if clause in excuses),
        uncited=tuple(clause for clause in left if clause not in excuses),
    )


def citations(library: Library) -> Mapping[str, tuple[str, ...]]:
    """The items that cite each clause, as ``checklist/item``."""
    cited: dict[str, list[str]] = {}
    for checklist in library.newest_checklists:
        for item in checklist.items:
            for clause in item.clauses:
                cited.setdefault(clause, []).append(f"{checklist.id}/{item.id}")
    return {clause: tuple(items) for clause, items in cited.items()}
