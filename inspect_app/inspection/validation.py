"""Whether an answer fits its item. The scoring engine trusts answers that passed here."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from inspect_app.checklist.model import (
    Choice,
    Conformity,
    Count,
    Information,
    Item,
    Measure,
    Sample,
    Scale,
)
from inspect_app.inspection.answers import Answer, Sampled, Value
from inspect_app.inspection.numbers import is_whole, number_fault

TEXT_LIMIT = 4000
# No page may hold these: controls other than tab and line ends, lone surrogates (JSON can write them, UTF-8
# cannot), and what Unicode says is no character. NUL, one of the controls, also breaks PostgreSQL.
UNFIT = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
CONFORMITY_WORDS = ("conform", "partial", "nonconform")

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """Why an answer is refused. ``part`` is the part of the answer at fault; ``values`` fill the message.

    Codes: ``no_state several_states empty_reason too_long forbidden_character wrong_type not_an_option
    partial_not_allowed out_of_range too_precise not_whole negative nothing_examined
    conforming_exceeds_examined not_a_date empty_text``.
    """

    code: str
    part: str = "value"
    values: Mapping[str, str] = field(default_factory=dict)


def check_answer(item: Item, answer: Answer) -> AnswerProblem | None:
    """The first thing wrong with ``answer`` as an answer to ``item``, None when it may be stored."""
    states = [answer.value is not None, answer.not_applicable is not None, answer.not_inspected is not None]
    if sum(states) != 1:
        return AnswerProblem("several_states" if any(states) else "no_state", "answer")
    if problem := check_texts(answer):
        return problem
    return None if answer.value is None else check_value(item, answer.value)


def check_texts(answer: Answer) -> AnswerProblem | None:
    """The first thing wrong with the note or the reason."""
    if problem := _text_problem(answer.note, "note"):
        return problem
    for name, reason in (("not_applicable", answer.not_applicable), ("not_inspected", answer.not_inspected)):
        if reason is not None:
            return _reason_problem(reason, name)
    return None


def check_value(item: Item, value: Value | None) -> AnswerProblem | None:
    """The first thing wrong with ``value`` for the item's answer type."""
    return _CHECKS[type(item.answer)](item.answer, value)


def _text_problem(text: object, name: str) -> AnswerProblem | None:
    if not isinstance(text, str):
        return AnswerProblem("wrong_type", name, {"expected": "text"})
    if len(text) > TEXT_LIMIT:
        return AnswerProblem("too_long", name, {"limit": str(TEXT_LIMIT)})
    if UNFIT.search(text):
        return AnswerProblem("forbidden_character", name)
    return None


def _reason_problem(reason: str, name: str) -> AnswerProblem | None:
    if isinstance(reason, str) and not reason.strip():
        return AnswerProblem("empty_reason", name)
    return _text_problem(reason, name)


def _number_problem(value: object) -> AnswerProblem | None:
    if not isinstance(value, Decimal):
        return AnswerProblem("wrong_type", values={"expected": "number"})
    fault = number_fault(value)
    return AnswerProblem(fault) if fault else None


def _conformity(answer: Conformity, value: object) -> AnswerProblem | None:
    if value not in CONFORMITY_WORDS:
        expected = CONFORMITY_WORDS if answer.partial else ("conform", "nonconform")
        return AnswerProblem("not_an_option", values={"options": ", ".join(expected)})
    if value == "partial" and not answer.partial:
        return AnswerProblem("partial_not_allowed")
    return None


def _scale(answer: Scale, value: object) -> AnswerProblem | None:
    if problem := _whole_problem(value):
        return problem
    if isinstance(value, Decimal) and not answer.min <= value <= answer.max:
        return AnswerProblem("out_of_range", values={"min": str(answer.min), "max": str(answer.max)})
    return None


def _whole_problem(value: object) -> AnswerProblem | None:
    if problem := _number_problem(value):
        return problem
    return None if isinstance(value, Decimal) and is_whole(value) else AnswerProblem("not_whole")


def _measure(_answer: Measure, value: object) -> AnswerProblem | None:
    return _number_problem(value)


def _count(_answer: Count, value: object) -> AnswerProblem | None:
    if isinstance(value, Decimal) and value < 0:
        return AnswerProblem("negative")
    return _whole_problem(value)


def _sample(_answer: Sample, value: object) -> AnswerProblem | None:
    if not isinstance(value, Sampled):
        return AnswerProblem("wrong_type", values={"expected": "sample"})
    if value.conforming < 0 or value.examined < 0:
        return AnswerProblem("negative")
    if value.examined == 0:
        return AnswerProblem("nothing_examined")
    if value.conforming > value.examined:
        return AnswerProblem("conforming_exceeds_examined")
    fault = number_fault(Decimal(value.examined))
    return AnswerProblem(fault) if fault else None


def _choice(answer: Choice, value: object) -> AnswerProblem | None:
    if any(option.id == value for option in answer.options):
        return None
    options = ", ".join(option.id for option in answer.options)
    return AnswerProblem("not_an_option", values={"options": options})


def _information(answer: Information, value: object) -> AnswerProblem | None:
    if answer.kind == "number":
        return _number_problem(value)
    if problem := _text_problem(value, "value"):
        return problem
    text = str(value)
    if answer.kind == "date":
        return None if _is_date(text) else AnswerProblem("not_a_date")
    return None if text.strip() else AnswerProblem("empty_text")


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


_CHECKS: Mapping[type, Callable[[Any, object], AnswerProblem | None]] = {
    Conformity: _conformity,
    Scale: _scale,
    Measure: _measure,
    Count: _count,
    Sample: _sample,
    Choice: _choice,
    Information: _information,
}
