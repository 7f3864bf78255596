"""What is wrong with a file: a numbered problem with its place, the offending line and how to mend it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, Literal, overload

from inspect_app.checklist.catalogue import CATALOGUE, Rule
from inspect_app.checklist.nodes import Mark

# The characters YAML itself takes as the end of a line.
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# What only Python takes as one.
_OTHER_END = re.compile("[\x0b\x0c\x1c\x1d\x1e]")
_WINDOW = 100
_SHOWN = 60
_NAMES = 500
_LIKELY = 200


class Lines(Sequence[str]):
    """The lines of ``text`` as YAML counts them, found once somebody asks: most files have no problem."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return split_lines(self.text)

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[str, ...]: ...
    def __getitem__(self, number: int | slice) -> str | tuple[str, ...]:
        return self._all[number]


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. ``line`` and ``column`` count from 1; ``excerpt`` is the line and a caret below it."""

    code: str
    severity: Literal["error", "warning"]
    file: str
    line: int
    column: int
    message: str
    mend: str
    excerpt: str

    @property
    def rule(self) -> Rule:
        """The catalogue's entry of this problem."""
        return CATALOGUE[self.code]

    @property
    def is_error(self) -> bool:
        """Whether it must be mended before publishing."""
        return self.severity == "error"


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of ``text`` as YAML counts them."""
    if _OTHER_END.search(text):
        return tuple(_LINE_END.split(text))
    # Many times faster, and the same where there are no other ends of lines.
    lines = text.splitlines()
    if not text or _LINE_END.fullmatch(text[-1]):
        lines.append("")
    return tuple(lines)


def problem(
    code: str, file: str, lines: Sequence[str] = (), mark: Mark | None = None, **values: object
) -> Problem:
    """The problem ``code`` at ``mark``; ``values`` fill the catalogue's sentences."""
    rule = CATALOGUE[code]
    place = mark or Mark()
    shown = {name: _shown(value) for name, value in values.items()}
    return Problem(
        code=code,
        severity=rule.severity,
        file=file,
        line=place.line,
        column=place.column,
        message=rule.message.format_map(shown),
        mend=rule.mend.format_map(shown),
        excerpt=_excerpt(lines, place),
    )


def near(word: str, known: Iterable[str]) -> str:
    """``Did you mean "…"? `` for the nearest of ``known``, or nothing (also where too many are likely)."""
    return _near(word[:_SHOWN], frozenset(islice(known, _NAMES)) - {word})


@lru_cache(maxsize=1_024)
def _near(word: str, known: frozenset[str]) -> str:
    likely = sorted(name for name in known if abs(len(name) - len(word)) <= 1 + len(word) // 4)
    if len(likely) > _LIKELY:
        likely = [name for name in likely if name[:3] == word[:3]]
    matches = get_close_matches(word, likely, n=1, cutoff=0.6) if len(likely) <= _LIKELY else []
    return f'Did you mean "{matches[0]}"? ' if matches else ""


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file and place, each one once."""
    return tuple(sorted(set(problems), key=lambda p: (p.file, p.line, p.column, p.code, p.message)))


def render_text(problems: Iterable[Problem]) -> str:
    """For people: one block each, the offending line with a caret under its fault."""
    return "\n".join(_block(each) for each in problems)


def to_json(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """For programs: one object each, fields as in ``Problem``."""
    return [asdict(each) for each in problems]


def _block(each: Problem) -> str:
    head = f"{each.file}:{each.line}:{each.column}: {each.severity} {each.code}: {each.message}\n"
    gutter = f"{each.line:>6} | "
    blank = " " * (len(gutter) - 2) + "| "
    excerpt = "".join(
        f"{start}{line}\n" for start, line in zip((gutter, blank), each.excerpt.splitlines(), strict=False)
    )
    return f"{head}{excerpt}{' ' * len(gutter)}{each.mend}\n"


def _excerpt(lines: Sequence[str], mark: Mark) -> str:
    """The line at ``mark`` (a window of it, where it is very long) and a caret line."""
    if mark.line > len(lines):
        return ""
    column = mark.column - 1
    start = max(0, column - _WINDOW // 2) if column > _WINDOW else 0
    window = _printable(lines[mark.line - 1][start : start + _WINDOW])
    over = window[: column - start]
    before = " " * len(over) if over.isascii() and "\t" not in over else "".join(map(_blank, over))
    return f"{window}\n{before}^"


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(char if char == "\t" or char.isprintable() else "�" for char in text)


def _blank(char: str) -> str:
    """As much blank as ``char`` is wide in a terminal: two for Chinese, none for a combining mark."""
    if char == "\t":
        return char
    if char.isascii():
        return " "
    if unicodedata.combining(char):
        return ""
    return "  " if unicodedata.east_asian_width(char) in "WF" else " "


def _shown(value: object) -> str:
    text = str(value)
    short = text if len(text) <= 3 * _SHOWN else f"{text[: 3 * _SHOWN]}…"
    return _printable(short)
