"""Bytes to text: UTF-8 only, no control characters, not too large."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from inspect_app.checklist.nodes import START, Mark
from inspect_app.checklist.problems import split_lines

# What YAML does not let through, and lone surrogates, which cannot be stored either.
FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What else ends a line.
_RARE_END = re.compile("[\r\x85\u2028\u2029]")
_SHORT = 1_000
_OTHER_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark."""

    text: str
    byte_order_mark: bool = False


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why there is no text: the catalogue's code, the place, and what could be read of it."""

    code: str
    mark: Mark = START
    text: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def decode(data: bytes | str, limit: int) -> Decoded | Undecodable:
    """The text of a file of at most ``limit`` bytes."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(raw) > limit:
        return Undecodable("CL004", values={"limit": limit})
    if raw.startswith(_OTHER_MARKS) or b"\0\0" in (raw[1:4:2], raw[:3:2]):
        return Undecodable("CL001", values={"detail": "; it looks like UTF-16"})
    marked = raw.startswith(codecs.BOM_UTF8)
    body = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _broken(body, error.start)
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        mark = mark_at(text, forbidden.start())
        return Undecodable("CL003", mark, text, {"character": character_name(forbidden.group())})
    return Decoded(text, marked)


def mark_at(text: str, offset: int) -> Mark:
    """The place of the character at ``offset``."""
    if offset > _SHORT and not _RARE_END.search(text, 0, offset):
        # Many times faster in large files.
        return Mark(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
    before = split_lines(text[:offset])
    return Mark(len(before), len(before[-1]) + 1)


def character_name(character: str) -> str:
    """Such as U+0000."""
    return f"U+{ord(character):04X}"


def _broken(body: bytes, start: int) -> Undecodable:
    text = body.decode("utf-8", "replace")
    mark = mark_at(text, len(body[:start].decode("utf-8")))
    return Undecodable(
        "CL001", mark, text, {"detail": f"; the byte 0x{body[start]:02X} does not belong here"}
    )
