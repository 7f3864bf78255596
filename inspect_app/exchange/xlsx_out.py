"""A checklist as a workbook for people who work in Excel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from inspect_app.checklist.answer_types import answer_name
from inspect_app.checklist.model import Checklist, Choice, Group, Item, Scale, Text
from inspect_app.checklist.units import UNITS
from inspect_app.exchange import columns
from inspect_app.exchange.columns import Column, Table
from inspect_app.exchange.plain import plain_answer, plain_condition, plain_item
from inspect_app.exchange.sheets_out import Rule, Sheet, Value, workbook
from inspect_app.exchange.yaml_text import flow

Row = Mapping[str, Any]
_QUOTE = '"'
_PARTING = re.compile(r'[",，、;；\n]|^$|^\s|\s$')
_EXPLANATION = Text(
    "每行一项；表头、列的顺序可以调整，空行不影响导入。公式、日期格式的单元格不会被读取。",
    "One row an item. Columns may be reordered; blank rows do no harm. Formulas and dates are refused.",
)


def to_xlsx(checklist: Checklist, language: str = "zh") -> bytes:
    """The workbook with headings in ``language``; texts are in both. Raises Refused (EX301)."""
    rows: dict[str, list[Row]] = {
        "checklist": [_head(checklist)],
        "items": [
            row for number, group in enumerate(checklist.groups, start=1) for row in _items(number, group)
        ],
        "options": [row for item in checklist.items for row in _options(item)],
        "phrases": [
            {"item": item.id, **_pair("phrase", phrase)}
            for item in checklist.items
            for phrase in item.phrases
        ],
        "examples": [
            {"item": item.id, "image": each.image, "good": each.good, **_pair("caption", each.caption)}
            for item in checklist.items
            for each in item.examples
        ],
    }
    sheets = [_sheet(columns.TABLES[name], found, language) for name, found in rows.items()]
    return workbook([*sheets, _guide(language)])


def joined(words: Sequence[str]) -> str:
    """Words parted by commas; one that holds a comma or a quote is in quotes."""
    return ", ".join(
        f'"{word.replace(_QUOTE, _QUOTE * 2)}"' if _PARTING.search(word) else word for word in words
    )


def _head(checklist: Checklist) -> Row:
    return {
        "id": checklist.id,
        "version": checklist.version,
        **_pair("title", checklist.title),
        "touchpoint": checklist.touchpoint,
        "per": checklist.per.value,
    }


def _items(number: int, group: Group) -> Iterator[Row]:
    for item in group.items:
        yield {"group": number, **_pair("group", group.title), **_item(item)}


def _item(item: Item) -> Row:
    written = plain_item(item)
    settings = plain_answer(item.answer)
    name = answer_name(item.answer)
    own: dict[str, Any] = settings[name] if isinstance(settings, dict) else {}
    found = {**written, **{key: value for key, value in own.items() if key not in ("options", "labels")}}
    for key in ("ask", "why", "help", "of"):
        found |= _pair(key, found.pop(key, None))
    found |= {"answer": name, "clauses": joined(item.clauses), "required": item.required or False}
    return found | {
        "note": item.note.value,
        "bonus": True if item.bonus else None,
        "when": None if item.when is None else flow(plain_condition(item.when))[1:-1],
    }


def _options(item: Item) -> Iterator[Row]:
    if isinstance(item.answer, Choice):
        for option in item.answer.options:
            score = "none" if option.score is None else option.score
            yield {"item": item.id, "value": option.id, **_pair("title", option.title), "score": score}
    elif isinstance(item.answer, Scale):
        for number, label in item.answer.labels.items():
            yield {"item": item.id, "value": number, **_pair("title", label)}


def _pair(key: str, text: Text | Mapping[str, str] | None) -> Row:
    if text is None:
        return {}
    both = {"zh": text.zh, "en": text.en} if isinstance(text, Text) else text
    return {f"{key}_{language}": word for language, word in both.items()}


def _sheet(table: Table, rows: list[Row], language: str) -> Sheet:
    headings = [column.title.in_language(language) for column in table.columns]
    values = [[_value(row.get(column.key)) for column in table.columns] for row in rows]
    rules = [_rule(number, column, language) for number, column in enumerate(table.columns)]
    widths = [column.width for column in table.columns]
    return Sheet(table.title.in_language(language), [headings, *values], widths, rules)


def _value(value: Any) -> Value:
    if isinstance(value, bool):
        return columns.TRUTHS[not value]
    found: str | int | Decimal | None = value
    return found


def _rule(number: int, column: Column, language: str) -> Rule:
    units = f"='{columns.GUIDE.in_language(language)}'!$A$3:$A${len(UNITS) + 2}"
    return Rule(
        number,
        column.title.in_language(language),
        column.note.in_language(language),
        column.words,
        units if column.key == "unit" else "",
    )


def _guide(language: str) -> Sheet:
    """What everything means; its first rows are the units that cells offer."""
    units = [[unit.id, unit.name.zh, unit.many] for unit in UNITS.values()]
    told = [
        [
            table.title.in_language(language),
            column.title.in_language(language),
            column.note.in_language(language),
        ]
        for table in columns.TABLES.values()
        for column in table.columns
    ]
    head = [[_EXPLANATION.in_language(language)], ["unit", "单位", "Unit"]]
    return Sheet(columns.GUIDE.in_language(language), [*head, *units, [], *told], [20, 24, 60])
