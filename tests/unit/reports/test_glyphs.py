"""Text that can be printed."""

from types import SimpleNamespace
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from inspect_app.reports.fonts import FILES, folder
from inspect_app.reports.glyphs import Printable, _points, printable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地面积水 Water ≤ 3 ✓", "地面积水 Water ≤ 3 ✓"),
        ("很好👍", "很好〓"),
        ("👨\u200d👩\u200d👧", "〓〓〓"),
        ("a\x00b\x07c", "abc"),
        ("line\nbreak\ttab", "line\nbreak\ttab"),
        ("broken \ud800 half", "broken  half"),
        ("non\u00a0breaking\u2028line", "non\u00a0breaking line"),
        ("left\u202eright", "leftright"),
    ],
)
def test_what_has_no_glyph_is_replaced(text: str, expected: str) -> None:
    assert text.translate(printable()) == expected


def test_the_table_fills_itself() -> None:
    table = Printable({ord("a")})
    assert "abc".translate(table) == "a〓〓"
    assert set(table) == {ord("a"), ord("b"), ord("c")}


@pytest.mark.parametrize("name", FILES)
def test_the_points_are_those_the_library_finds(name: str) -> None:
    with TTFont(folder() / name, lazy=True) as font:
        assert frozenset(_points(font)) == frozenset(font.getBestCmap())


def test_a_font_with_another_table_is_read_by_the_library() -> None:
    table = bytes.fromhex("0000 0001 0003 0001 0000000c 0004 0000")
    font: Any = SimpleNamespace(reader={"cmap": table}, getBestCmap=lambda: {65: "A"})
    assert list(_points(font)) == [65]
