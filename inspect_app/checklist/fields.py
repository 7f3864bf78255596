"""Reading one mapping key by key: every key asked for is known, what is left over is misspelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import TypeVar

from inspect_app.checklist import scalars
from inspect_app.checklist.model import Text
from inspect_app.checklist.nodes import MappingNode, Mark, Node, ScalarNode, SequenceNode
from inspect_app.checklist.problems import near
from inspect_app.checklist.reading import Reading

ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
ID_LENGTH = 64
_LANGUAGES = frozenset(("zh", "en"))

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(slots=True)
class Fields:
    """The keys of ``node``. Each reading method reports what is wrong and returns None or the default."""

    reading: Reading
    node: MappingNode
    where: str
    known: dict[str, None] = field(default_factory=dict)
    broken: bool = False

    @property
    def mark(self) -> Mark:
        """Where the mapping begins."""
        return self.node.mark

    def get(self, key: str) -> Node | None:
        """The value of ``key`` as written; None where it is absent or (with a problem) empty."""
        self.known[key] = None
        entry = self.node.entries.get(key)
        if entry is None:
            return None
        value = entry.value
        if type(value) is ScalarNode and scalars.is_null(value):
            self.fail("CL112", entry.key.mark, key=key)
            return None
        return value

    def has(self, key: str) -> bool:
        """Whether ``key`` is written."""
        return key in self.node.entries

    def know(self, keys: Iterable[str]) -> None:
        """These may be written too."""
        self.known.update(dict.fromkeys(keys))

    def need(self, key: str) -> Node | None:
        """As ``get``, and the key must be there."""
        if not self.has(key):
            self.known[key] = None
            self.fail("CL103", self.mark, where=self.where, key=key)
            return None
        return self.get(key)

    def fail(self, code: str, mark: Mark, **values: object) -> None:
        """Report, and remember that this mapping cannot be used."""
        self.broken = True
        self.reading.report(code, mark, **values)

    def finish(self) -> bool:
        """Report unknown keys; whether everything needed was readable."""
        for key, entry in self.node.entries.items():
            if key not in self.known and not self.reading.full:
                missing = [name for name in self.known if not self.has(name)]
                self.reading.report(
                    "CL102",
                    entry.key.mark,
                    key=key,
                    where=self.where,
                    near=near(key, missing) or near(key, self.known),
                    known=", ".join(self.known),
                )
        return not self.broken

    # ---- single values -----------------------------------------------------------------------

    def text(self, key: str) -> Text | None:
        """A text in both languages; None where absent."""
        node = self.get(key)
        return None if node is None else read_text(self.reading, node, key)

    def title(self, key: str, otherwise: str) -> Text:
        """A text that should be there; ``otherwise`` stands in where it is not."""
        if not self.has(key):
            self.known[key] = None
            self.reading.report("CL115", self.mark, where=self.where, key=key)
        return self.text(key) or Text(otherwise, otherwise)

    def word(self, key: str) -> str | None:
        """A single unstructured text; None where absent."""
        node = self.get(key)
        if node is None or isinstance(node, ScalarNode):
            return node.text if node else None
        self.fail("CL104", node.mark, key=key, wanted="a text", found=scalars.describe(node))
        return None

    def identifier(self, key: str) -> str | None:
        """A kebab-case id that must be there."""
        node = self.need(key)
        return None if node is None else self._matching(node, "CL109", ID)

    def version(self, key: str = "version") -> str | None:
        """A version that must be there."""
        node = self.need(key)
        return None if node is None else self._matching(node, "CL110", VERSION)

    def _matching(self, node: Node, code: str, pattern: re.Pattern[str]) -> str | None:
        if isinstance(node, ScalarNode) and len(node.text) <= ID_LENGTH and pattern.fullmatch(node.text):
            self.reading.doubt(node)
            return node.text
        self.reading.doubt(node, told=True)
        self.fail(code, node.mark, found=scalars.describe(node))
        return None

    def choice(self, key: str, allowed: tuple[str, ...]) -> str | None:
        """One of ``allowed``; None where absent."""
        node = self.get(key)
        if node is None:
            return None
        if isinstance(node, ScalarNode) and node.text in allowed:
            return node.text
        close = near(node.text, allowed) if isinstance(node, ScalarNode) else ""
        found, known = scalars.describe(node), ", ".join(allowed)
        self.fail("CL108", node.mark, key=key, found=found, near=close, known=known)
        return None

    def enum(self, key: str, kind: type[E]) -> E | None:
        """A member of ``kind``; None where absent."""
        word = self.choice(key, _members(kind))
        return None if word is None else kind(word)

    def truth(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self._scalar(key, "CL107", scalars.as_truth)
        return default if value is None else value

    def decimal(self, key: str) -> Decimal | None:
        """A decimal as written; None where absent."""
        return self._scalar(key, "CL105", scalars.as_decimal)

    def positive(self, key: str, zero: bool = True) -> Decimal | None:
        """A decimal of at least 0 (above 0 where not ``zero``); None where absent."""
        number = self.decimal(key)
        if number is not None and (number < 0 or (number == 0 and not zero)):
            self.outside(key, number, "0 or more" if zero else "more than 0")
            return None
        return number

    def fraction(self, key: str, low: Fraction, high: Fraction | None) -> Fraction | None:
        """An exact number between ``low`` and ``high``, both included; None where absent."""
        number = self._scalar(key, "CL105", scalars.as_fraction)
        if number is not None and (number < low or (high is not None and number > high)):
            self.outside(key, number, f"{low} or more" if high is None else f"from {low} to {high}")
            return None
        return number

    def whole(self, key: str, low: int | None = None, high: int | None = None) -> int | None:
        """A whole number, both bounds included; None where absent."""
        number = self._scalar(key, "CL106", scalars.as_whole)
        too_low = number is not None and low is not None and number < low
        too_high = number is not None and high is not None and number > high
        if too_low or too_high:
            self.outside(key, number, f"{low} or more" if high is None else f"from {low} to {high}")
            return None
        return number

    def outside(self, key: str, found: object, wanted: str) -> None:
        """Report a number that is too small or too large."""
        self.fail("CL114", self.node.entries[key].value.mark, key=key, found=found, wanted=wanted)

    def _scalar(self, key: str, code: str, read: Callable[[Node], T | None]) -> T | None:
        node = self.get(key)
        if node is None:
            return None
        value = read(node)
        if value is None:
            self.fail(code, node.mark, key=key, found=scalars.describe(node))
        return value

    # ---- structures --------------------------------------------------------------------------

    def sequence(self, key: str, node: Node | None = None) -> tuple[Node, ...]:
        """The entries of a list; empty where absent."""
        found = node or self.get(key)
        if found is None:
            return ()
        if isinstance(found, SequenceNode):
            return found.items
        self.fail("CL104", found.mark, key=key, wanted="a list", found=scalars.describe(found))
        return ()

    def filled(self, key: str) -> tuple[Node, ...]:
        """The entries of a list that must be there and hold something."""
        node = self.need(key)
        entries = self.sequence(key, node) if node else ()
        if isinstance(node, SequenceNode) and not entries:
            self.fail("CL112", node.mark, key=key)
        return entries

    def mapping(self, key: str) -> MappingNode | None:
        """A mapping; None where absent."""
        node = self.get(key)
        if node is None or isinstance(node, MappingNode):
            return node
        self.fail("CL104", node.mark, key=key, wanted="a mapping", found=scalars.describe(node))
        return None


@cache
def _members(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(kind)


def fields_of(reading: Reading, node: Node, where: str) -> Fields | None:
    """The keys of ``node``, or None, with a problem, where it is no mapping."""
    if isinstance(node, MappingNode):
        return Fields(reading, node, where)
    reading.report("CL104", node.mark, key=where, wanted="a mapping", found=scalars.describe(node))
    return None


def read_text(reading: Reading, node: Node, key: str) -> Text | None:
    """A text: a plain string fills both languages; a library's declared languages must all be there."""
    if isinstance(node, SequenceNode):
        reading.report("CL104", node.mark, key=key, wanted="a text", found=scalars.describe(node))
        return None
    if isinstance(node, ScalarNode):
        return _plain_text(reading, node, key)
    whole = _whole_text(node)
    if whole:
        return whole
    fields = Fields(reading, _without_cuts(reading, node, key), f"the text “{key}”")
    written = {name: word for name in ("zh", "en") if (word := (fields.word(name) or "")).strip()}
    for name in written:
        reading.doubt(fields.node.entries[name].value)
    fields.finish()
    if not written:
        if not fields.broken:
            reading.report("CL112", node.mark, key=key)
        return None
    reading.speaks(node.start, key, tuple(written))
    first = next(iter(written.values()))
    return Text(written.get("zh", first), written.get("en", first))


