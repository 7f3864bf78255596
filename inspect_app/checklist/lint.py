"""The rules over a whole library; what a single value can be is judged while reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from inspect_app.checklist.holdings import Library
from inspect_app.checklist.limits import LIMITS
from inspect_app.checklist.lint_conditions import condition_problems
from inspect_app.checklist.lint_gradings import grading_problems
from inspect_app.checklist.lint_items import item_problems
from inspect_app.checklist.lint_limits import limit_problems
from inspect_app.checklist.lint_locks import lock_problems
from inspect_app.checklist.lint_programmes import programme_problems
from inspect_app.checklist.lint_reach import reach_problems
from inspect_app.checklist.lint_standards import standard_problems
from inspect_app.checklist.lint_tailoring import tailoring_problems
from inspect_app.checklist.lint_unused import unused_problems
from inspect_app.checklist.lint_weights import weight_problems
from inspect_app.checklist.lint_wording import wording_problems
from inspect_app.checklist.problems import Problem, problem

_RULES: tuple[Callable[[Library], Iterator[Problem]], ...] = (
    standard_problems,
    item_problems,
    wording_problems,
    limit_problems,
    condition_problems,
    reach_problems,
    grading_problems,
    programme_problems,
    weight_problems,
    tailoring_problems,
    unused_problems,
    lock_problems,
)


def lint(library: Library) -> Iterator[Problem]:
    """Every problem that shows only once the files are put together."""
    for rule in _RULES:
        yield from _first(rule(library))


def _first(found: Iterator[Problem]) -> Iterator[Problem]:
    """As many as are of use; they are made one by one, so the others cost nothing."""
    yield from islice(found, LIMITS.problems)
    for one in islice(found, 1):
        yield replace(problem("CL018", one.file, limit=LIMITS.problems), line=one.line, column=one.column)
