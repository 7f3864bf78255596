"""An item of an XLSForm that was made of a checklist, back as it was; its texts may have been edited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from inspect_app.checklist.answer_types import read_answer
from inspect_app.checklist.model import AnswerType
from inspect_app.checklist.nodes import Entry, MappingNode, Node, ScalarNode
from inspect_app.checklist.reading import Reading
from inspect_app.exchange.cell_nodes import Pair, listed, mapping, scalar, text, word, written
from inspect_app.exchange.columns import ITEMS
from inspect_app.exchange.faults import Fault, fault
from inspect_app.exchange.form_sheets import FormRow, Sheets
from inspect_app.exchange.form_words import LEFT_OUT, told, without_line
from inspect_app.exchange.sheets_in import Cell, words

_PLAIN = ("weight", "severity", "veto", "pass", "photo", "note", "bonus")
_KINDS = {column.key: column.kind for column in ITEMS.columns}


def own_item(row: FormRow, sheets: Sheets, faults: list[Fault]) -> Node:
    """The item as in YAML; the row has an ``inspect::answer``."""
    answer = _answer(row, sheets, faults)
    read = read_answer(Reading(""), answer) if answer else None
    pairs: list[Pair] = [("id", _of(row, "id", "text")), ("ask", pair_node(row, "label"))]
    pairs += [("clauses", _clauses(row, faults)), ("why", _why(row)), ("answer", answer)]
    pairs += [(key, _of(row, key, _KINDS[key])) for key in _PLAIN]
    # Any expression says when it is required; only none, or no, says never.
    if row.word("required").casefold() in ("", "no", "false", "false()"):
        pairs += [("required", ScalarNode("false", plain=True, start=row.mark))]
    pairs += [("help", _help(row, read))]
    pairs += [(key, _written(row, key, faults)) for key in ("phrases", "examples", "when")]
    return mapping(pairs, row.mark) or MappingNode({}, row.mark)


def pair_node(row: FormRow, key: str) -> Node | None:
    """A translated column as a text."""
    return text(*row.pair(key), row.mark)


def _of(row: FormRow, key: str, kind: str) -> ScalarNode | None:
    cell = row.cell(f"inspect::{key}")
    if cell is None:
        return None
    return scalar(cell, "text" if kind == "text" else "truth" if kind == "truth" else "number")


def _written(row: FormRow, key: str, faults: list[Fault]) -> Node | None:
    cell = row.cell(f"inspect::{key}")
    return written(cell, row.grid.at(cell), faults) if cell else None


def _clauses(row: FormRow, faults: list[Fault]) -> Node | None:
    cell = row.cell("inspect::clauses")
    if cell is None:
        return None
    try:
        return listed([word(each, cell.mark) for each in words(cell)], cell.mark)
    except ValueError:
        faults.append(fault("EX109", row.grid.at(cell), found=cell.text))
        return None


def _why(row: FormRow) -> Node | None:
    return text(row.cell("inspect::why_zh"), row.cell("inspect::why_en"), row.mark)


def _help(row: FormRow, answer: AnswerType | None) -> Node | None:
    found: list[Cell | None] = []
    for language, cell in zip(("zh", "en"), row.pair("hint"), strict=True):
        line = told(answer, language) if answer and cell else ""
        help_text = without_line(cell.text, line) if cell else ""
        found.append(replace(cell, text=help_text) if cell and help_text else None)
    return text(found[0], found[1], row.mark)


# ---- answers ---------------------------------------------------------------------------------


def _answer(row: FormRow, sheets: Sheets, faults: list[Fault]) -> Node | None:
    cell = row.cells["inspect::answer"]
    plain = cell.text.strip()
    node: Node | None = ScalarNode(plain, plain=True, start=cell.mark)
    if plain.startswith("{"):
        node = written(cell, row.grid.at(cell), faults)
    kind, _, list_name = row.word("type").partition(" ")
    if kind != "select_one" or node is None:
        return node
    options = [each for each in sheets.choices.get(list_name, []) if each.word("name") not in LEFT_OUT]
    if plain == "choice":
        return _below(node, "choice", "options", listed([_option(each) for each in options], cell.mark))
    if isinstance(node, MappingNode) and "scale" in node.entries:
        return _below(node, "scale", "labels", _labels(options))
    return node


def _below(node: Node, name: str, key: str, value: Node | None) -> Node:
    """The answer with one setting more."""
    inner = node.entries[name].value if isinstance(node, MappingNode) else None
    settings = dict(inner.entries) if isinstance(inner, MappingNode) else {}
    if value is not None:
        settings[key] = Entry(ScalarNode(key, plain=True, start=node.mark), value)
    head = ScalarNode(name, plain=True, start=node.mark)
    return MappingNode({name: Entry(head, MappingNode(settings, node.mark))}, node.mark)


def _option(row: FormRow) -> Node:
    name, score = row.cell("name"), row.cell("inspect_score")
    pairs: list[Pair] = [("id", scalar(name) if name else None), ("title", pair_node(row, "label"))]
    pairs += [("score", scalar(score, "word") if score else None)]
    return mapping(pairs, row.mark) or MappingNode({}, row.mark)


def _labels(rows: Iterable[FormRow]) -> Node | None:
    """The labels of a scale: what stands behind the number in a choice."""
    entries = {}
    for row in rows:
        number = row.cell("name")
        chinese, english = (_behind(cell, row.word("name")) for cell in row.pair("label"))
        label = text(chinese, english, row.mark)
        if number and label:
            entries[number.text] = Entry(scalar(number, "number"), label)
    return MappingNode(entries, row.mark) if entries else None


def _behind(cell: Cell | None, number: str) -> Cell | None:
    rest = cell.text.removeprefix(number).strip() if cell else ""
    return replace(cell, text=rest) if cell and rest else None
