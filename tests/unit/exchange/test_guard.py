"""No text a person wrote is ever run by a spreadsheet program."""

import pytest

from inspect_app.exchange.guard import CELL, fitting, guarded, is_risky, literal, storable, utf16
from tests.factories.formulas import CORPUS


@pytest.mark.parametrize("text", CORPUS)
def test_what_looks_like_a_formula_is_guarded(text: str) -> None:
    assert is_risky(text)
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "   ", "大堂地面积水", "a=b", "1-2", "'=1", "\u202e", "3号楼 1层", "“=1”"]
)
def test_what_does_not_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_what_no_file_can_hold_is_marked() -> None:
    assert storable("a\x00b\x1fc\ud800d\ufffee\tf\ng") == "a�b�c�d�e\tf\ng"


@pytest.mark.parametrize(
    ("text", "written"), [("<r>x</r>", "<r>x</r> "), ("<r>x", "<r>x"), ("x</r>", "x</r>")]
)
def test_markup_of_workbooks_becomes_a_text(text: str, written: str) -> None:
    assert literal(text) == written


def test_a_text_too_long_for_a_cell_is_cut_between_letters() -> None:
    assert fitting("a" * CELL) == "a" * CELL
    for letter in ("a", "积", "😀"):
        cut = fitting(letter * (CELL + 1))
        assert cut == cut.rstrip("…") + "…"
        assert set(cut) == {letter, "…"}
        assert CELL - 1 <= utf16(cut) <= CELL
