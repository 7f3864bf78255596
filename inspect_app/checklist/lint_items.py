"""Rules for items: where they come from, and what their answers can be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from inspect_app.checklist.answer_types import answer_name
from inspect_app.checklist.holdings import Library
from inspect_app.checklist.lint_answers import answer_findings
from inspect_app.checklist.model import Item
from inspect_app.checklist.problems import Problem, near
from inspect_app.checklist.reading import Source


def item_problems(library: Library) -> Iterator[Problem]:
    """What is wrong with single items of checklists."""
    for checklist in library.checklists:
        source = library.source(checklist)
        for item in checklist.items:
            name = f"item/{item.id}"
            yield from _clauses(library, source, item, name)
            yield from _pictures(library, source, item, name)
            for code, key, values in answer_findings(item.answer):
                yield source.problem(code, name, "answer", answer_name(item.answer), key, **values)


def _clauses(library: Library, source: Source, item: Item, name: str) -> Iterator[Problem]:
    if not item.clauses and item.why is None:
        yield source.problem("CL204", name, id=item.id)
    for number, clause in enumerate(item.clauses):
        if library.standards and clause not in library.known_clauses:
            close = near(clause, library.known_clauses)
            yield source.problem("CL203", name, "clauses", number, id=clause, near=close)


def _pictures(library: Library, source: Source, item: Item, name: str) -> Iterator[Problem]:
    for number, example in enumerate(item.examples):
        path = PurePosixPath(example.image)
        place = (name, "examples", number, "image")
        if path.is_absolute() or ".." in path.parts or "\\" in example.image:
            yield source.problem("CL215", *place, image=example.image, detail="is outside the library")
        elif library.root is not None and not (library.root / path).is_file():
            yield source.problem("CL215", *place, image=example.image, detail="is not there")
