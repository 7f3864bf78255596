"""The YAML node tree the readers work on: every node knows where it stands in the file.

Nodes are named tuples rather than dataclasses: a library has hundreds of thousands of them, and tuples are
made several times faster. For the same reason a node keeps its place as the parser gave it, and its ``mark``
is made when somebody asks, which happens to few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol


class Mark(NamedTuple):
    """A place in a file: line and column (in characters) count from 1."""

    line: int = 1
    column: int = 1


START = Mark()


class ParserMark(Protocol):
    """A place as PyYAML gives it: line and column count from 0."""

    @property
    def line(self) -> int:
        """How many lines are above."""

    @property
    def column(self) -> int:
        """How many characters stand before."""


Start = Mark | ParserMark


def placed(start: Start) -> Mark:
    """The mark of what begins there."""
    return start if isinstance(start, Mark) else Mark(start.line + 1, start.column + 1)


class ScalarNode(NamedTuple):
    """One value; ``plain`` when it was written without quotes or block markers."""

    text: str
    plain: bool
    start: Start = START

    @property
    def mark(self) -> Mark:
        """Where it begins."""
        return placed(self.start)


class SequenceNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    start: Start = START

    @property
    def mark(self) -> Mark:
        """Where it begins."""
        return placed(self.start)


class Entry(NamedTuple):
    """One key of a mapping with its value."""

    key: ScalarNode
    value: Node


class MappingNode(NamedTuple):
    """Keys in the order written."""

    entries: Mapping[str, Entry]
    start: Start = START

    @property
    def mark(self) -> Mark:
        """Where it begins."""
        return placed(self.start)


Node = ScalarNode | SequenceNode | MappingNode


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below, keys before their values, in the order written."""
    if isinstance(node, SequenceNode):
        return node.items
    if isinstance(node, MappingNode):
        return tuple(part for entry in node.entries.values() for part in entry)
    return ()


def mappings(root: Node) -> Iterator[MappingNode]:
    """Every mapping in the tree."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            yield node
        waiting += [below for below in children(node) if type(below) is not ScalarNode]


def mark_of(node: Node, *path: str | int) -> Mark:
    """Where ``path`` leads to from ``node``, or the nearest place on the way there.

    A path that ends at a mapping's key gives the place of the value.
    """
    for step in path:
        below = _step(node, step)
        if below is None:
            break
        node = below
    return node.mark


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MappingNode) and isinstance(step, str) and step in node.entries:
        return node.entries[step].value
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
