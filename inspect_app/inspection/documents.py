"""Answers as JSON, both ways, by the format of docs/scoring.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import NoReturn

from inspect_app.checklist.model import Choice, Conformity, Information, Item, Sample, Scalar
from inspect_app.inspection.answers import Answer, Sampled, Value
from inspect_app.inspection.numbers import number_fault, plain, read_number
from inspect_app.inspection.validation import AnswerProblem, check_texts, check_value

JsonValue = str | dict[str, int]

_LONG = 10
_STATES = ("value", "not_applicable", "not_inspected")
_SAMPLE_KEYS = {"conforming", "examined"}


class AnswerRefusedError(ValueError):
    """An answer that cannot be read; ``problem`` carries the code and its values."""

    def __init__(self, problem: AnswerProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_json(text: str) -> object:
    """Parsed JSON with every number a decimal as written.

    NaN, Infinity, a key given twice, too deep nesting and anything that is not JSON raise ``ValueError``.
    """
    try:
        return json.loads(
            text,
            parse_float=_decimal,
            parse_int=_whole_number,
            parse_constant=_no_constant,
            object_pairs_hook=_no_duplicates,
        )
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _decimal(literal: str) -> Decimal:
    # A literal too long to be any answer becomes an infinity, which every check refuses at its place.
    number = read_number(literal)
    return Decimal("Infinity") if number is None else number


def _whole_number(literal: str) -> Decimal:
    # JSON writes whole numbers in one way only; short ones, but for a minus zero, need no second look.
    return Decimal(literal) if len(literal) < _LONG and literal != "-0" else _decimal(literal)


def _no_constant(literal: str) -> NoReturn:
    raise ValueError(f"not a number: {literal}")


def _no_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"key given twice: {next(key for key in keys if keys.count(key) > 1)[:80]}")
    return members


def value_to_json(value: Value) -> JsonValue:
    """Words as they are, numbers as decimal strings (no binary float in between), samples as an object."""
    if isinstance(value, Sampled):
        return {"conforming": value.conforming, "examined": value.examined}
    return format(value, "f") if isinstance(value, Decimal) else value


def value_from_json(item: Item, raw: object) -> Value:
    """The item's answer value from parsed JSON.

    Raises:
        AnswerRefusedError: ``raw`` does not fit the item; the problem says why.
    """
    value = _read_value(item, raw)
    if problem := check_value(item, value):
        raise AnswerRefusedError(problem)
    return value


def _read_value(item: Item, raw: object) -> Value:
    if isinstance(item.answer, Sample):
        return _sampled(raw)
    if isinstance(item.answer, Conformity | Choice) or _is_text(item):
        if isinstance(raw, str):
            return raw
        raise AnswerRefusedError(AnswerProblem("wrong_type", values={"expected": "text"}))
    return _number(raw, "value")


def _is_text(item: Item) -> bool:
    return isinstance(item.answer, Information) and item.answer.kind != "number"


def _number(raw: object, name: str) -> Decimal:
    number = None
    # bool is an int in Python; True is no measurement.
    if isinstance(raw, Decimal | int | float) and not isinstance(raw, bool):
        number = _from_number(raw)
    elif isinstance(raw, str):
        number = read_number(raw.strip())
    if number is None:
        raise AnswerRefusedError(AnswerProblem("wrong_type", name, {"expected": "number"}))
    return number


def _from_number(raw: Decimal | float) -> Decimal:
    # ``repr`` of a float is the shortest text that reads back the same: what its writer typed.
    number = raw if isinstance(raw, Decimal) else Decimal(repr(raw) if isinstance(raw, float) else raw)
    return number if number_fault(number) else plain(number)


def _sampled(raw: object) -> Sampled:
    if not isinstance(raw, Mapping) or set(raw) != _SAMPLE_KEYS:
        raise AnswerRefusedError(AnswerProblem("wrong_type", values={"expected": "sample"}))
    return Sampled(conforming=_whole(raw, "conforming"), examined=_whole(raw, "examined"))


def _whole(raw: Mapping[str, object], name: str) -> int:
    number = _number(raw[name], f"value.{name}")
    if fault := number_fault(number):
        raise AnswerRefusedError(AnswerProblem(fault, f"value.{name}"))
    if number != int(number):
        raise AnswerRefusedError(AnswerProblem("not_whole", f"value.{name}"))
    return int(number)


def answer_to_json(answer: Answer) -> dict[str, object]:
    """The answer with the one state it has, and its note when there is one."""
    document: dict[str, object] = {}
    if answer.value is not None:
        document["value"] = value_to_json(answer.value)
    if answer.not_applicable is not None:
        document["not_applicable"] = answer.not_applicable
    if answer.not_inspected is not None:
        document["not_inspected"] = answer.not_inspected
    return document | ({"note": answer.note} if answer.note else {})


def answer_from_json(item: Item, raw: Mapping[str, object]) -> Answer:
    """One answer from its JSON object; keys other than the three states and ``note`` are not read.

    Raises:
        AnswerRefusedError: the answer does not fit the item.
    """
    given = [name for name in _STATES if raw.get(name) is not None]
    if len(given) != 1:
        raise AnswerRefusedError(AnswerProblem("several_states" if given else "no_state", "answer"))
    for name in ("not_applicable", "not_inspected", "note"):
        if not isinstance(raw.get(name) or "", str):
            raise AnswerRefusedError(AnswerProblem("wrong_type", name, {"expected": "text"}))
    answer = Answer(
        value=value_from_json(item, raw["value"]) if given == ["value"] else None,
        not_applicable=_text(raw, "not_applicable"),
        not_inspected=_text(raw, "not_inspected"),
        note=_text(raw, "note") or "",
    )
    # Its value was checked as it was read, and it has one state.
    if problem := check_texts(answer):
        raise AnswerRefusedError(problem)
    return answer


def _text(raw: Mapping[str, object], name: str) -> str | None:
    text = raw.get(name)
    return text if isinstance(text, str) else None


def scalar_from_json(raw: object) -> Scalar | None:
    """An attribute's value: truth, text or a bounded number; None for anything else."""
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str):
        return raw if len(raw) <= 200 and "\0" not in raw else None
    if not isinstance(raw, Decimal | int | float):
        return None
    number = _from_number(raw)
    return number if number_fault(number) is None else None
