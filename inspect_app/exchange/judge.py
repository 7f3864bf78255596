"""A node tree, wherever it came from, judged as if it were a file of the library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from inspect_app.checklist.canonical import Canonical
from inspect_app.checklist.checklists import read_checklist
from inspect_app.checklist.fields import Fields
from inspect_app.checklist.gradings import read_grading
from inspect_app.checklist.holdings import Library
from inspect_app.checklist.lint import lint
from inspect_app.checklist.nodes import MappingNode
from inspect_app.checklist.problems import Problem, ordered
from inspect_app.checklist.programmes import read_programme
from inspect_app.checklist.reading import Reading, Source
from inspect_app.exchange.plain import Document

_READERS: Mapping[str, Callable[[Fields], Any]] = {
    "checklist": read_checklist,
    "programme": read_programme,
    "grading": read_grading,
}
KINDS = tuple(_READERS)


@dataclass(frozen=True, slots=True)
class Judged:
    """The document as far as it could be read (None where not), and everything wrong with it."""

    document: Document | None
    problems: tuple[Problem, ...]


def judge(kind: str, root: MappingNode, file: str, library: Library) -> Judged:
    """Read the document, whose ``kind`` is one of ``KINDS``, and lint it as part of ``library``."""
    reading = Reading(file, (), library.manifest.languages)
    document = _READERS[kind](Fields(reading, root, f"a {kind}"))
    if document is None:
        return Judged(None, tuple(reading.problems))
    key = (kind, document.id, getattr(document, "version", ""))
    tree = {"": root, **reading.nodes}
    places = {name: node.mark for name, node in tree.items()}
    # The tree is at hand, as there is no YAML to find places in again.
    sources = {**library.sources, key: Source(file, (), places, tree)}
    held = _joined(library, kind, key, document)
    # With a memory of its own: the library may live for long, and what is judged changes with every key.
    alone = replace(held, sources=sources, write=Canonical())
    found = [one for one in lint(alone) if one.file == file]
    return Judged(document, ordered((*reading.problems, *found)))


def _joined(library: Library, kind: str, key: tuple[str, str, str], document: Any) -> Library:
    """What of the library can say something of the document, and the document in place of its namesake."""
    if kind == "programme":
        same = (one for one in library.programmes if (kind, one.id, one.version) != key)
        return replace(library, programmes=(*same, document))
    alone: dict[str, Any] = {"checklists": (), "gradings": (), "programmes": (), f"{kind}s": (document,)}
    return replace(library, **alone)
