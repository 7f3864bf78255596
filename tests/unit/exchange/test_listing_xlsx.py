"""Workbooks with typed columns, and texts that stay texts."""

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from inspect_app.exchange.guard import CELL
from inspect_app.exchange.listing import Column, Listing
from inspect_app.exchange.listing_xlsx import write_xlsx
from tests.factories.formulas import CORPUS

COLUMNS = [
    Column("名称", width=30),
    Column("分数", "score"),
    Column("覆盖率", "percent"),
    Column("期限", "day"),
    Column("完成", "moment"),
]


def _book(columns: list[Column], *rows: list[object], size: int = 1000) -> openpyxl.Workbook:
    file = io.BytesIO()
    assert write_xlsx(Listing("检查", columns, iter(rows)), file, size) == len(rows)  # type: ignore[arg-type]
    file.seek(0)
    return openpyxl.load_workbook(file)


def test_every_column_has_its_type() -> None:
    day, moment = date(2026, 11, 2), datetime.fromisoformat("2026-11-02T09:05")
    sheet = _book(COLUMNS, ["大堂", Decimal("89.9"), Decimal("0.95"), day, moment], [None] * 5).active
    assert [cell.value for cell in sheet[1]] == ["名称", "分数", "覆盖率", "期限", "完成"]
    assert [cell.value for cell in sheet[2]] == [
        "大堂",
        89.9,
        0.95,
        datetime.fromisoformat("2026-11-02"),
        moment,
    ]
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "d", "d"]
    assert [cell.number_format for cell in sheet[2]] == [
        "@",
        "0.0",
        "0.0%",
        "yyyy-mm-dd",
        "yyyy-mm-dd hh:mm",
    ]
    assert [cell.value for cell in sheet[3]] == [None] * 5


def test_the_heading_stays_and_filters_and_widths_are_there() -> None:
    sheet = _book(COLUMNS, ["a", 1, None, None, None], ["b", 2, None, None, None]).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:E3")
    assert 30 <= sheet.column_dimensions["A"].width <= 31
    assert sheet["A1"].font.b


@pytest.mark.parametrize("text", [*CORPUS, "<r><t>x</t></r>", "_x003D_1", "http://evil.example", "{=1}"])
def test_no_text_is_ever_a_formula_a_link_or_markup(text: str) -> None:
    sheet = _book([Column("a")], [text]).active
    cell = sheet["A2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    # The reader here leaves two escapes as they are; Excel undoes them.
    shown = str(cell.value).replace("_x005F_", "_").replace("_x000D_", "\r")
    assert shown.split() == text.replace("\x00", "�").split()


def test_a_list_too_long_for_one_sheet_goes_on_a_next() -> None:
    book = _book([Column("n", "number")], *([n] for n in range(7)), size=3)
    assert book.sheetnames == ["检查", "检查 2", "检查 3"]
    assert [[cell.value for cell in sheet["A"]] for sheet in book] == [
        ["n", 0, 1, 2],
        ["n", 3, 4, 5],
        ["n", 6],
    ]


def test_an_empty_list_has_its_headings() -> None:
    book = _book([Column("n", "number")])
    assert [[cell.value for cell in sheet["A"]] for sheet in book] == [["n"]]


def test_numbers_excel_would_round_stay_exact_and_long_texts_are_cut() -> None:
    sheet = _book(
        [Column("n", "number"), Column("t")], [Decimal("0.12345678901234567"), "a" * (CELL + 9)]
    ).active
    assert sheet["A2"].value == "0.12345678901234567"
    assert len(sheet["B2"].value) == CELL
