"""YAML text to a node tree, from the C parser's events, with limits on everything that can grow.

PyYAML's own loaders accept alias bombs, self-containing lists, duplicate keys and YAML 1.1 booleans, so
only its event parser is used; values stay the text that was written until a reader asks for a type.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    Start,
    children,
    placed,
)
from inspect_app.checklist.problems import Lines, Problem, problem


@dataclass(frozen=True, slots=True)
class Composed:
    """The tree of one file (None where it could not be composed), its lines and its problems."""

    root: Node | None
    lines: Sequence[str] = ()
    problems: tuple[Problem, ...] = ()


def compose(data: bytes | str, file: str = "", limits: Limits = LIMITS) -> Composed:
    """The node tree of one YAML document. Never raises for bad input: ``problems`` says what is wrong."""
    decoded = decode(data, limits.size)
    if isinstance(decoded, Undecodable):
        lines = Lines(decoded.text)
        found = problem(decoded.code, file, lines, decoded.mark, **decoded.values)
        return Composed(None, lines, (found,))
    work = _Composer(file, Lines(decoded.text), limits)
    if decoded.byte_order_mark:
        work.report("CL002", START)
    return Composed(work.document(decoded.text), work.lines, tuple(work.problems))


# Looked up for every event of every file.
_SCALAR, _SEQUENCE_END, _MAPPING_END = yaml.ScalarEvent, yaml.SequenceEndEvent, yaml.MappingEndEvent

# Makes a named tuple without its slower constructor; this runs for every value of every file.
_new = tuple.__new__


class _Stop(Exception):
    """Composing this file ends here; the problem is already reported."""


# How many nodes a node holds, aliases written out, how many levels, and itself, so that its id stays its own.
_Extent = tuple[int, int, Node | None]


@dataclass(slots=True)
class _Composer:
    file: str
    lines: Sequence[str]
    limits: Limits
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, Node | None] = field(default_factory=dict)
    extents: dict[int, _Extent] = field(default_factory=dict)
    nodes: int = 0
    aliased: int = 0
    escapes: bool = True
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
        self.escapes = "\\" in text
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
            raise self.stop("CL008", placed(after.start_mark))
        if isinstance(root, ScalarNode) and not root.text and root.plain:
            raise self.stop("CL007", START)
        return root

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = placed(error.problem_mark) if error.problem_mark else START
        line = self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""
        if line[mark.column - 1 : mark.column] == "\t" or "\t" in line[: len(line) - len(line.lstrip())]:
            self.report("CL006", mark)
        else:
            self.report("CL005", mark, detail=error.problem or "it cannot be parsed")

    def _node(self, event: Any, depth: int) -> Node:
        """The node that begins with ``event``."""
        kind, start = type(event), event.start_mark
        if depth > self.limits.depth:
            raise self.stop("CL009", placed(start), limit=self.limits.depth)
        if kind is _SCALAR:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            return self._alias(event.anchor, placed(start), depth)
        self.nodes += 1
        anchor = event.anchor
        self._judge(event)
        if anchor is not None:
            self.anchors[anchor] = None
        node = (self._sequence if kind is yaml.SequenceStartEvent else self._mapping)(start, depth + 1)
        if anchor is not None:
            self.anchors[anchor] = node
        return node

    def _judge(self, event: Any) -> None:
        """The number of nodes, and the tag."""
        if self.nodes > self.limits.nodes:
            raise self.stop("CL010", placed(event.start_mark), limit=self.limits.nodes)
        if event.tag is not None:
            self.report("CL014", placed(event.start_mark), tag=event.tag)

    def _scalar(self, event: Any) -> ScalarNode:
        text, style, limits = event.value, event.style, self.limits
        self.nodes += 1
        if (
            event.tag is None
            and event.anchor is None
            and self.nodes <= limits.nodes
            and len(text) <= limits.scalar
            and not (self.escapes and style == '"')
        ):
            return _new(ScalarNode, (text, not style, event.start_mark))
        return self._unusual(event)

    def _unusual(self, event: Any) -> ScalarNode:
        """A text of which something must be told or remembered."""
        self._judge(event)
        node = ScalarNode(event.value, not event.style and event.tag is None, event.start_mark)
        if len(node.text) > self.limits.scalar:
            raise self.stop("CL013", node.mark, limit=self.limits.scalar)
        if event.style == '"':
            self._escaped(node.text, node.mark)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def _escaped(self, text: str, mark: Mark) -> None:
        """An escape such as "\\0" in double quotes brings in what the file's text may not hold."""
        forbidden = FORBIDDEN.search(text)
        if forbidden:
            raise self.stop("CL003", mark, character=character_name(forbidden.group()))

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

    def _sequence(self, start: Start, depth: int) -> SequenceNode:
        following, scalar, items = self.next, self._scalar_reader(depth), []
        while (kind := type(event := following())) is not _SEQUENCE_END:
            items.append(scalar(event) if kind is _SCALAR else self._node(event, depth))
        return SequenceNode(tuple(items), start)

    def _mapping(self, start: Start, depth: int) -> MappingNode:
        entries: dict[str, Entry] = {}
        following, scalar = self.next, self._scalar_reader(depth)
        while (kind := type(event := following())) is not _MAPPING_END:
            key = scalar(event) if kind is _SCALAR else self._node(event, depth)
            event = following()
            value = scalar(event) if type(event) is _SCALAR else self._node(event, depth)
            if type(key) is ScalarNode and key[0] not in entries:
                entries[key[0]] = _new(Entry, (key, value))
            else:
                self._useless(key, entries)
        return MappingNode(entries, start)

    def _scalar_reader(self, depth: int) -> Callable[[Any], Node]:
        """How texts so deep are read: nearly all nodes are texts, so these take no detour."""
        return self._scalar if depth <= self.limits.depth else lambda event: self._node(event, depth)

    def _useless(self, key: Node, entries: Mapping[str, Entry]) -> None:
        if not isinstance(key, ScalarNode):
            self.report("CL016", key.mark)
        else:
            self.report("CL015", key.mark, key=key.text, first=entries[key.text].key.mark.line)
