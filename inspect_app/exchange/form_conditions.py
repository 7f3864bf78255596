"""What an XLSForm calls relevant, read as a condition where a checklist can say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from inspect_app.checklist.model import AllOf, AnyOf, Condition, ItemIs, Not, Scalar

_TOKEN = re.compile(
    r"""\s*(?:(?P<name>\$\{\s*[^}\s]+\s*\})|(?P<text>'[^']*'|"[^"]*")|(?P<number>-?\d{1,12}(?:\.\d{1,12})?)"""
    r"""|(?P<word>selected|not|and|or)\b|(?P<sign>!=|=|\(|\)|,))"""
)
_DEPTH = 30


class Unsaid(Exception):
    """A checklist has no words for this expression."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An item that can be asked for: its id, and the answers of the form by what they are called here."""

    item: str
    answers: Mapping[str, str] | None = None
    number: bool = False


def condition_of(expression: str, known: Mapping[str, Asked]) -> Condition:
    """The condition. Raises Unsaid; ``known`` are the earlier questions by name."""
    work = _Parser(_tokens(expression), known)
    found = work.either()
    if work.tokens:
        raise Unsaid(expression)
    return found


def _tokens(expression: str) -> list[tuple[str, str]]:
    """Kind and text of each, the last one first."""
    found, place = [], 0
    text = expression.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise Unsaid(expression)
        found.append((match.lastgroup or "", match.group(match.lastgroup or 0)))
        place = match.end()
    return found[::-1]


@dataclass(slots=True)
class _Parser:
    tokens: list[tuple[str, str]]
    known: Mapping[str, Asked]
    depth: int = field(default=0)

    def either(self) -> Condition:
        return self._joined("or", self._both, AnyOf)

    def _both(self) -> Condition:
        return self._joined("and", self._single, AllOf)

    def _joined(
        self, sign: str, below: Callable[[], Condition], kind: Callable[[tuple[Condition, ...]], Condition]
    ) -> Condition:
        parts = [below()]
        while self._next() == ("word", sign):
            self.tokens.pop()
            parts.append(below())
        return parts[0] if len(parts) == 1 else kind(tuple(parts))

    def _single(self) -> Condition:
        self.depth += 1
        if self.depth > _DEPTH:
            raise Unsaid
        kind, text = self._take()
        if (kind, text) == ("word", "not"):
            found: Condition = Not(self._bracketed())
        elif (kind, text) == ("sign", "("):
            self.tokens.append((kind, text))
            found = self._bracketed()
        elif (kind, text) == ("word", "selected"):
            found = self._selected()
        else:
            found = self._compared((kind, text))
        self.depth -= 1
        return found

    def _bracketed(self) -> Condition:
        self._want("(")
        found = self.either()
        self._want(")")
        return found

    def _selected(self) -> Condition:
        self._want("(")
        name = self._take()
        self._want(",")
        value = self._take()
        self._want(")")
        return self._is(name, value)

    def _compared(self, name: tuple[str, str]) -> Condition:
        _, sign = self._take()
        if sign not in ("=", "!="):
            raise Unsaid
        found = self._is(name, self._take())
        return Not(found) if sign == "!=" else found

    def _is(self, name: tuple[str, str], value: tuple[str, str]) -> Condition:
        asked = self.known.get(name[1][2:-1].strip()) if name[0] == "name" else None
        if asked is None:
            raise Unsaid
        return ItemIs(asked.item, (_value(asked, *value),))

    def _want(self, sign: str) -> None:
        if self._take() != ("sign", sign):
            raise Unsaid

    def _take(self) -> tuple[str, str]:
        if not self.tokens:
            raise Unsaid
        return self.tokens.pop()

    def _next(self) -> tuple[str, str] | None:
        return self.tokens[-1] if self.tokens else None


def _value(asked: Asked, kind: str, text: str) -> Scalar:
    """What the question is compared with, as an answer of the item."""
    plain = text[1:-1] if kind == "text" else text
    if kind not in ("text", "number") or not plain:
        raise Unsaid
    if asked.answers is not None:
        if plain not in asked.answers:
            raise Unsaid
        return asked.answers[plain]
    if asked.number != (kind == "number"):
        raise Unsaid
    return Decimal(plain) if asked.number else plain
