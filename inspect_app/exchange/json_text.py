"""The YAML form of a document written as JSON, and JSON read by the same judge as YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from inspect_app.checklist.composer import Composed, compose
from inspect_app.checklist.nodes import Entry, MappingNode, Node, ScalarNode, SequenceNode
from inspect_app.exchange.plain import Document, plain
from inspect_app.exchange.yaml_text import quoted

# JSON writes a character beyond U+FFFF as two escapes, which YAML does not know.
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def to_json(document: Document) -> str:
    """The document as JSON with the keys of its YAML file; numbers keep every digit."""
    return _written(plain(document), 0) + "\n"


def compose_json(data: bytes, file: str) -> Composed:
    """The node tree of a JSON file. Never raises: ``problems`` says what is wrong, by line and column."""
    try:
        # JSON is YAML but for two things: paired escapes, and tabs, which may only stand between values.
        text = _PAIR.sub(_joined, data.decode("utf-8")).replace("\t", " ")
    except UnicodeDecodeError:
        return compose(data, file)
    composed = compose(text, file)
    root = None if composed.root is None else _relabelled(composed.root)
    return Composed(root, composed.lines, composed.problems)


def _joined(found: re.Match[str]) -> str:
    before, high, low = found.groups()
    code = 0x10000 + ((int(high, 16) - 0xD800) << 10) + (int(low, 16) - 0xDC00)
    return f"{before}{chr(code)}"


def _relabelled(node: Node) -> Node:
    """The tree with the keys of ``labels``, which JSON must quote, taken as the numbers they are."""
    if isinstance(node, SequenceNode):
        return SequenceNode(tuple(_relabelled(item) for item in node.items), node.mark)
    if isinstance(node, MappingNode):
        entries = {
            name: Entry(entry.key, _relabelled(_numbered(entry.value) if name == "labels" else entry.value))
            for name, entry in node.entries.items()
        }
        return MappingNode(entries, node.mark)
    return node


def _numbered(node: Node) -> Node:
    if not isinstance(node, MappingNode):
        return node
    entries = {
        name: Entry(ScalarNode(name, plain=True, start=entry.key.mark), entry.value)
        for name, entry in node.entries.items()
    }
    return MappingNode(entries, node.mark)


def _written(value: Any, indent: int) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        lines = [f"{json.dumps(key)}: {_written(below, indent + 2)}" for key, below in value.items()]
        return _bracketed("{}", lines, indent)
    if isinstance(value, list):
        return _bracketed("[]", [_written(below, indent + 2) for below in value], indent)
    return quoted(value) if isinstance(value, str) else json.dumps(value)


def _bracketed(brackets: str, lines: list[str], indent: int) -> str:
    blank = " " * indent
    return f"{brackets[0]}\n{blank}  " + f",\n{blank}  ".join(lines) + f"\n{blank}{brackets[1]}"
