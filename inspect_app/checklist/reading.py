"""What the readers of one file share: where problems go, and which ids were met where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from inspect_app.checklist import scalars
from inspect_app.checklist.composer import compose
from inspect_app.checklist.limits import LIMITS
from inspect_app.checklist.nodes import MappingNode, Mark, Node, ScalarNode, Start, mappings, mark_of, placed
from inspect_app.checklist.problems import Problem, problem


@dataclass(frozen=True)
class Source:
    """Where a value came from: its file, and the place of each thing with an id.

    ``places`` is keyed by kind and id, such as ``item/floor-sound`` or ``part/conduct``; the document itself
    is ``""``. Nodes are not kept beyond reading a library, and of large ones not so long: a file is composed
    once more when a problem in it needs its place and ``nodes``, keyed the same way, are gone.
    """

    file: str
    lines: Sequence[str] = ()
    places: Mapping[str, Mark] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict, repr=False, compare=False)

    def knows(self, name: str) -> bool:
        """Whether the file has ``name``, readable or not."""
        return name in self.places

    def has(self, name: str, key: str) -> bool:
        """Whether ``key`` is written in the mapping called ``name``."""
        node = self._node(name)
        return isinstance(node, MappingNode) and key in node.entries

    def stands_before(self, name: str, other: str) -> bool:
        """Whether ``name`` stands earlier in the file than ``other``."""
        return self.places[name] < self.places[other]

    def line(self, name: str) -> int:
        """The line ``name`` stands in."""
        return self.places[name].line

    def problem(self, code: str, name: str, *path: str | int, **values: object) -> Problem:
        """The problem ``code`` at ``path`` below the node called ``name``."""
        node = self._node(name)
        mark = mark_of(node, *path) if node else Mark()
        return problem(code, self.file, self.lines, mark, **values)

    def _node(self, name: str) -> Node | None:
        place = self.places.get(name)
        return None if place is None else self.nodes.get(name) or self._mappings.get(place)

    @cached_property
    def _mappings(self) -> Mapping[Mark, MappingNode]:
        """Every mapping by its place; whatever has an id is one."""
        root = compose("\n".join(self.lines)).root
        return {node.mark: node for node in (mappings(root) if root else ())}


# That something is not there: no news of a file in which it may stand and could not be read.
_ABSENT = frozenset(("CL103", "CL115"))


@dataclass(slots=True)
class Reading:
    """One file being read; collects every problem instead of stopping at the first.

    ``languages`` are those every text must be in; while they are None, what is missing waits to be settled.
    ``faulty`` says that the file as such is at fault, ``head`` is where its document begins, and ``doubtful``
    that something of it was not written as it was meant.
    """

    file: str
    lines: Sequence[str] = ()
    languages: tuple[str, ...] | None = ()
    problems: list[Problem] = field(default_factory=list)
    nodes: dict[str, Node] = field(default_factory=dict)
    waiting: list[tuple[Start, str, tuple[str, ...]]] = field(default_factory=list)
    faulty: bool = False
    head: Mark | None = None
    doubtful: bool = False

    @property
    def full(self) -> bool:
        """Whether further problems are no longer noted."""
        return len(self.problems) > LIMITS.problems

    def report(self, code: str, mark: Mark, **values: object) -> None:
        """Note the problem ``code`` at ``mark``; nothing more once there are too many to be of use."""
        if self.full or (code in _ABSENT and self._believes_nothing_absent(mark)):
            return
        if len(self.problems) == LIMITS.problems:
            code, values = "CL018", {"limit": LIMITS.problems}
        self.problems.append(problem(code, self.file, self.lines, mark, **values))

    def _believes_nothing_absent(self, mark: Mark) -> bool:
        return self.faulty or (self.doubtful and mark == self.head)

    def doubt(self, node: Node, told: bool = False) -> None:
        """Warn of a text that others read as something else, unless its fault was ``told`` already."""
        otherwise = scalars.other_reading(node)
        if otherwise is None or not isinstance(node, ScalarNode):
            return
        self.doubtful = True
        if not told:
            self.report("CL117", node.mark, found=node.text, otherwise=otherwise)

    def register(self, kind: str, name: str, node: Node, code: str = "CL202") -> bool:
        """Remember where ``name`` stands; False, with a problem, where it was met before."""
        key = f"{kind}/{name}"
        if key in self.nodes:
            self.report(code, node.mark, id=name, first=self.nodes[key].mark.line)
            return False
        self.nodes[key] = node
        return True

    def speaks(self, start: Start, key: str, written: tuple[str, ...] = ()) -> None:
        """See that a text is ``written`` in every language; in none of them means as a plain string.

        A library of one language means that one by a plain string; a library of two wants each text twice.
        """
        if self.languages is None:
            self.waiting.append((start, key, written))
            return
        missing = [name for name in self.languages if name not in (written or self.languages[:1])]
        if missing:
            self.report("CL111", placed(start), key=key, languages=" or ".join(missing))

    def settle(self, languages: tuple[str, ...]) -> None:
        """The languages are known now: judge the texts that waited for them."""
        self.languages = languages
        for start, key, written in self.waiting:
            self.speaks(start, key, written)
        self.waiting.clear()

    def source(self, root: Node) -> Source:
        """The finished index of this file."""
        nodes = {"": root, **self.nodes}
        return Source(self.file, self.lines, {name: node.mark for name, node in nodes.items()}, nodes)
