"""YAML text to a node tree, from the C parser's events, with limits on everything that can grow.

PyYAML's own loaders accept alias bombs, self-containing lists, duplicate keys and YAML 1.1 booleans, so
only its event parser is used; values stay the text that was written until a reader asks for a type.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from inspect_app.checklist.decoding import FORBIDDEN, Undecodable, character_name, decode
from inspect_app.checklist.limits import LIMITS, Limits
from inspect_app.checklist.nodes import START, Entry, MappingNode, Mark, Node, ScalarNode, SequenceNode
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


class _Stop(Exception):
    """Composing this file ends here; the problem is already reported."""


@dataclass(frozen=True, slots=True)
class _Anchored:
    node: Node
    size: int
    height: int


@dataclass(slots=True)
class _Composer:
    file: str
    lines: tuple[str, ...]
    limits: Limits
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, _Anchored | None] = field(default_factory=dict)
    nodes: int = 0
    aliased: int = 0

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
        try:
            return self._single(yaml.parse(text, Loader=yaml.CSafeLoader))
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except _Stop:
            pass
        return None

    def _single(self, events: Iterator[yaml.Event]) -> Node:
        next(events)
        first = next(events)
        if isinstance(first, yaml.StreamEndEvent):
            raise self.stop("CL007", START)
        root = self._node(next(events), events, 1)[0]
        next(events)
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self.stop("CL008", _mark(after))
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

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> tuple[Node, int, int]:
        """The node that begins with ``event``, how many nodes it holds, and how many levels."""
        mark = _mark(event)
        if depth > self.limits.depth:
            raise self.stop("CL009", mark, limit=self.limits.depth)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, depth)
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise self.stop("CL010", mark, limit=self.limits.nodes)
        if getattr(event, "tag", None) is not None:
            self.report("CL014", mark, tag=getattr(event, "tag", ""))
        anchor: str | None = getattr(event, "anchor", None)
        if anchor:
            self.anchors[anchor] = None
        node, size, height = self._content(event, events, depth)
        if anchor:
            self.anchors[anchor] = _Anchored(node, size, height)
        return node, size, height

    def _content(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> tuple[Node, int, int]:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event), 1, 1
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth)

    def _scalar(self, event: yaml.ScalarEvent) -> ScalarNode:
        mark = _mark(event)
        if len(event.value) > self.limits.scalar:
            raise self.stop("CL013", mark, limit=self.limits.scalar)
        forbidden = FORBIDDEN.search(event.value)
        if forbidden:
            # An escape such as "\\0" in double quotes brings in what the file's text may not hold.
            raise self.stop("CL003", mark, character=character_name(forbidden.group()))
        return ScalarNode(event.value, not event.style and event.tag is None, mark)

    def _alias(self, event: yaml.AliasEvent, depth: int) -> tuple[Node, int, int]:
        mark, name = _mark(event), event.anchor
        if name not in self.anchors:
            raise self.stop("CL012", mark, name=name, detail="stands for nothing")
        anchored = self.anchors[name]
        if anchored is None:
            raise self.stop("CL012", mark, name=name, detail="stands inside what it repeats")
        self.aliased += anchored.size
        if self.aliased > self.limits.aliased:
            raise self.stop("CL011", mark, limit=self.limits.aliased, name=name)
        if depth + anchored.height - 1 > self.limits.depth:
            raise self.stop("CL009", mark, limit=self.limits.depth)
        return anchored.node, anchored.size, anchored.height

    def _sequence(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> tuple[Node, int, int]:
        items, size, height = [], 1, 1
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            node, below, levels = self._node(inner, events, depth + 1)
            items.append(node)
            size, height = size + below, max(height, levels + 1)
        return SequenceNode(tuple(items), _mark(event)), size, height

    def _mapping(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> tuple[Node, int, int]:
        entries: dict[str, Entry] = {}
        size, height = 1, 1
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            key, key_size, _ = self._node(inner, events, depth + 1)
            value, below, levels = self._node(next(events), events, depth + 1)
            self._enter(entries, key, value)
            size, height = size + key_size + below, max(height, levels + 1)
        return MappingNode(entries, _mark(event)), size, height

    def _enter(self, entries: dict[str, Entry], key: Node, value: Node) -> None:
        if not isinstance(key, ScalarNode):
            self.report("CL016", key.mark)
        elif key.text in entries:
            self.report("CL015", key.mark, key=key.text, first=entries[key.text].key.mark.line)
        else:
            entries[key.text] = Entry(key, value)


def _mark(event: yaml.Event) -> Mark:
    return _place(event.start_mark)


class _YamlMark(Protocol):
    """Places as either of PyYAML's parsers gives them, counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def index(self) -> int: ...


def _place(mark: _YamlMark | None) -> Mark:
    return Mark(mark.line + 1, mark.column + 1, mark.index) if mark else START
