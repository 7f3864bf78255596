"""A list as a workbook with typed columns, written row by row: memory does not grow with the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from inspect_app.exchange.guard import fitting, is_risky, literal, storable
from inspect_app.exchange.listing import Cell, Column, Kind, Listing

# A sheet of Excel ends at 1 048 576 rows.
ROWS_A_SHEET = 1_000_000
SHORT = 100
_FORMATS: Mapping[Kind, str] = {
    "text": "@",
    "number": "General",
    # One place after the point, as reports print it: 96.0 stands below 91.3.
    "score": "0.0",
    "percent": "0.0%",
    "day": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
}


def write_xlsx(listing: Listing, target: IO[bytes], rows_a_sheet: int = ROWS_A_SHEET) -> int:
    """Write ``listing``; how many rows, without headings. What one sheet cannot hold goes on a next."""
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    styles = _styles(book)
    rows, count, number = iter(listing.rows), 0, 1
    while True:
        first = next(rows, None)
        if first is None and number > 1:
            break
        name = listing.name if number == 1 else f"{listing.name} {number}"
        some = islice(rows, rows_a_sheet - 1)
        own = () if first is None else chain([first], some)
        count += _sheet(book.add_worksheet(name), listing.columns, iter(own), styles)
        number += 1
    book.close()
    return count


@dataclass(frozen=True, slots=True)
class _Styles:
    heading: Format
    guarded: Format
    plain: Mapping[Kind, Format]


def _styles(book: xlsxwriter.Workbook) -> _Styles:
    shown = {"valign": "top"}
    return _Styles(
        heading=book.add_format({**shown, "bold": True, "text_wrap": True, "bg_color": "#DDEBF7"}),
        # Keeps the text one when a person edits the cell.
        guarded=book.add_format({**shown, "num_format": "@", "quote_prefix": True}),
        plain={kind: book.add_format({**shown, "num_format": form}) for kind, form in _FORMATS.items()},
    )


def _sheet(
    sheet: Worksheet, columns: Sequence[Column], rows: Iterator[Sequence[Cell]], styles: _Styles
) -> int:
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, styles.plain[column.kind])
        sheet.write_string(0, at, column.title, styles.heading)
    sheet.freeze_panes(1, 1)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, (value, column) in enumerate(zip(row, columns, strict=True)):
            _cell(sheet, last, at, value, column.kind, styles)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    return last


def _cell(sheet: Worksheet, row: int, at: int, value: Cell, kind: Kind, styles: _Styles) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        text, risky = _short(value) if len(value) <= SHORT else _text(value)
        sheet.write_string(row, at, text, styles.guarded if risky else styles.plain["text"])
    elif isinstance(value, datetime | date):
        sheet.write_datetime(row, at, value, styles.plain[kind])
    elif Decimal(f"{float(value):.15G}") == value:
        sheet.write_number(row, at, float(value), styles.plain[kind])
    else:
        # More digits than Excel keeps: exact as a text rather than another number.
        sheet.write_string(row, at, f"{value:f}", styles.guarded)


def _text(value: str) -> tuple[str, bool]:
    """The text as it is written, and whether it needs its guard."""
    text = literal(fitting(storable(value)))
    return text, is_risky(text)


# Names and words come again in every row; looked at once they cost a third.
_short = lru_cache(maxsize=4096)(_text)
