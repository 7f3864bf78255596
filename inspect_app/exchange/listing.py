"""A list to be written as a spreadsheet: typed columns, and rows that come one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

# Moments are naive, in the zone of whoever reads the list: spreadsheets know no zones.
Cell = str | int | Decimal | date | datetime | None
Kind = Literal["text", "number", "score", "percent", "day", "moment"]


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in characters. Of a percent column, cells are shares of one."""

    title: str
    kind: Kind = "text"
    width: int = 14


@dataclass(frozen=True, slots=True)
class Listing:
    """``rows`` are read once, each as long as ``columns``; ``name`` is that of the sheet."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
