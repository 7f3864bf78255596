"""The YAML node tree the readers work on: every node knows where it stands in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file: line and column count from 1, offset (in characters) from 0."""

    line: int = 1
    column: int = 1
    offset: int = 0


START = Mark()


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """One value; ``plain`` when it was written without quotes or block markers."""

    text: str
    plain: bool
    mark: Mark = START


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark = START


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: ScalarNode
    value: Node


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys in the order written."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    mark: Mark = START


Node = ScalarNode | SequenceNode | MappingNode


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
