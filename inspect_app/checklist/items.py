"""Reading one item of a checklist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from inspect_app.checklist import scalars
from inspect_app.checklist.answer_types import answer_name, read_answer
from inspect_app.checklist.fields import Fields, fields_of, read_text
from inspect_app.checklist.model import (
    AnswerType,
    Condition,
    Conformity,
    Example,
    Information,
    Item,
    Requirement,
    Severity,
    Text,
    Veto,
)
from inspect_app.checklist.nodes import Node, ScalarNode
from inspect_app.checklist.reading import Reading
from inspect_app.checklist.when import read_condition

# Settings that only a scored answer gives a meaning to.
_SCORING = ("weight", "severity", "veto", "pass", "bonus")


def read_item(reading: Reading, node: Node) -> Item | None:
    """The item, or None with everything that is wrong with it reported."""
    fields = fields_of(reading, node, "an item")
    if fields is None:
        return None
    name = fields.identifier("id")
    if name and not reading.register("item", name, node):
        fields.broken = True
    item = _item(fields, name or "")
    if isinstance(item.answer, Information):
        _unscored(fields, item.answer, item.weight)
    return item if fields.finish() else None


def _item(fields: Fields, name: str) -> Item:
    ask = fields.title("ask", name)
    fields.know(_SETTINGS)
    # Only what is written is looked at; most items leave most settings as they are.
    settings = {
        _FIELDS.get(key, key): value
        for key in fields.node.entries
        if key in _SETTINGS and (value := _SETTINGS[key](fields)) is not None
    }
    return Item(id=name, ask=ask, **{"answer": Conformity()} | settings)


def _unscored(fields: Fields, answer: Information, weight: Decimal) -> None:
    for key in _SCORING:
        entry = fields.node.entries.get(key)
        if entry and not (key == "weight" and weight == 0):
            fields.reading.report("CL214", entry.value.mark, key=key, type=answer_name(answer))


def _answer(fields: Fields) -> AnswerType | None:
    node = fields.get("answer")
    answer = read_answer(fields.reading, node) if node else None
    fields.broken |= answer is None
    return answer


def _when(fields: Fields) -> Condition | None:
    node = fields.get("when")
    condition = read_condition(fields.reading, node) if node else None
    fields.broken |= condition is None
    return condition


def _clauses(fields: Fields) -> tuple[str, ...]:
    clauses = []
    for node in fields.sequence("clauses"):
        if isinstance(node, ScalarNode) and not scalars.is_null(node):
            clauses.append(node.text)
        else:
            fields.fail("CL104", node.mark, key="clauses", wanted="a clause id", found=scalars.describe(node))
    return tuple(clauses)


def _phrases(fields: Fields) -> tuple[Text, ...]:
    texts = (read_text(fields.reading, node, "phrases") for node in fields.sequence("phrases"))
    return tuple(text for text in texts if text)


def _examples(fields: Fields) -> tuple[Example, ...]:
    examples = (_example(fields.reading, node) for node in fields.sequence("examples"))
    return tuple(example for example in examples if example)


def _example(reading: Reading, node: Node) -> Example | None:
    fields = fields_of(reading, node, "an example")
    if fields is None:
        return None
    fields.need("image")
    fields.need("good")
    image = fields.word("image") or ""
    example = Example(image, fields.truth("good", True), fields.title("caption", image))
    return example if fields.finish() else None


def _practice(fields: Fields) -> None:
    """Says only what ``why`` means."""
    fields.choice("basis", ("practice",))


# How each key is read, besides ``id`` and ``ask``; None leaves the item as it is without the key.
_SETTINGS: Mapping[str, Callable[[Fields], Any]] = {
    "basis": _practice,
    "weight": lambda fields: fields.positive("weight"),
    "answer": _answer,
    "clauses": _clauses,
    "why": lambda fields: fields.text("why"),
    "severity": lambda fields: fields.enum("severity", Severity),
    "veto": lambda fields: fields.enum("veto", Veto),
    "pass": lambda fields: fields.fraction("pass", Fraction(0), Fraction(1)),
    "photo": lambda fields: fields.enum("photo", Requirement),
    "note": lambda fields: fields.enum("note", Requirement),
    "required": lambda fields: fields.truth("required", True),
    "bonus": lambda fields: fields.truth("bonus", False),
    "help": lambda fields: fields.text("help"),
    "phrases": _phrases,
    "examples": _examples,
    "when": _when,
}
_FIELDS = {"pass": "pass_mark"}
