"""Rules for measures: their unit and limit are those of the clauses they check."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.checklist.figures import Figure, comparable, figures, same
from inspect_app.checklist.holdings import Library
from inspect_app.checklist.model import Clause, Item, Measure
from inspect_app.checklist.problems import Problem
from inspect_app.checklist.reading import Source

Limits = dict[str, frozenset[Figure]]


def limit_problems(library: Library) -> Iterator[Problem]:
    """Measures at odds with the figures of the clauses they cite."""
    limits = {
        clause.id: found
        for clause in library.clauses.values()
        if clause.limit is not None and (found := figures(clause.limit))
    }
    for checklist in library.checklists:
        source = library.source(checklist)
        for item in checklist.items:
            cited = [name for name in item.clauses if name in limits]
            if cited and isinstance(item.answer, Measure):
                yield from _measured(source, item, item.answer, limits, library.clauses[cited[0]], cited)


def _measured(
    source: Source, item: Item, answer: Measure, limits: Limits, first: Clause, cited: list[str]
) -> Iterator[Problem]:
    wanted = {figure for name in cited for figure in limits[name]}
    written = [number for number in (answer.max, answer.min) if number is not None]
    if any(same(figure, number, answer.unit) for figure in wanted for number in written):
        return
    place = (f"item/{item.id}", "answer", "measure")
    said = " · ".join(dict.fromkeys((first.limit.zh, first.limit.en))) if first.limit else ""
    if not any(comparable(figure, answer.unit) for figure in wanted if figure.unit):
        yield source.problem("CL220", *place, "unit", unit=answer.unit, id=first.id, limit=said)
    elif written:
        key = "min" if answer.max is None else "max"
        yield source.problem("CL221", *place, key, value=written[0], id=first.id, limit=said)
