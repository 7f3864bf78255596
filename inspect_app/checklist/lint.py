"""The rules over a whole library; what a single value can be is judged while reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from inspect_app.checklist.library import Library
from inspect_app.checklist.problems import Problem

_RULES: tuple[Callable[[Library], Iterator[Problem]], ...] = ()


def lint(library: Library) -> Iterator[Problem]:
    """Every problem of the library that no single file shows."""
    for rule in _RULES:
        yield from rule(library)
