"""Reading one item of a checklist."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

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
    fields.choice("basis", ("practice",))
    weight = fields.positive("weight")
    return Item(
        id=name,
        ask=ask,
        answer=_answer(fields),
        clauses=_clauses(fields),
        why=fields.text("why"),
        weight=Decimal(1) if weight is None else weight,
        severity=fields.enum("severity", Severity) or Severity.MINOR,
        veto=fields.enum("veto", Veto),
        pass_mark=fields.fraction("pass", Fraction(0), Fraction(1)),
        photo=fields.enum("photo", Requirement) or Requirement.OPTIONAL,
        note=fields.enum("note", Requirement) or Requirement.OPTIONAL,
        required=fields.truth("required", True),
        bonus=fields.truth("bonus", False),
        help=fields.text("help"),
        phrases=_phrases(fields),
        examples=_examples(fields),
        when=_when(fields),
    )


def _unscored(fields: Fields, answer: Information, weight: Decimal) -> None:
    for key in _SCORING:
        entry = fields.node.entries.get(key)
        if entry and not (key == "weight" and weight == 0):
            fields.reading.report("CL214", entry.value.mark, key=key, type=answer_name(answer))


def _answer(fields: Fields) -> AnswerType:
    node = fields.get("answer")
    if node is None:
        return Conformity()
    answer = read_answer(fields.reading, node)
    fields.broken |= answer is None
    return answer or Conformity()


def _when(fields: Fields) -> Condition | None:
    node = fields.get("when")
    if node is None:
        return None
    condition = read_condition(fields.reading, node)
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
