"""From files to a library: each is composed, its kind told by its first key, read and linted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from inspect_app.checklist import locks
from inspect_app.checklist.checklists import read_checklist
from inspect_app.checklist.collector import uncollected
from inspect_app.checklist.composer import compose
from inspect_app.checklist.fields import Fields
from inspect_app.checklist.gradings import read_grading
from inspect_app.checklist.holdings import Key, Library
from inspect_app.checklist.layers import LAYERS, layer_of, layered
from inspect_app.checklist.limits import LIMITS
from inspect_app.checklist.lint import lint
from inspect_app.checklist.locks import Lock
from inspect_app.checklist.manifests import read_manifest
from inspect_app.checklist.nodes import START, MappingNode, Node
from inspect_app.checklist.problems import Problem, near, ordered, problem
from inspect_app.checklist.programmes import read_programme
from inspect_app.checklist.reading import Reading, Source
from inspect_app.checklist.scalars import describe
from inspect_app.checklist.sources import Excuse, Manifest
from inspect_app.checklist.standards import read_standard

__all__ = ["Library", "is_library_file", "load_library", "read_library"]

# Of so many bytes of YAML the nodes are kept until the library is judged.
_KEPT = 200_000

_READERS: Mapping[str, Callable[[Fields], Any]] = {
    "library": read_manifest,
    "standard": read_standard,
    "grading": read_grading,
    "checklist": read_checklist,
    "programme": read_programme,
}


def load_library(folder: Path) -> Library:
    """Every ``*.yaml`` below ``folder`` (or that one file) as a library. Never raises for bad content."""
    base = folder if folder.is_dir() else folder.parent
    paths = _yaml_files(folder) if folder.is_dir() else [folder]
    contents: dict[str, bytes] = {}
    unreadable: list[Problem] = []
    for path in paths:
        # A name that is not UTF-8 could not be printed.
        name = path.relative_to(base).as_posix().encode(errors="replace").decode()
        try:
            contents[name] = _content(path)
        except OSError as error:
            unreadable.append(problem("CL017", name, detail=error.strerror or str(error)))
    lock, faults = _lock(base) if folder.is_dir() else ({}, ())
    library = read_library(contents, base, lock)
    return replace(library, problems=ordered((*library.problems, *unreadable, *faults)))


def read_library(
    files: Mapping[str, bytes | str], root: Path | None = None, lock: Lock | None = None
) -> Library:
    """The library made of ``files`` (name: content) and of what it extends.

    Pictures are looked up below ``root``; ``lock`` is what was published.
    """
    with uncollected():
        return _read(files, root, lock or {})


def _read(files: Mapping[str, bytes | str], root: Path | None, lock: Lock) -> Library:
    work = _Loading()
    own = work.read_all(files)
    # The library's own file comes first: the languages it declares are demanded of all others.
    work.enter_all(own, ("library",))
    below = [document for layer in work.extended for document in work.read_all(_layer(layer))]
    work.excuse(below)
    # What lies below is entered first, so that an own file of the same id is the one at fault.
    work.enter_all([*below, *own], tuple(kind for kind in _READERS if kind != "library"))
    library = work.library(root, lock)
    found = ordered((*work.problems, *lint(library)))
    sources = {key: replace(source, nodes={}) for key, source in library.sources.items()}
    return replace(library, sources=sources, problems=tuple(one for one in found if _concerns(one)))


def _layer(layer: str) -> dict[str, bytes]:
    """The files of a library that is extended."""
    folder = LAYERS[layer]
    return {
        layered(layer, path.relative_to(folder).as_posix()): _content(path) for path in _yaml_files(folder)
    }


def _concerns(one: Problem) -> bool:
    """What lies below was judged where it is kept; only what keeps it from being scored is told again."""
    return not layer_of(one.file) or (one.is_error and one.rule.blocks)


def _lock(base: Path) -> tuple[Lock, tuple[Problem, ...]]:
    """What was published of the library in ``base``, by its lock."""
    path = base / locks.FILE
    if not path.is_file():
        return {}, ()
    try:
        return locks.read(path.read_text(encoding="utf-8")), ()
    except (OSError, UnicodeDecodeError, locks.BadLock) as error:
        return {}, (problem("CL506", locks.FILE, detail=str(error)),)


def _content(path: Path) -> bytes:
    """One byte more than allowed at most; pipes and devices, which might never end, are refused."""
    if path.exists() and not path.is_file():
        message = "not a file"
        raise OSError(message)
    with path.open("rb") as file:
        return file.read(LIMITS.size + 1)


def is_library_file(path: Path) -> bool:
    """Whether a path, relative to the library's folder, is one that is read."""
    return path.suffix in (".yaml", ".yml") and not any(part.startswith(".") for part in path.parts)


