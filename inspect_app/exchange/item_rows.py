"""One item of a workbook: its row, and the rows of options, phrases and pictures that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from inspect_app.checklist.nodes import Entry, MappingNode, Node, ScalarNode
from inspect_app.checklist.problems import near
from inspect_app.exchange.cell_nodes import Pair, listed, mapping, scalar, text, word, written
from inspect_app.exchange.columns import ITEMS, TABLES
from inspect_app.exchange.faults import Fault, fault
from inspect_app.exchange.sheets_in import words
from inspect_app.exchange.tables_in import Row

_SETTINGS = ("partial", "min", "max", "unit", "zero_at", "deduct", "size")
_PLAIN = ("weight", "severity", "veto", "pass", "photo", "note", "required", "bonus")
_KINDS = {column.key: column.kind for column in ITEMS.columns}
_BELOW = ("options", "phrases", "examples")
# Which answers have rows on the sheet of options.
_OPTIONED = ("choice", "scale")


@dataclass(slots=True)
class ItemRow:
    """The row of an item with the rows below it, by sheet."""

    row: Row
    answer: str
    below: dict[str, list[Row]] = field(default_factory=lambda: {key: [] for key in _BELOW})


def shared_out(rows: Mapping[str, list[Row]], faults: list[Fault]) -> list[ItemRow]:
    """Every item with its rows of the other sheets; rows that belong to no item are faults."""
    items = [ItemRow(row, _answer_word(row)) for row in rows["items"]]
    by_id = {cell.text: item for item in reversed(items) if (cell := item.row.cell("id"))}
    for key in _BELOW:
        for row in rows[key]:
            item = _owner(row, by_id, faults)
            if item is None:
                continue
            if key == "options" and item.answer not in _OPTIONED:
                what = TABLES[key].title.en
                faults.append(_unfit(row, item, what))
            else:
                item.below[key].append(row)
    return items


def item_node(item: ItemRow, faults: list[Fault]) -> Node:
    """The item as in YAML."""
    row = item.row
    pairs: list[Pair] = [("id", _of(row, "id")), ("ask", _text(row, "ask"))]
    pairs += [("clauses", _clauses(row, faults)), ("why", _text(row, "why"))]
    pairs += [("answer", _answer(item, faults))]
    pairs += [(key, _of(row, key)) for key in _PLAIN]
    pairs += [("help", _text(row, "help"))]
    pairs += [("phrases", listed([_phrase(each) for each in item.below["phrases"]], row.mark))]
    pairs += [("examples", listed([_example(each) for each in item.below["examples"]], row.mark))]
    when = row.cell("when")
    pairs += [("when", written(when, row.grid.at(when), faults) if when else None)]
    return mapping(pairs, row.mark) or MappingNode({}, row.mark)


def _answer_word(row: Row) -> str:
    cell = row.cell("answer")
    return scalar(cell, "word").text if cell else "conformity"


def _owner(row: Row, by_id: Mapping[str, ItemRow], faults: list[Fault]) -> ItemRow | None:
    cell = row.cell("item")
    if cell is None:
        faults.append(fault("EX108", row.place))
        return None
    if cell.text not in by_id:
        faults.append(fault("EX106", row.grid.at(cell), item=cell.text, near=near(cell.text, by_id)))
    return by_id.get(cell.text)


def _unfit(row: Row, item: ItemRow, what: str) -> Fault:
    owner = row.cell("item")
    return fault("EX107", row.place, item=owner.text if owner else "", answer=item.answer, what=what)


def _of(row: Row, key: str) -> ScalarNode | None:
    cell = row.cell(key)
    return scalar(cell, _KINDS[key]) if cell else None


def _text(row: Row, key: str) -> MappingNode | None:
    return text(row.cell(f"{key}_zh"), row.cell(f"{key}_en"), row.mark)


def _clauses(row: Row, faults: list[Fault]) -> Node | None:
    cell = row.cell("clauses")
    if cell is None:
        return None
    try:
        found = [word(each, cell.mark) for each in words(cell)]
    except ValueError:
        faults.append(fault("EX109", row.grid.at(cell), found=cell.text))
        return None
    return listed(found, cell.mark)


def _answer(item: ItemRow, faults: list[Fault]) -> Node | None:
    row = item.row
    pairs: list[Pair] = [(key, _of(row, key)) for key in _SETTINGS]
    pairs += [("of", _text(row, "of"))]
    if item.below["options"]:
        pairs += [_OPTIONS[item.answer](item, faults)]
    cell = row.cell("answer")
    mark = cell.mark if cell else row.mark
    settings = mapping(pairs, mark)
    if settings is None and cell is None:
        return None
    name = ScalarNode(item.answer, plain=True, start=mark)
    return MappingNode({item.answer: Entry(name, settings or MappingNode({}, mark))}, mark)


def _choice(item: ItemRow, _faults: list[Fault]) -> Pair:
    nodes = [_option(row) for row in item.below["options"]]
    return "options", listed(nodes, item.row.mark)


def _option(row: Row) -> Node:
    value, score = row.cell("value"), row.cell("score")
    pairs: list[Pair] = [("id", scalar(value) if value else None), ("title", _text(row, "title"))]
    # The word none stands where a number could.
    pairs += [("score", scalar(score, "word") if score else None)]
    return mapping(pairs, row.mark) or MappingNode({}, row.mark)


def _labels(item: ItemRow, faults: list[Fault]) -> Pair:
    entries: dict[str, Entry] = {}
    for row in item.below["options"]:
        cell = row.cell("value")
        number = scalar(cell, "number") if cell else ScalarNode("", plain=True, start=row.mark)
        label = _text(row, "title") or ScalarNode("", plain=True, start=row.mark)
        if number.text in entries:
            faults.append(fault("EX115", row.place, found=number.text))
        if row.cell("score"):
            faults.append(_unfit(row, item, "scores"))
        entries.setdefault(number.text, Entry(number, label))
    return "labels", MappingNode(entries, item.row.mark)


_OPTIONS: Mapping[str, Callable[[ItemRow, list[Fault]], Pair]] = {"choice": _choice, "scale": _labels}


def _phrase(row: Row) -> Node:
    return text(row.cell("phrase_zh"), row.cell("phrase_en"), row.mark) or word("", row.mark)


def _example(row: Row) -> Node:
    image, good = row.cell("image"), row.cell("good")
    pairs: list[Pair] = [("image", scalar(image) if image else None)]
    pairs += [("good", scalar(good, "truth") if good else None), ("caption", _text(row, "caption"))]
    return mapping(pairs, row.mark) or MappingNode({}, row.mark)
