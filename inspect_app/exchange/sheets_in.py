"""A workbook read into cells that know where they stand; formulas, errors and dates are faults."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from inspect_app.checklist.decoding import FORBIDDEN, character_name
from inspect_app.checklist.nodes import Mark
from inspect_app.exchange.archive import LIMITS, checked
from inspect_app.exchange.faults import Fault, Refused, fault

# The line of a mark holds the sheet too, so that the judge of YAML can judge tables: see ``Book.place``.
_SHEET = 100_000
# Excel writes control characters so. Of other escapes openpyxl leaves nothing to tell them from plain text.
_ESCAPE = re.compile("_x(00[01][0-9A-Fa-f])_")


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell's content as text, without blanks around it; ``typed`` when Excel holds no text there."""

    text: str
    sheet: int
    row: int
    column: int
    typed: bool = False

    @property
    def mark(self) -> Mark:
        """The place as the judge knows it."""
        line = self.sheet * _SHEET + self.row
        return Mark(line, self.column)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: the cells with content of each row, by column from 1."""

    name: str
    number: int
    rows: Mapping[int, Mapping[int, Cell]]

    def place(self, row: int, column: int) -> str:
        """Such as ``items!D7``."""
        return f"{self.name}!{get_column_letter(column)}{row}"

    def at(self, cell: Cell) -> str:
        """The place of a cell of this sheet."""
        return self.place(cell.row, cell.column)


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets in order, and what was wrong with single cells."""

    grids: tuple[Grid, ...]
    faults: list[Fault] = field(default_factory=list)

    def place(self, line: int, column: int) -> str:
        """What the judge's place is called in the workbook."""
        sheet, row = divmod(line, _SHEET)
        return self.grids[sheet - 1].place(row, column) if sheet else ""


def open_book(data: bytes) -> Book:
    """The workbook's cells. Raises Refused where the file is not one, or better not opened."""
    left = checked(data)
    try:
        faults = list(left)
        with warnings.catch_warnings():
            # Of styles it does not know openpyxl warns; they are nothing to us.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False, rich_text=False)
            grids = tuple(_grid(sheet, number, faults) for number, sheet in enumerate(book.worksheets, 1))
    except _UNREADABLE as error:
        # openpyxl takes much on trust; what is not as it expects ends in one of these.
        raise Refused(fault("EX007", part="xl/workbook.xml")) from error
    return Book(grids, faults)


_UNREADABLE = (
    InvalidFileException,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    OverflowError,
)


def _grid(sheet: Any, number: int, faults: list[Fault]) -> Grid:
    # What the file says of its own size is not believed.
    sheet.reset_dimensions()
    rows: dict[int, dict[int, Cell]] = {}
    grid = Grid(sheet.title, number, rows)
    for cells in sheet.iter_rows(max_row=LIMITS.rows, max_col=LIMITS.columns):
        for raw in cells:
            if raw.value is not None and (cell := _cell(grid, raw, faults)):
                rows.setdefault(cell.row, {})[cell.column] = cell
    return grid


def _cell(grid: Grid, raw: Any, faults: list[Fault]) -> Cell | None:
    place = grid.place(raw.row, raw.column)
    text = _text(raw.value)
    if raw.data_type == "f":
        faults.append(fault("EX101", place))
    elif raw.data_type == "e":
        faults.append(fault("EX102", place, found=raw.value))
    elif isinstance(raw.value, datetime.date | datetime.time | datetime.timedelta):
        faults.append(fault("EX103", place, found=raw.value))
    elif forbidden := FORBIDDEN.search(text):
        faults.append(fault("EX114", place, found=character_name(forbidden.group())))
    elif text:
        return Cell(text, grid.number, raw.row, raw.column, not isinstance(raw.value, str))
    return None


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        # As short as it can be written, and without an exponent.
        whole = value.is_integer()
        return format(Decimal(int(value)) if whole else Decimal(repr(value)), "f")
    return _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), str(value)).strip()


def words(cell: Cell) -> Iterator[str]:
    """What a cell lists, parted by commas, Chinese ones too; ValueError where quotes are not closed."""
    rest = cell.text
    while rest:
        found = _WORD.match(rest)
        if found is None:
            raise ValueError(cell.text)
        quoted, plain = found.group(1), found.group(2)
        if quoted is not None:
            yield quoted[1:-1].replace('""', '"')
        elif plain.strip():
            yield plain.strip()
        rest = rest[found.end() :]


_WORD = re.compile(r'\s*(?:("(?:[^"]|"")*")\s*|([^",，、;；\n]*))(?:[,，、;；\n]|$)')