def _yaml_files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if is_library_file(path.relative_to(folder)))


@dataclass(frozen=True, slots=True)
class _Document:
    """What one file says. Its nodes are kept in small libraries only: all would take much memory."""

    kind: str
    value: Any
    reading: Reading
    source: Source


@dataclass(slots=True)
class _Loading:
    problems: list[Problem] = field(default_factory=list)
    sources: dict[Key, Source] = field(default_factory=dict)
    values: dict[str, list[Any]] = field(default_factory=lambda: {kind: [] for kind in _READERS})
    languages: tuple[str, ...] = ()
    extended: tuple[str, ...] = ()
    excused: tuple[Excuse, ...] = ()
    kept: int = 0

    def read_all(self, files: Mapping[str, bytes | str]) -> list[_Document]:
        """Every file that is a document of a known kind, by name."""
        return [read for name in sorted(files) if (read := self.read(name, files[name])) is not None]

    def enter_all(self, documents: Iterable[_Document], kinds: Iterable[str]) -> None:
        """The documents of ``kinds``, in that order."""
        for kind in kinds:
            for document in documents:
                if document.kind == kind:
                    self.enter(document)

    def read(self, name: str, data: bytes | str) -> _Document | None:
        """The file's content, if it is a document of a known kind."""
        composed = compose(data, name)
        self.problems += composed.problems
        root = composed.root
        if root is None:
            return None
        # Where the text itself is at fault, what seems to be absent may only have been lost with it.
        reading = Reading(name, composed.lines, None, faulty=bool(composed.problems), head=root.mark)
        kind = _kind(reading, root)
        if kind is None or not isinstance(root, MappingNode):
            self.problems += reading.problems
            return None
        value = _READERS[kind](Fields(reading, root, f"a {kind}"))
        source = reading.source(root)
        reading.nodes = {}
        self.kept += len(data)
        return _Document(kind, value, reading, source if self.kept <= _KEPT else replace(source, nodes={}))

    def excuse(self, below: Iterable[_Document]) -> None:
        """What extended libraries leave uncited stays excused."""
        for document in below:
            if document.kind == "library":
                self.excused += document.value.uncited

    def enter(self, document: _Document) -> None:
        """Enter what one file says by its id and version, and what is wrong with it."""
        reading = document.reading
        reading.settle(self.languages)
        if document.value is not None:
            self._enter(document.kind, document.value, reading, document.source)
        self.problems += reading.problems

    def _enter(self, kind: str, value: Any, reading: Reading, source: Source) -> None:
        one_only = kind == "library"
        key = (kind, "" if one_only else value.id, "" if one_only else getattr(value, "version", ""))
        below = None if layer_of(reading.file) else self._below(kind, key[1])
        if below is not None:
            reading.report("CL504", source.places[""], kind=kind, id=key[1], library=below)
            return
        if key in self.sources:
            name = " ".join(part for part in key[1:] if part)
            reading.report("CL201", source.places[""], kind=kind, id=name, other=self.sources[key].file)
            return
        self.sources[key] = source
        self.values[kind].append(value)
        if one_only:
            self.languages, self.extended = value.languages, value.extends

    def _below(self, kind: str, name: str) -> str | None:
        """The extended library that has a document of that kind and id, if one does."""
        layers = (layer_of(source.file) for key, source in self.sources.items() if key[:2] == (kind, name))
        return next((layer for layer in layers if layer), None)

    def library(self, root: Path | None, lock: Lock) -> Library:
        """All that was read."""
        manifest: Manifest = next(iter(self.values["library"]), Manifest())
        return Library(
            manifest=replace(manifest, uncited=(*manifest.uncited, *self.excused)),
            checklists=tuple(self.values["checklist"]),
            programmes=tuple(self.values["programme"]),
            gradings=tuple(self.values["grading"]),
            standards=tuple(self.values["standard"]),
            sources=self.sources,
            root=root,
            lock=lock,
        )


def _kind(reading: Reading, root: Node) -> str | None:
    """The kind of document, by its first key; None, with a problem, where it is none we know."""
    if not isinstance(root, MappingNode):
        reading.report("CL104", root.mark, key="the file", wanted="a mapping", found=describe(root))
        return None
    first = next(iter(root.entries), "")
    if first in _READERS:
        return first
    mark = root.entries[first].key.mark if first else START
    reading.report("CL101", mark, key=first, near=near(first, _READERS))
    return None
