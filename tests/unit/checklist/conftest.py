"""Small libraries in memory."""

import textwrap
from collections.abc import Callable, Mapping

import pytest

from inspect_app.checklist.library import Library, read_library
from inspect_app.checklist.model import Item

CHECKLIST = """checklist: desk
version: 1.0.0
title: Front desk
groups:
  - title: Greeting
    items:
"""
GRADING = """grading: two
cap: poor
bands: [{grade: good, title: Good, from: 80}, {grade: poor, title: Poor, from: 0}]
"""
PROGRAMME = """programme: audit
version: 1.0.0
title: Audit
grading: two
parts:
  - {id: all, title: All, checklists: [{use: desk}]}
"""
ITEM = "- {id: greets, ask: Staff greet, why: Practice}\n"

LibraryOf = Callable[..., Library]


def _checklist(items: str) -> str:
    return CHECKLIST + textwrap.indent(textwrap.dedent(items).strip("\n") + "\n", " " * 6)


@pytest.fixture
def library_of() -> LibraryOf:
    """A checklist of ``items``, a programme with ``more`` lines, a grading, and other files."""

    def build(items: str = ITEM, more: str = "", files: Mapping[str, str | bytes] | None = None) -> Library:
        base = {"desk.yaml": _checklist(items), "two.yaml": GRADING, "audit.yaml": PROGRAMME + more}
        return read_library(base | dict(files or {}))

    return build


@pytest.fixture
def only() -> Callable[..., Library]:
    """A library of one file and nothing else."""
    return lambda text: read_library({"file.yaml": textwrap.dedent(text)})


@pytest.fixture
def codes() -> Callable[[Library], list[str]]:
    """The codes of all problems, in order."""
    return lambda library: [problem.code for problem in library.problems]


@pytest.fixture
def places() -> Callable[[Library], list[tuple[str, int, int]]]:
    """Code, line and column of all problems, in order."""
    return lambda library: [(problem.code, problem.line, problem.column) for problem in library.problems]


@pytest.fixture
def item_of(library_of: LibraryOf) -> Callable[[str], Item]:
    """The one item with these further lines, which must be free of errors."""

    def build(lines: str) -> Item:
        indented = textwrap.indent(textwrap.dedent(lines).strip("\n"), "  ")
        library = library_of(f"- id: greets\n  ask: Staff greet\n  why: Practice\n{indented}\n")
        assert library.errors == ()
        return library.checklists[0].items[0]

    return build


@pytest.fixture
def item_codes(library_of: LibraryOf) -> Callable[[str], list[str]]:
    """The codes of the problems of an item with these further lines."""

    def build(lines: str) -> list[str]:
        indented = textwrap.indent(textwrap.dedent(lines).strip("\n"), "  ")
        library = library_of(f"- id: greets\n  ask: Staff greet\n  why: Practice\n{indented}\n")
        return [problem.code for problem in library.problems if problem.file == "desk.yaml"]

    return build
