"""CSV that opens right, and runs nothing."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import pytest

from inspect_app.exchange.listing import Column, Listing
from inspect_app.exchange.listing_csv import write_csv
from tests.factories.formulas import CORPUS

COLUMNS = [
    Column("名称"),
    Column("分数", "number"),
    Column("比例", "percent"),
    Column("日期", "day"),
    Column("时间", "moment"),
]


def _written(columns: list[Column], *rows: list[object]) -> bytes:
    file = io.BytesIO()
    assert write_csv(Listing("x", columns, iter(rows)), file) == len(rows)  # type: ignore[arg-type]
    return file.getvalue()


def test_excel_knows_it_by_its_mark_and_values_keep_their_form() -> None:
    day, moment = date(2026, 11, 2), datetime.fromisoformat("2026-11-02T09:05:59")
    data = _written(COLUMNS, ["大堂，“一”", Decimal("-0.50"), Decimal("0.95"), day, moment], [None] * 5)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[1] == ["大堂，“一”", "-0.50", "95%", "2026-11-02", "2026-11-02 09:05"]
    assert rows[2] == [""] * 5
    assert data.count(b"\r\n") == 3


def test_a_count_is_a_whole_number_and_a_share_has_no_idle_noughts() -> None:
    columns = [Column("n", "number"), *[Column(name, "percent") for name in "abcd"]]
    shares = [1, Decimal("0.974700"), Decimal(0), Decimal("1.0000")]
    data = _written(columns, [12, *shares], [0, *shares]).decode("utf-8-sig")
    _, first, second = csv.reader(io.StringIO(data, newline=""))
    assert first == ["12", "100%", "97.47%", "0%", "100%"]
    assert second[0] == "0"


@pytest.mark.parametrize("text", CORPUS)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    data = _written([Column(text)], [f"{text}"], [f"a;{text}"]).decode("utf-8-sig")
    heading, cell, middle = csv.reader(io.StringIO(data, newline=""))
    assert heading[0][0] == "'"
    # A character that cannot be stored stands for itself no longer, and what follows is no formula then.
    assert cell[0][0] in "'�"
    # Where another program parts at the semicolon, the quotes keep the cell whole.
    assert data.endswith('"\r\n')
    assert middle[0].startswith("a;")
