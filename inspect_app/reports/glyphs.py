"""Text that can be printed: what the report's fonts have no picture for never reaches the page.

A missing glyph prints as a bare square, or makes the text engine look through other fonts. Emoji, rare
scripts and control characters are therefore replaced before: by the printer's mark for a missing sort, or by
nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from struct import unpack_from

from fontTools.ttLib import TTFont

from inspect_app.reports.fonts import FILES, folder

# The geta mark, which typesetters of Chinese and Japanese put where a sort is missing.
MISSING = "\N{GETA MARK}"
_KEPT_CONTROLS = frozenset("\n\t")
# Of a font's tables of characters: the platform and encoding, and the format, of all of Unicode in ranges.
_WINDOWS_FULL, _SEGMENTED = (3, 10), 12


class Printable(dict[int, str | int]):
    """A table for ``str.translate`` that fills itself; ``covered`` are the code points with a glyph."""

    def __init__(self, covered: AbstractSet[int]) -> None:
        super().__init__()
        self._covered = covered

    def __missing__(self, point: int) -> str | int:
        self[point] = replacement = self._replacement(point)
        return replacement

    def _replacement(self, point: int) -> str | int:
        letter = chr(point)
        if letter in _KEPT_CONTROLS or (point in self._covered and unicodedata.category(letter) != "Cc"):
            return point
        category = unicodedata.category(letter)
        if category in {"Cc", "Cf", "Cs", "Mn", "Me"}:
            return ""
        return " " if category.startswith("Z") else MISSING


@lru_cache(maxsize=1)
def printable() -> Printable:
    """The table for the fonts that ship."""
    covered: frozenset[int] | None = None
    for name in FILES:
        with TTFont(folder() / name, lazy=True) as font:
            points = frozenset(_points(font))
        covered = points if covered is None else covered & points
    return Printable(covered or frozenset())


def _points(font: TTFont) -> Iterator[int]:
    """The code points a font has glyphs for, from the ranges its table lists.

    The library would name each of thirty thousand glyphs on the way, for a third of a second and twenty
    megabytes; it is asked where a font has no such table.
    """
    table: bytes = font.reader["cmap"]
    (count,) = unpack_from(">H", table, 2)
    for place in range(4, 4 + 8 * count, 8):
        platform, encoding, offset = unpack_from(">HHL", table, place)
        if (platform, encoding) == _WINDOWS_FULL and unpack_from(">H", table, offset) == (_SEGMENTED,):
            (groups,) = unpack_from(">L", table, offset + 12)
            for group in range(offset + 16, offset + 16 + 12 * groups, 12):
                first, last = unpack_from(">LL", table, group)
                yield from range(first, last + 1)
            return
    yield from font.getBestCmap()
