"""Cells as the nodes of a YAML tree, so that one judge reads files and tables alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from inspect_app.checklist.composer import compose
from inspect_app.checklist.nodes import Entry, MappingNode, Mark, Node, ScalarNode, SequenceNode
from inspect_app.exchange.columns import Kind
from inspect_app.exchange.faults import Fault, from_problem
from inspect_app.exchange.sheets_in import Cell

_TRUE = frozenset({"yes", "y", "true", "1", "是", "对", "有", "√", "✓"})
_FALSE = frozenset({"no", "n", "false", "0", "否", "不", "无", "×"})

# A key and what stands under it; None is left out.
Pair = tuple[str, Node | None]


def scalar(cell: Cell, kind: Kind = "text") -> ScalarNode:
    """The cell's content as a text, or as a number, truth or word that may have been typed as text."""
    if kind == "text":
        return ScalarNode(cell.text, plain=False, start=cell.mark)
    plain = unicodedata.normalize("NFKC", cell.text).strip()
    lower = plain.casefold()
    if kind == "truth":
        plain = "true" if lower in _TRUE else "false" if lower in _FALSE else plain
    elif kind == "word":
        plain = lower
    return ScalarNode(plain, plain=True, start=cell.mark)


def word(text: str, mark: Mark) -> ScalarNode:
    """A word that stands in no cell."""
    return ScalarNode(text, plain=False, start=mark)


def mapping(pairs: Iterable[Pair], mark: Mark) -> MappingNode | None:
    """A mapping of what is there; None where nothing is."""
    there = ((key, node) for key, node in pairs if node is not None)
    entries = {key: Entry(ScalarNode(key, plain=True, start=node.mark), node) for key, node in there}
    return MappingNode(entries, mark) if entries else None


def text(chinese: Cell | None, english: Cell | None, mark: Mark) -> MappingNode | None:
    """A text in the languages that are filled in."""
    first = chinese or english
    pairs = (("zh", chinese), ("en", english))
    nodes = ((key, scalar(cell) if cell else None) for key, cell in pairs)
    return mapping(nodes, first.mark if first else mark)


def listed(nodes: Iterable[Node], mark: Mark) -> SequenceNode | None:
    """A list; None where it would be empty."""
    found = tuple(nodes)
    return SequenceNode(found, mark) if found else None


def written(cell: Cell, place: str, faults: list[Fault]) -> Node | None:
    """YAML in a cell, whose outermost braces may be left out; faults, and None, where it is none."""
    content = unicodedata.normalize("NFKC", cell.text) if cell.text[:1] in "｛［" else cell.text
    composed = compose(content if content[:1] in "{[" else f"{{{content}}}")
    faults.extend(from_problem(one, lambda _line, _column: place) for one in composed.problems)
    return None if composed.root is None or composed.problems else moved(composed.root, cell.mark)


def moved(node: Node, mark: Mark) -> Node:
    """The tree with all its places at ``mark``."""
    if isinstance(node, ScalarNode):
        return ScalarNode(node.text, node.plain, mark)
    if isinstance(node, SequenceNode):
        return SequenceNode(tuple(moved(item, mark) for item in node.items), mark)
    entries = {
        name: Entry(ScalarNode(name, entry.key.plain, mark), moved(entry.value, mark))
        for name, entry in node.entries.items()
    }
    return MappingNode(entries, mark)
