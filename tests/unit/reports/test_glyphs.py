"""Text that can be printed."""

import pytest

from inspect_app.reports.glyphs import Printable, printable


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
