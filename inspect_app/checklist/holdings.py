"""A folder of YAML files read as one library, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from inspect_app.checklist.canonical import Canonical
from inspect_app.checklist.model import Checklist, Clause, Grading
from inspect_app.checklist.problems import Problem
from inspect_app.checklist.reading import Source
from inspect_app.checklist.sources import Manifest, ProgrammeSource, Standard

# Kind, id and version of a document; the version is "" where the kind has none.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One published document: SHA-256 of its content, and of a checklist each item's id and answer type."""

    hash: str
    items: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Library:
    """What could be read; ``problems`` are of reading and of lint, by file and line.

    Several versions of a checklist or programme may stand side by side. ``lock`` is what was published,
    by kind, id and version. ``write`` makes the text that is hashed and remembers that of items, which
    programmes share.
    """

    manifest: Manifest = field(default_factory=Manifest)
    checklists: tuple[Checklist, ...] = ()
    programmes: tuple[ProgrammeSource, ...] = ()
    gradings: tuple[Grading, ...] = ()
    standards: tuple[Standard, ...] = ()
    sources: Mapping[Key, Source] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    root: Path | None = None
    lock: Mapping[Key, Entry] = field(default_factory=dict)
    write: Canonical = field(default_factory=Canonical, repr=False, compare=False)

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        """Every clause of every register, by id."""
        return {clause.id: clause for standard in self.standards for clause in standard.clauses}

    @cached_property
    def known_clauses(self) -> frozenset[str]:
        """The ids of all clauses, also of those that could not be read."""
        names = (
            name for key, source in self.sources.items() if key[0] == "standard" for name in source.places
        )
        return frozenset(name.removeprefix("clause/") for name in names if name.startswith("clause/"))

    @cached_property
    def _checklists(self) -> Mapping[str, list[Checklist]]:
        return _by_id(self.checklists)

    @cached_property
    def _programmes(self) -> Mapping[str, list[ProgrammeSource]]:
        return _by_id(self.programmes)

    @property
    def newest_checklists(self) -> tuple[Checklist, ...]:
        """Each checklist once, in its newest version."""
        return tuple(one for one in self.checklists if self.checklist(one.id) is one)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the library from being published."""
        return tuple(problem for problem in self.problems if problem.is_error)

    def checklist(self, checklist_id: str, version: str | None = None) -> Checklist | None:
        """That version of the checklist, or the newest; None where there is none."""
        return _newest(self._checklists.get(checklist_id, ()), version)

    def programme(self, programme_id: str, version: str | None = None) -> ProgrammeSource | None:
        """That version of the programme, or the newest; None where there is none."""
        return _newest(self._programmes.get(programme_id, ()), version)

    def grading(self, grading_id: str) -> Grading | None:
        """The grading, or None."""
        return next((grading for grading in self.gradings if grading.id == grading_id), None)

    def source(self, document: Checklist | ProgrammeSource | Grading | Standard) -> Source:
        """Where the document was read from."""
        kind = {
            Checklist: "checklist",
            ProgrammeSource: "programme",
            Grading: "grading",
            Standard: "standard",
        }
        return self.sources[(kind[type(document)], document.id, getattr(document, "version", ""))]


def version_key(version: str) -> tuple[int, ...]:
    """Sorts versions as numbers: 1.10.0 after 1.9.0."""
    return tuple(int(part) for part in version.split("."))


T = TypeVar("T", Checklist, ProgrammeSource)


def _newest(documents: Iterable[T], version: str | None) -> T | None:
    fitting = [one for one in documents if version in (None, one.version)]
    return max(fitting, key=lambda one: version_key(one.version), default=None)


def _by_id(documents: Iterable[T]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = {}
    for document in documents:
        found.setdefault(document.id, []).append(document)
    return found
