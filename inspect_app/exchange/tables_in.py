"""Sheets read as tables: headings found in any order, what belongs to no column told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inspect_app.checklist.nodes import Mark
from inspect_app.checklist.problems import near
from inspect_app.exchange.columns import Column, Table
from inspect_app.exchange.faults import Fault, fault
from inspect_app.exchange.sheets_in import Cell, Grid


@dataclass(frozen=True, slots=True)
class Row:
    """One row with content; ``cells`` by the key of their column."""

    cells: Mapping[str, Cell]
    mark: Mark
    grid: Grid

    @property
    def place(self) -> str:
        """Where the row begins."""
        return self.grid.at(next(iter(self.cells.values())))

    def cell(self, key: str) -> Cell | None:
        """The cell in that column, None where it is blank."""
        return self.cells.get(key)


@dataclass(slots=True)
class Heads:
    """The columns of a sheet by number."""

    columns: dict[int, Column] = field(default_factory=dict)
    row: int = 0
    unknown: dict[int, Cell] = field(default_factory=dict)


def rows_of(grid: Grid, table: Table, faults: list[Fault]) -> list[Row]:
    """The rows below the first one that has content, which holds the headings."""
    heads = _heads(grid, table, faults)
    if table.needs not in {column.key for column in heads.columns.values()}:
        names = ", ".join(column.key for column in table.columns)
        faults.append(fault("EX104", grid.place(heads.row or 1, 1), column=table.needs, known=names))
        return []
    found = []
    for number, cells in grid.rows.items():
        if number <= heads.row:
            continue
        known = {heads.columns[column].key: cell for column, cell in cells.items() if column in heads.columns}
        for column, cell in cells.items():
            if column not in heads.columns and column not in heads.unknown:
                faults.append(fault("EX202", grid.at(cell), found=cell.text))
        if known:
            first = next(iter(known.values()))
            found.append(Row(known, first.mark, grid))
    return found


def _heads(grid: Grid, table: Table, faults: list[Fault]) -> Heads:
    heads = Heads()
    seen: dict[str, Cell] = {}
    heads.row = min(grid.rows, default=0)
    names = ", ".join(column.key for column in table.columns)
    for number, cell in grid.rows.get(heads.row, {}).items():
        column = table.column(cell.text)
        if column is None:
            heads.unknown[number] = cell
            if any(number in cells for row, cells in grid.rows.items() if row > heads.row):
                close = near(cell.text, [each.key for each in table.columns])
                faults.append(fault("EX201", grid.at(cell), column=cell.text, known=close or names))
        elif column.key in seen:
            heads.unknown[number] = cell
            first = grid.at(seen[column.key])
            faults.append(fault("EX105", grid.at(cell), column=cell.text, first=first))
        else:
            seen[column.key] = cell
            heads.columns[number] = column
    return heads
