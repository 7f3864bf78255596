"""Rules for gradings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from inspect_app.checklist.holdings import Library
from inspect_app.checklist.model import Grading
from inspect_app.checklist.problems import Problem, near
from inspect_app.checklist.reading import Source


def grading_problems(library: Library) -> Iterator[Problem]:
    """What is wrong with the bands and the cap of gradings."""
    for grading in library.gradings:
        source = library.source(grading)
        for higher, lower in pairwise(grading.bands):
            if lower.start >= higher.start:
                yield source.problem("CL301", f"band/{lower.grade}", "from", grade=lower.grade)
        yield from _out_of_reach(source, grading)
        last = grading.bands[-1]
        if last.start != 0:
            yield source.problem("CL302", f"band/{last.grade}", "from", value=last.start)
        if grading.cap is not None and not source.knows(f"band/{grading.cap}"):
            yield from unknown_grade(source, grading, grading.cap, "", "cap")


def _out_of_reach(source: Source, grading: Grading) -> Iterator[Problem]:
    """Bands that no displayed score can meet as they are written."""
    for band in grading.bands:
        if grading.on == "score" and band.start > 100:
            yield source.problem("CL317", f"band/{band.grade}", "from", grade=band.grade, value=band.start)
        if round(band.start, grading.decimals) != band.start:
            place = (f"band/{band.grade}", "from")
            yield source.problem("CL318", *place, value=band.start, decimals=grading.decimals)


def unknown_grade(source: Source, grading: Grading, grade: str, name: str, key: str) -> Iterator[Problem]:
    """A problem at ``key`` of the node called ``name`` where the grading has no such grade."""
    grades = [band.grade for band in grading.bands]
    if grade not in grades:
        yield source.problem(
            "CL303", name, key, grade=grade, near=near(grade, grades), known=", ".join(grades)
        )
