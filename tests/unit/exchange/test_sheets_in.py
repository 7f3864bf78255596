"""Cells as Excel and its kin write them."""

import datetime

import pytest

from inspect_app.exchange.doors import read
from inspect_app.exchange.faults import Refused
from inspect_app.exchange.sheets_in import Cell, open_book, words
from tests.factories.workbooks import book, repacked

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _texts(*row: object) -> list[str]:
    grid = open_book(book({"a": [row]})).grids[0]
    return [cell.text for cell in grid.rows.get(1, {}).values()]


def test_values_are_texts_without_what_excel_adds() -> None:
    assert _texts(3, 0.1, 1e21, 2.0, True, False, " a ") == [
        "3",
        "0.1",
        "1" + "0" * 21,
        "2",
        "true",
        "false",
        "a",
    ]
    assert _texts("a\r\nb", "_x0041_") == ["a\r\nb", "_x0041_"]
    assert _texts(" ") == []


def test_what_is_no_value_is_a_fault_of_its_cell() -> None:
    found = open_book(book({"S": [["=A1", datetime.date(2026, 1, 2), "ok"]]}))
    assert [(one.place, one.code) for one in found.faults] == [("S!A1", "EX101"), ("S!B1", "EX103")]
    sheet = f'<worksheet {NS}><sheetData><row r="1"><c r="A1" t="e"><v>#REF!</v></c>'
    sheet += '<c r="B1" t="inlineStr"><is><t>_x0000_</t></is></c></row></sheetData></worksheet>'
    found = open_book(repacked(book({"S": []}), {"xl/worksheets/sheet1.xml": sheet.encode()}))
    assert [(one.place, one.code) for one in found.faults] == [("S!A1", "EX102"), ("S!B1", "EX114")]


def test_places_are_told_as_excel_tells_them() -> None:
    found = open_book(book({"A": [["x"]], "B": [[], ["", "y"]]}))
    cell = found.grids[1].rows[2][2]
    assert found.place(cell.mark.line, cell.mark.column) == "B!B2"
    assert found.place(1, 1) == ""


def test_a_workbook_that_contradicts_itself_is_refused() -> None:
    broken = repacked(book({"A": [["x"]]}), {"xl/sharedStrings.xml": None})
    with pytest.raises(Refused) as refused:
        open_book(broken)
    assert refused.value.fault.code == "EX007"
    assert read(broken, "xlsform", "f").document is None


def _listed(content: str) -> list[str]:
    return list(words(Cell(content, 1, 1, 1)))


def test_lists_of_words() -> None:
    assert _listed('ET-1，ET-2、 ET-3;"a, ""b""",, ') == ["ET-1", "ET-2", "ET-3", 'a, "b"']
    with pytest.raises(ValueError, match="open"):
        _listed('"open')
