"""A list as CSV that Excel opens right in China too: UTF-8 with the mark it knows that by."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import IO

from inspect_app.exchange.guard import guarded, storable
from inspect_app.exchange.listing import Cell, Column, Listing


def write_csv(listing: Listing, target: IO[bytes]) -> int:
    """Write ``listing``; how many rows, the headings not counted. Memory does not grow with them."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=False)
    # Quotes round all: a program that parts at semicolons must not find a cell's middle to begin at.
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([guarded(column.title) for column in listing.columns])
    count = 0
    for row in listing.rows:
        writer.writerow(_row(row, listing.columns))
        count += 1
    text.flush()
    text.detach()
    return count


def _row(row: Sequence[Cell], columns: Sequence[Column]) -> list[str]:
    return [_cell(value, column) for value, column in zip(row, columns, strict=True)]


def _cell(value: Cell, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(storable(value))
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    # A number is written by us alone, so its minus begins no formula.
    if isinstance(value, int | Decimal):
        return f"{_plain(Decimal(value * 100))}%" if column.kind == "percent" else f"{Decimal(value):f}"
    return value.isoformat()


def _plain(value: Decimal) -> str:
    """A number without the noughts that an exact share ends with."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
