"""What must be done to people's words before a spreadsheet program sees them.

Such programs take a text that begins like a formula for one, and send what they hold to whom it names. In a
workbook every text has the type of a text; in CSV there are no types, so an apostrophe goes before it.
"""

from __future__ import annotations

import re
import unicodedata

# Excel's own limit for the text of one cell, in UTF-16 units.
CELL = 32_767
CUT = "…"
_SIGNS = frozenset("=+-@")
_BLANKS = frozenset("\t\r\n")
# What XML cannot hold: control characters, halves of surrogate pairs, two that are no characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACED = "\N{REPLACEMENT CHARACTER}"


def is_risky(text: str) -> bool:
    """Whether some program might run ``text``: by its first visible character, full-width ones included."""
    if text[:1] in _BLANKS and text:
        return True
    for character in text[:CELL]:
        # Blanks and invisible characters before it are what some programs trim away.
        if unicodedata.category(character)[0] not in "ZC":
            return unicodedata.normalize("NFKC", character)[:1] in _SIGNS
    return False


def guarded(text: str) -> str:
    """``text`` for a cell of CSV: with an apostrophe before it where it is risky."""
    return f"'{text}" if is_risky(text) else text


def storable(text: str) -> str:
    """``text`` without what no file of ours can hold; its place is marked."""
    return _UNFIT.sub(_REPLACED, text)


def literal(text: str) -> str:
    """``text`` so that the writer of workbooks takes it for a text: it lets ``<r>…</r>`` through as XML."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def fitting(text: str) -> str:
    """``text`` cut to what a cell of a workbook holds, with a mark where it was cut."""
    if len(text) <= CELL // 2 or utf16(text) <= CELL:
        return text
    kept = text.encode("utf-16-le")[: 2 * (CELL - len(CUT))].decode("utf-16-le", "ignore")
    return kept + CUT


def utf16(text: str) -> int:
    """How long a spreadsheet program takes ``text`` to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
