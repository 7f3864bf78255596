"""Conditions and failing answers as the expressions of an XLSForm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from inspect_app.checklist.model import (
    AllOf,
    AnyOf,
    AttributeIs,
    Checklist,
    Choice,
    Condition,
    Conformity,
    Count,
    Information,
    Item,
    ItemIs,
    Measure,
    Not,
    Sample,
    Scalar,
    Scale,
)
from inspect_app.exchange.form_words import CONFORMITY, attribute_name, name_of
from inspect_app.exchange.plain import ratio_of
from inspect_app.inspection.answers import Value
from inspect_app.scoring.fractions import fraction_of, pass_mark

# A scale of more steps is answered by typing the number.
STEPS = 20


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a form must ask about the place. ``truth``: every condition asks for yes or no."""

    name: str
    question: str
    truth: bool


def attributes_of(checklist: Checklist) -> Mapping[str, Attribute]:
    """The attributes that conditions ask for, in the order first met."""
    asked: dict[str, list[Scalar]] = {}
    for item in checklist.items:
        for part in _attributes(item.when):
            asked.setdefault(part.attribute, []).extend(part.values)
    return {
        name: Attribute(name, attribute_name(name, number), all(isinstance(each, bool) for each in values))
        for number, (name, values) in enumerate(asked.items(), start=1)
    }


def _attributes(condition: Condition | None) -> Iterator[AttributeIs]:
    match condition:
        case AttributeIs():
            yield condition
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _attributes(part)
        case Not(part):
            yield from _attributes(part)


def relevant(condition: Condition, attributes: Mapping[str, Attribute], items: frozenset[str]) -> str:
    """The condition as an expression; a name that is not among ``items`` equals nothing."""
    match condition:
        case AttributeIs(name, values):
            asked = attributes[name]
            return _any(_compared(asked.question, _of_attribute(value, asked.truth)) for value in values)
        case ItemIs(name, values):
            if name not in items:
                return "false()"
            return _any(_compared(name_of(name), _literal(value)) for value in values)
        case AllOf(parts):
            return " and ".join(f"({relevant(part, attributes, items)})" for part in parts)
        case AnyOf(parts):
            return " or ".join(f"({relevant(part, attributes, items)})" for part in parts)
    return f"not({relevant(condition.part, attributes, items)})"


def _any(parts: Iterator[str]) -> str:
    return " or ".join(parts)


def _compared(question: str, literal: str) -> str:
    return f"${{{question}}} = {literal}"


def _of_attribute(value: Scalar, truth: bool) -> str:
    if truth:
        return "'yes'" if value else "'no'"
    return _literal(value)


def _literal(value: Scalar) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return quoted(str(value).lower() if isinstance(value, bool) else value)


def quoted(text: str) -> str:
    """A text as an expression; one with both quotes, or with what looks like a name, is put together."""
    pieces = text.replace("${", "$\0{").split("\0")
    parts = [f"'{run}'" if "'" not in run else f'"{run}"' for piece in pieces for run in _runs(piece)]
    return f"concat({', '.join(parts)})" if len(parts) > 1 else "".join(parts) or "''"


def _runs(text: str) -> Iterator[str]:
    """The text in pieces that have one kind of quote at most."""
    run = ""
    for character in text:
        other = {"'": '"', '"': "'"}.get(character)
        if other and other in run:
            yield run
            run = ""
        run += character
    if run:
        yield run


def is_select(item: Item) -> bool:
    """Whether the item is answered by choosing from a list."""
    answer = item.answer
    short = isinstance(answer, Scale) and answer.max - answer.min < STEPS
    return short or isinstance(answer, Conformity | Choice)


def failing(item: Item) -> str:
    """When the item fails; "" where it never does."""
    name, mark, answer = name_of(item.id), pass_mark(item), item.answer
    if mark == 0 or isinstance(answer, Information):
        return ""
    match answer:
        case Measure():
            return _beyond(answer, name, mark)
        case Count(deduct):
            return f"${{{name}}} > {_number((1 - mark) / Fraction(deduct))}"
        case Sample():
            return f"${{{name}}} < ${{{name}__of}} * {_number(mark)}"
        case Scale(low, high) if not is_select(item):
            return f"${{{name}}} < {_number(low + mark * (high - low))}"
    return _any(_compared(name, quoted(word)) for word, value in _values(item) if _fails(item, value, mark))


def _fails(item: Item, value: Value, mark: Fraction) -> bool:
    share = fraction_of(item.answer, value)
    return share is not None and share < mark


def _values(item: Item) -> Iterator[tuple[str, Value]]:
    """What can be chosen, as the form calls it and as the answer it is."""
    answer = item.answer
    if isinstance(answer, Scale):
        yield from ((str(number), Decimal(number)) for number in range(answer.min, answer.max + 1))
    elif isinstance(answer, Choice):
        yield from ((option.id, option.id) for option in answer.options)
    else:
        partial = isinstance(answer, Conformity) and answer.partial
        yield from ((word, word) for word in CONFORMITY if partial or word != "partial")


def _beyond(answer: Measure, name: str, mark: Fraction) -> str:
    sides = []
    for limit, sign in ((answer.max, ">"), (answer.min, "<")):
        if limit is None:
            continue
        edge, end = Fraction(limit), answer.zero_at
        if end is not None and (end > limit if sign == ">" else end < limit):
            edge = Fraction(end) - mark * (Fraction(end) - edge)
        sides.append(f"${{{name}}} {sign} {_number(edge)}")
    return " or ".join(sides)


def _number(number: Fraction) -> str:
    found = ratio_of(number)
    return format(found, "f") if isinstance(found, Decimal) else f"({found.replace('/', ' div ')})"
