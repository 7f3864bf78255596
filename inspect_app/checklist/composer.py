"""YAML text to a node tree, from the C parser's events, with limits on everything that can grow.

PyYAML's own loaders accept alias bombs, self-containing lists, duplicate keys and YAML 1.1 booleans, so
only its event parser is used; values stay the text that was written until a reader asks for a type.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from inspect_app.checklist.decoding import FORBIDDEN, Undecodable, character_name, decode
from inspect_app.checklist.limits import LIMITS, Limits
from inspect_app.checklist.nodes import (
    START,
    Entry,
    MappingNode,
    Mark,
    Node,
    ScalarNode,
    SequenceNode,
    children,
)
from inspect_app.checklist.problems import Problem, problem, split_lines


@dataclass(frozen=True, slots=True)
class Composed:
    """The tree of one file (None where it could not be composed), its lines and its problems."""

    root: Node | None
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def compose(data: bytes | str, file: str = "", limits: Limits = LIMITS) -> Composed:
    """The node tree of one YAML document. Never raises for bad input: ``problems`` says what is wrong."""
    decoded = decode(data, limits.size)
    if isinstance(decoded, Undecodable):
        lines = split_lines(decoded.text)
        found = problem(decoded.code, file, lines, decoded.mark, **decoded.values)
        return Composed(None, lines, (found,))
    work = _Composer(file, split_lines(decoded.text), limits)
    if decoded.byte_order_mark:
        work.report("CL002", START)
    return Composed(work.document(decoded.text), work.lines, tuple(work.problems))


# Makes a named tuple without its slower constructor; this runs for every value of every file.
_new = tuple.__new__


class _Stop(Exception):
    """Composing this file ends here; the problem is already reported."""


# How many nodes a node holds, aliases written out, how many levels, and itself, so that its id stays its own.
_Extent = tuple[int, int, Node | None]


@dataclass(slots=True)
class _Composer:
    file: str
    lines: tuple[str, ...]
    limits: Limits
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, Node | None] = field(default_factory=dict)
    extents: dict[int, _Extent] = field(default_factory=dict)
    nodes: int = 0
    aliased: int = 0
    next: Callable[[], Any] = lambda: None

    def report(self, code: str, mark: Mark, **values: object) -> None:
        if len(self.problems) == self.limits.problems:
            self.problems.append(problem("CL018", self.file, self.lines, mark, limit=self.limits.problems))
            raise _Stop
        self.problems.append(problem(code, self.file, self.lines, mark, **values))

    def stop(self, code: str, mark: Mark, **values: object) -> _Stop:
        self.report(code, mark, **values)
        return _Stop()

    def document(self, text: str) -> Node | None:
        """The only document, or None with the reason reported."""
        parser: Any = yaml.CSafeLoader(text)
        self.next = parser.get_event
        try:
            return self._single()
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except _Stop:
            pass
        finally:
            parser.dispose()
        return None

    def _single(self) -> Node:
        self.next()
        first = self.next()
        if isinstance(first, yaml.StreamEndEvent):
            raise self.stop("CL007", START)
        root = self._node(self.next(), 1)
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self.stop("CL008", _place(after.start_mark))
        if isinstance(root, ScalarNode) and not root.text and root.plain:
            raise self.stop("CL007", START)
        return root

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = _place(error.problem_mark)
        line = self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""
        if line[mark.column - 1 : mark.column] == "\t" or "\t" in line[: len(line) - len(line.lstrip())]:
            self.report("CL006", mark)
        else:
            self.report("CL005", mark, detail=error.problem or "it cannot be parsed")

    def _node(self, event: Any, depth: int) -> Node:
        """The node that begins with ``event``."""
        kind, start = type(event), event.start_mark
        mark = _new(Mark, (start.line + 1, start.column + 1))
        if depth > self.limits.depth:
            raise self.stop("CL009", mark, limit=self.limits.depth)
        if kind is yaml.AliasEvent:
            return self._alias(event.anchor, mark, depth)
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise self.stop("CL010", mark, limit=self.limits.nodes)
        if event.tag is not None:
            self.report("CL014", mark, tag=event.tag)
        anchor = event.anchor
        if anchor is None:
            return self._scalar(event, mark) if kind is yaml.ScalarEvent else self._content(kind, mark, depth)
        self.anchors[anchor] = None
        scalar = kind is yaml.ScalarEvent
        node = self._scalar(event, mark) if scalar else self._content(kind, mark, depth)
        self.anchors[anchor] = node
        return node

    def _content(self, kind: type, mark: Mark, depth: int) -> Node:
        if kind is yaml.SequenceStartEvent:
            return self._sequence(mark, depth + 1)
        return self._mapping(mark, depth + 1)

    def _scalar(self, event: Any, mark: Mark) -> ScalarNode:
        text, style = event.value, event.style
        if len(text) > self.limits.scalar:
            raise self.stop("CL013", mark, limit=self.limits.scalar)
        if style == '"':
            # An escape such as "\\0" in double quotes brings in what the file's text may not hold.
            forbidden = FORBIDDEN.search(text)
            if forbidden:
                raise self.stop("CL003", mark, character=character_name(forbidden.group()))
        return _new(ScalarNode, (text, not style and event.tag is None, mark))

    def _alias(self, name: str, mark: Mark, depth: int) -> Node:
        if name not in self.anchors:
            raise self.stop("CL012", mark, name=name, detail="stands for nothing")
        node = self.anchors[name]
        if node is None:
            raise self.stop("CL012", mark, name=name, detail="stands inside what it repeats")
        size, height, _ = self._extent(node)
        self.aliased += size
        if self.aliased > self.limits.aliased:
            raise self.stop("CL011", mark, limit=self.limits.aliased, name=name)
        if depth + height - 1 > self.limits.depth:
            raise self.stop("CL009", mark, limit=self.limits.depth)
        return node

    def _extent(self, node: Node) -> _Extent:
        """Found once for each node, however often aliases repeat it."""
        if isinstance(node, ScalarNode):
            return 1, 1, None
        known = self.extents.get(id(node))
        if known is None:
            below = [self._extent(each) for each in children(node)]
            height = 1 + max((levels for _, levels, _ in below), default=0)
            known = self.extents[id(node)] = (1 + sum(size for size, _, _ in below), height, node)
        return known

    def _sequence(self, mark: Mark, depth: int) -> SequenceNode:
        items = []
        while type(inner := self.next()) is not yaml.SequenceEndEvent:
            items.append(self._node(inner, depth))
        return SequenceNode(tuple(items), mark)

    def _mapping(self, mark: Mark, depth: int) -> MappingNode:
        entries: dict[str, Entry] = {}
        while type(inner := self.next()) is not yaml.MappingEndEvent:
            key = self._node(inner, depth)
            value = self._node(self.next(), depth)
            if not isinstance(key, ScalarNode):
                self.report("CL016", key.mark)
            elif key.text in entries:
                self.report("CL015", key.mark, key=key.text, first=entries[key.text].key.mark.line)
            else:
                entries[key.text] = _new(Entry, (key, value))
        return MappingNode(entries, mark)


def _place(mark: Any) -> Mark:
    """Places as PyYAML's parsers give them count from 0."""
    return Mark(mark.line + 1, mark.column + 1) if mark else START
