"""Reading ``answer:``: a word such as ``conformity``, or one such word with its settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal

from inspect_app.checklist import scalars
from inspect_app.checklist.fields import Fields, fields_of, read_text
from inspect_app.checklist.model import (
    AnswerType,
    Choice,
    Conformity,
    Count,
    Information,
    Measure,
    Option,
    Sample,
    Scale,
    Text,
)
from inspect_app.checklist.nodes import MappingNode, Node, ScalarNode
from inspect_app.checklist.problems import near
from inspect_app.checklist.reading import Reading

InformationKind = Literal["text", "number", "date", "photo", "signature"]


def read_answer(reading: Reading, node: Node) -> AnswerType | None:
    """The answer type, or None with the reason reported."""
    if isinstance(node, ScalarNode):
        name, settings = node.text, MappingNode({}, node.mark)
    elif isinstance(node, MappingNode) and len(node.entries) == 1:
        name, entry = next(iter(node.entries.items()))
        found = fields_of(reading, entry.value, name)
        if found is None:
            return None
        settings = found.node
    else:
        name, settings = "", MappingNode({}, node.mark)
    reader = _READERS.get(name)
    if reader is None:
        reading.report("CL116", node.mark, near=near(name, _READERS), known=", ".join(_READERS))
        return None
    fields = Fields(reading, settings, f"the answer {name}")
    answer = reader(fields)
    return answer if fields.finish() else None


def answer_name(answer: AnswerType) -> str:
    """The word for it in YAML."""
    return answer.kind if isinstance(answer, Information) else type(answer).__name__.lower()


def _conformity(fields: Fields) -> AnswerType:
    return Conformity(fields.truth("partial", False))


def _scale(fields: Fields) -> AnswerType:
    fields.need("min")
    fields.need("max")
    return Scale(fields.whole("min") or 0, fields.whole("max") or 0, _labels(fields))


def _labels(fields: Fields) -> dict[int, Text]:
    node = fields.mapping("labels")
    labels: dict[int, Text] = {}
    for entry in node.entries.values() if node else ():
        number = scalars.as_whole(entry.key)
        if number is None:
            fields.fail("CL106", entry.key.mark, key="labels", found=scalars.describe(entry.key))
            continue
        text = read_text(fields.reading, entry.value, str(number))
        if text:
            labels[number] = text
    return labels


def _measure(fields: Fields) -> AnswerType:
    fields.need("unit")
    return Measure(
        fields.word("unit") or "", fields.decimal("max"), fields.decimal("min"), fields.decimal("zero_at")
    )


def _count(fields: Fields) -> AnswerType:
    fields.need("deduct")
    return Count(fields.positive("deduct", zero=False) or Decimal(1))


def _sample(fields: Fields) -> AnswerType:
    fields.need("size")
    return Sample(fields.title("of", "records"), fields.whole("size", 1, 10_000) or 1)


def _choice(fields: Fields) -> AnswerType:
    options = [_option(fields, node, number) for number, node in enumerate(fields.filled("options"))]
    seen: dict[str, int] = {}
    for number, option in enumerate(options):
        if option and seen.setdefault(option.id, number) != number:
            mark = fields.sequence("options")[number].mark
            first = fields.sequence("options")[seen[option.id]].mark.line
            fields.fail("CL202", mark, id=option.id, first=first)
    return Choice(tuple(option for option in options if option))


def _option(choice: Fields, node: Node, number: int) -> Option | None:
    fields = fields_of(choice.reading, node, f"option {number + 1}")
    if fields is None:
        choice.broken = True
        return None
    name = fields.identifier("id") or ""
    title = fields.title("title", name)
    written = fields.need("score")
    unscored = isinstance(written, ScalarNode) and written.text == "none"
    score = None if unscored or written is None else fields.positive("score")
    if score is not None and score > 1:
        fields.outside("score", score, "from 0 to 1, or none")
    choice.broken |= not fields.finish()
    return Option(name, title, score)


def _information(kind: InformationKind) -> Callable[[Fields], AnswerType]:
    def read(fields: Fields) -> AnswerType:
        return Information(kind, fields.word("unit") if kind == "number" else None)

    return read


_READERS: Mapping[str, Callable[[Fields], AnswerType]] = {
    "conformity": _conformity,
    "scale": _scale,
    "measure": _measure,
    "count": _count,
    "sample": _sample,
    "choice": _choice,
    "text": _information("text"),
    "number": _information("number"),
    "date": _information("date"),
    "photo": _information("photo"),
    "signature": _information("signature"),
}

ANSWER_WORDS = tuple(_READERS)