def _whole_text(node: MappingNode) -> Text | None:
    """The text where both languages and nothing else are written, beyond doubt, as nearly always."""
    zh, en = node.entries.get("zh"), node.entries.get("en")
    if zh is None or en is None or len(node.entries) > len(_LANGUAGES):
        return None
    first, second = scalars.as_words(zh.value), scalars.as_words(en.value)
    return None if first is None or second is None else Text(first, second)


def _without_cuts(reading: Reading, node: MappingNode, key: str) -> MappingNode:
    """The mapping without what looks like keys but is the rest of a text after its comma."""
    if node.entries.keys() <= _LANGUAGES:
        return node
    cuts = {
        name: entry
        for name, entry in node.entries.items()
        if name not in ("zh", "en") and scalars.is_null(entry.value)
    }
    for name, entry in cuts.items():
        reading.report("CL118", entry.key.mark, key=key, found=name)
    return MappingNode({name: each for name, each in node.entries.items() if name not in cuts}, node.mark)


def _plain_text(reading: Reading, node: ScalarNode, key: str) -> Text | None:
    if scalars.is_null(node) or not node.text.strip():
        reading.report("CL112", node.mark, key=key)
        return None
    reading.doubt(node)
    reading.speaks(node.start, key)
    return Text(node.text, node.text)
