"""Workbooks that no program takes for more than they are."""

import io
from decimal import Decimal

import openpyxl
import pytest

from inspect_app.exchange.faults import Refused
from inspect_app.exchange.guard import CELL
from inspect_app.exchange.sheets_out import Rule, Sheet, workbook


def _first(data: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "=cmd|' /C calc'!A0"])
def test_no_text_is_ever_a_formula(text: str) -> None:
    cell = _first(workbook([Sheet("a", [["head"], [text]])]))["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


def test_numbers_are_numbers_unless_excel_would_lose_digits() -> None:
    sheet = _first(
        workbook([Sheet("a", [["n"], [Decimal("0.1")], [Decimal("0.12345678901234567")], [3], [None]])])
    )
    assert [sheet.cell(row, 1).value for row in range(2, 6)] == [0.1, "0.12345678901234567", 3, None]


def test_headings_stay_in_view_and_cells_offer_their_words() -> None:
    rules = [Rule(0, "t", "n", ("a", "b")), Rule(1, "u", "", (), "=a!$A$1:$A$2"), Rule(2, "only help")]
    sheet = _first(workbook([Sheet("a", [["x", "y", "z"]], [10, 20, 30], rules)]))
    assert sheet.freeze_panes == "A2"
    found = {one.promptTitle: (one.type, one.formula1) for one in sheet.data_validations.dataValidation}
    assert found["t"] == ("list", '"a,b"')
    assert found["u"] == ("list", "a!$A$1:$A$2")


def test_a_text_too_long_for_a_cell_is_refused_not_cut() -> None:
    with pytest.raises(Refused) as refused:
        workbook([Sheet("a", [["x" * (CELL + 1)]])])
    assert refused.value.fault.code == "EX301"


def test_the_same_rows_give_the_same_bytes() -> None:
    assert workbook([Sheet("a", [["x"]])]) == workbook([Sheet("a", [["x"]])])
