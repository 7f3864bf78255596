"""Plain data as YAML in the style of the shipped library: short things on one line, items one key a line.

Written by hand because every text must come back exactly as it was from a reader of YAML 1.2, and must not
be taken for a truth, a number or a date by readers of YAML 1.1 either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from inspect_app.exchange.plain import Document, plain

WIDTH = 118
# These always stand one entry a line, whatever room there is.
_BLOCKS = frozenset({"groups", "items", "parts", "checklists", "bands", "caps", "sampling", "tailor"})
# An entry with one of these takes a line for each of its keys.
_SPREAD = frozenset({"items", "answer", "checklists"})
_AIRY = frozenset({"groups", "items"})

# A question mark within a text is one too many for some readers, though the language allows it.
_SAFE = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~][^?,\[\]{}\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*")
_MISREAD = re.compile(r"[-+.0-9][-+.,_:/0-9a-fxotz ]*|y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]')


def to_yaml(document: Document) -> str:
    """The document as a YAML file that reads back to an equal one."""
    return "\n".join(_mapping(plain(document), 0)) + "\n"


def flow(value: Any) -> str:
    """``value`` on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {flow(below)}" for key, below in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(below) for below in value) + "]"
    return _scalar(value)


def quoted(text: str) -> str:
    """A text in double quotes, on one line."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _ESCAPES.get(character, f"\\u{ord(character):04X}")


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return _word(value) if isinstance(value, str) else str(value)


def _word(text: str) -> str:
    if _VERSION.fullmatch(text):
        return text
    unsafe = not _SAFE.fullmatch(text) or text != text.strip() or text.endswith(":")
    if unsafe or ": " in text or " #" in text or "\t" in text or _MISREAD.fullmatch(text):
        return quoted(text)
    return text


def _key(key: str) -> str:
    # The numbers of a scale's labels are keys, and keys that are read as numbers.
    return key if key.lstrip("-").isdigit() or _word(key) == key else quoted(key)


def _mapping(data: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(key, value, indent)


def _entry(key: str, value: Any, indent: int) -> Iterator[str]:
    blank = " " * indent
    line = f"{blank}{_key(key)}: {flow(value)}"
    if not isinstance(value, Mapping | list) or (key not in _BLOCKS and len(line) <= WIDTH):
        yield line
        return
    yield f"{blank}{_key(key)}:"
    if isinstance(value, Mapping):
        yield from _mapping(value, indent + 2)
        return
    for number, each in enumerate(value):
        if number and key in _AIRY:
            yield ""
        yield from _listed(each, indent + 2)


def _listed(value: Any, indent: int) -> Iterator[str]:
    line = f"{' ' * indent}- {flow(value)}"
    if not isinstance(value, Mapping) or (not _SPREAD & value.keys() and len(line) <= WIDTH):
        yield line
        return
    lines = _mapping(value, indent + 2)
    yield f"{' ' * indent}- {next(lines).lstrip()}"
    yield from lines
