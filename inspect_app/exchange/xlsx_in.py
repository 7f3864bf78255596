"""A workbook as ``xlsx_out`` writes it, or as somebody typed it, as the node tree of a checklist."""

from __future__ import annotations

from collections.abc import Iterable

from inspect_app.checklist.nodes import MappingNode, Mark, Node
from inspect_app.exchange import columns
from inspect_app.exchange.cell_nodes import Pair, listed, mapping, scalar, text
from inspect_app.exchange.columns import CHECKLIST, TABLES
from inspect_app.exchange.faults import Fault, fault
from inspect_app.exchange.item_rows import ItemRow, item_node, shared_out
from inspect_app.exchange.sheets_in import Book, Cell, Grid
from inspect_app.exchange.tables_in import Row, rows_of

_NEEDED = ("checklist", "items")
_START = Mark()


def tree_of(book: Book, faults: list[Fault]) -> MappingNode | None:
    """The node tree of the checklist; None where the sheets it needs are not there."""
    grids = _grids(book, faults)
    missing = [name for name in _NEEDED if name not in grids]
    faults += [fault("EX009", sheet=name, known=", ".join(_NEEDED)) for name in missing]
    if missing:
        return None
    rows = {key: rows_of(grids[key], table, faults) if key in grids else [] for key, table in TABLES.items()}
    items = shared_out(rows, faults)
    head = next(iter(rows["checklist"]), None)
    groups = listed(_groups(items, head, faults), items[0].row.mark if items else _START)
    return mapping([*_head(rows["checklist"], faults), ("groups", groups)], _START) or MappingNode({}, _START)


def _grids(book: Book, faults: list[Fault]) -> dict[str, Grid]:
    """The sheets that are tables of ours, by key; others with content are told."""
    found: dict[str, Grid] = {}
    for grid in book.grids:
        table = next((table for table in TABLES.values() if table.is_called(grid.name)), None)
        if table is not None and table.key not in found:
            found[table.key] = grid
        elif grid.rows and not columns.is_guide(grid.name):
            known = ", ".join(table.key for table in TABLES.values())
            faults.append(fault("EX203", grid.name, sheet=grid.name, known=known))
    return found


def _head(rows: list[Row], faults: list[Fault]) -> list[Pair]:
    faults += [fault("EX110", row.place) for row in rows[1:]]
    if not rows:
        return []
    row = rows[0]
    kinds = {column.key: column.kind for column in CHECKLIST.columns}
    plain = {key: scalar(cell, kinds[key]) for key, cell in row.cells.items()}
    title = text(row.cell("title_zh"), row.cell("title_en"), row.mark)
    return [
        ("checklist", plain.get("id")),
        ("version", plain.get("version")),
        ("title", title),
        ("touchpoint", plain.get("touchpoint")),
        ("per", plain.get("per")),
    ]


def _groups(items: Iterable[ItemRow], head: Row | None, faults: list[Fault]) -> list[Node]:
    """Runs of items: a group begins where the number or the title changes; what is blank is as above.

    Before any title is given, groups are called as the checklist is.
    """
    runs: list[tuple[Node | None, Mark, list[Node]]] = []
    number, titles = "", ("", "")
    title = text(head.cell("title_zh"), head.cell("title_en"), head.mark) if head else None
    for item in items:
        row = item.row
        new_number = _written(row.cell("group")) or number
        given = (_written(row.cell("group_zh")), _written(row.cell("group_en")))
        new_titles = given if any(given) else titles
        if new_titles != titles:
            title = text(row.cell("group_zh"), row.cell("group_en"), row.mark)
        if not runs or (new_number, new_titles) != (number, titles):
            runs.append((title, row.mark, []))
        number, titles = new_number, new_titles
        runs[-1][2].append(item_node(item, faults))
    pairs = ((mark, [("title", name), ("items", listed(nodes, mark))]) for name, mark, nodes in runs)
    return [node for mark, found in pairs if (node := mapping(found, mark))]


def _written(cell: Cell | None) -> str:
    return cell.text if cell else ""
