"""Rows of values written as an .xlsx workbook. Texts are always texts: nothing is ever run as a formula."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from inspect_app.exchange.faults import Refused, fault
from inspect_app.exchange.guard import CELL, is_risky, literal, utf16

# The same document gives the same bytes, whenever it is written.
_MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)

Value = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Rule:
    """What a column's cells offer: ``words``, or a range as ``source``; ``title`` and ``note`` are help."""

    column: int
    title: str = ""
    note: str = ""
    words: Sequence[str] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; the first row holds the headings. ``widths`` are in characters."""

    name: str
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int] = ()
    rules: Sequence[Rule] = field(default=())


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The workbook's bytes. Raises Refused (EX301) where a text does not fit into a cell."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _MADE})
    styles = _Styles(
        book.add_format({"bold": True, "text_wrap": True, "bg_color": "#DDEBF7", "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "quote_prefix": True}),
        book.add_format({"valign": "top"}),
    )
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, styles)
    book.close()
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _Styles:
    heading: Format
    text: Format
    guarded: Format
    number: Format


def _write(target: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    for column, width in enumerate(sheet.widths):
        target.set_column(column, column, width, styles.text)
    target.freeze_panes(1, 0)
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            _cell(target, row, column, value, styles)
    for rule in sheet.rules:
        target.data_validation(1, rule.column, max(len(sheet.rows) + 200, 500), rule.column, _offered(rule))


def _cell(target: Worksheet, row: int, column: int, value: Value, styles: _Styles) -> None:
    if value is None or value == "":
        return
    if not isinstance(value, str) and Decimal(f"{float(value):.15G}") == value:
        target.write_number(row, column, float(value), styles.number)
        return
    # A number with more digits than Excel keeps is written as a text, and read back as the number it is.
    text = value if isinstance(value, str) else format(value, "f")
    if utf16(text) > CELL:
        raise Refused(fault("EX301", length=len(text), limit=CELL))
    # Programs that make a formula of such a text when the cell is edited are kept from it by an apostrophe.
    ordinary = styles.guarded if is_risky(text) else styles.text
    target.write_string(row, column, literal(text), ordinary if row else styles.heading)


def _offered(rule: Rule) -> dict[str, Any]:
    found: dict[str, Any] = {
        "validate": "any",
        "input_title": rule.title[:32],
        "input_message": rule.note[:255],
    }
    if rule.words or rule.source:
        found |= {"validate": "list", "source": list(rule.words) or rule.source}
    return found
