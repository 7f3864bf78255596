"""Cells as nodes."""

import pytest

from inspect_app.checklist.nodes import Mark, ScalarNode
from inspect_app.exchange.cell_nodes import listed, mapping, scalar, text, word, written
from inspect_app.exchange.faults import Fault
from inspect_app.exchange.sheets_in import Cell

MARK = Mark(1, 1)


def _cell(content: str) -> Cell:
    return Cell(content, 1, 2, 3)


@pytest.mark.parametrize(
    ("content", "kind", "expected"),
    [
        ("３．５", "number", "3.5"),
        ("Yes", "truth", "true"),
        ("否", "truth", "false"),
        ("maybe", "truth", "maybe"),
        ("On-Fail", "word", "on-fail"),
        (" a ", "text", " a "),
    ],
)
def test_what_was_typed_is_taken_as_it_was_meant(content: str, kind: str, expected: str) -> None:
    node = scalar(_cell(content), kind)  # type: ignore[arg-type]
    assert (node.text, node.plain) == (expected, kind != "text")


def test_what_is_blank_is_not_there() -> None:
    assert mapping([("a", None)], MARK) is None
    assert listed([], MARK) is None
    assert text(None, None, MARK) is None
    english = text(None, _cell("x"), MARK)
    assert english is not None
    assert list(english.entries) == ["en"]
    assert word("x", MARK) == ScalarNode("x", plain=False, start=MARK)


def test_yaml_in_a_cell_has_the_place_of_the_cell() -> None:
    faults: list[Fault] = []
    node = written(_cell("item: a, is: [b, 1]"), "S!C2", faults)
    assert faults == []
    assert node == written(_cell("｛item: a, is: [b, 1]｝"), "S!C2", faults)
    assert node is not None
    assert node.mark == _cell("").mark
    assert written(_cell("a: ["), "S!C2", faults) is None
    assert [one.place for one in faults] == ["S!C2"]
