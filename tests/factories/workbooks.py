"""Workbooks by hand: good ones, and ones nobody would wish for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import xlsxwriter

from inspect_app.exchange.doors import Imported, read

HEAD = (("id", "version", "title_zh", "title_en", "per"), ("desk", "1.0.0", "前台", "Desk", "location"))
ITEM = ("id", "ask_zh", "ask_en", "clauses", "answer")
Rows = Sequence[Sequence[object]]


def book(sheets: Mapping[str, Rows]) -> bytes:
    """Cells as Excel would make them of what is typed: formulas and numbers are what they are."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(number, column, value)
    return buffer.getvalue()


def checklist_book(*rows: Sequence[object], heading: Sequence[str] = ITEM, **more: Rows) -> bytes:
    """A workbook of one checklist with these items."""
    return book({"checklist": HEAD, "items": [heading, *rows], **more})


def imported(*rows: Sequence[object], heading: Sequence[str] = ITEM, **more: Rows) -> Imported:
    """What becomes of it."""
    return read(checklist_book(*rows, heading=heading, **more), "xlsx", "book.xlsx")


def places(found: Imported) -> list[tuple[str, str]]:
    """Place and code of every fault."""
    return [(one.place, one.code) for one in found.faults]


def form(survey: Rows, choices: Rows = (), settings: Rows = ()) -> Imported:
    """What becomes of an XLSForm."""
    sheets = {"survey": survey, "choices": choices, "settings": settings}
    return read(book(sheets), "xlsform", "form.xlsx")


def repacked(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The package with parts put in, changed, or (None) taken out."""
    source = zipfile.ZipFile(io.BytesIO(data))
    kept = {name: source.read(name) for name in source.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in {**kept, **parts}.items():
            if content is not None:
                target.writestr(name, content)
    return buffer.getvalue()
