from decimal import Decimal
from typing import Any

import pytest

from inspect_app.checklist.model import (
    AnswerType,
    Choice,
    Conformity,
    Count,
    Information,
    Item,
    Measure,
    Option,
    Sample,
    Scale,
    Text,
)
from inspect_app.inspection.answers import Answer, Sampled
from inspect_app.inspection.validation import AnswerProblem, check_answer, check_value

PLAIN = Text("文", "text")
CHOICE = Choice((Option("good", PLAIN, Decimal(1)), Option("none", PLAIN, None)))


def _item(answer: AnswerType) -> Item:
    return Item("a", PLAIN, answer)


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        (Conformity(), "conform"),
        (Conformity(), "nonconform"),
        (Conformity(partial=True), "partial"),
        (Scale(1, 5), Decimal(1)),
        (Scale(1, 5), Decimal("5.0")),
        (Measure("ring", max=Decimal(3)), Decimal("-0.5")),
        (Count(Decimal("0.2")), Decimal(0)),
        (Sample(PLAIN, 10), Sampled(0, 1)),
        (CHOICE, "none"),
        (Information("text"), "三层东侧"),
        (Information("number"), Decimal("12.5")),
        (Information("date"), "2028-02-29"),
        (Information("photo"), "3f2a"),
        (Information("signature"), "3f2a"),
    ],
)
def test_fitting_values(answer: AnswerType, value: Any) -> None:
    assert check_answer(_item(answer), Answer(value)) is None


@pytest.mark.parametrize(
    ("answer", "value", "code"),
    [
        (Conformity(), "partial", "partial_not_allowed"),
        (Conformity(), "yes", "not_an_option"),
        (Conformity(), Decimal(1), "not_an_option"),
        (Scale(1, 5), "4", "wrong_type"),
        (Scale(1, 5), True, "wrong_type"),
        (Scale(1, 5), Decimal(6), "out_of_range"),
        (Scale(1, 5), Decimal(0), "out_of_range"),
        (Scale(1, 5), Decimal("2.5"), "not_whole"),
        (Measure("ring"), "three", "wrong_type"),
        (Measure("ring"), Decimal("NaN"), "out_of_range"),
        (Measure("ring"), Decimal("1e9"), "out_of_range"),
        (Measure("ring"), Decimal("0.1234567"), "too_precise"),
        (Count(Decimal(1)), Decimal(-1), "negative"),
        (Count(Decimal(1)), Decimal("1.5"), "not_whole"),
        (Count(Decimal(1)), "1", "wrong_type"),
        (Sample(PLAIN, 10), Decimal(9), "wrong_type"),
        (Sample(PLAIN, 10), Sampled(-1, 10), "negative"),
        (Sample(PLAIN, 10), Sampled(0, 0), "nothing_examined"),
        (Sample(PLAIN, 10), Sampled(11, 10), "conforming_exceeds_examined"),
        (Sample(PLAIN, 10), Sampled(1, 10**9), "out_of_range"),
        (CHOICE, "bad", "not_an_option"),
        (CHOICE, Sampled(1, 2), "not_an_option"),
        (Information("text"), Decimal(1), "wrong_type"),
        (Information("text"), " ", "empty_text"),
        (Information("text"), "x" * 4001, "too_long"),
        (Information("text"), "a\0b", "forbidden_character"),
        (Information("text"), "\ud800", "forbidden_character"),
        (Information("number"), "1", "wrong_type"),
        (Information("date"), "2027-02-29", "not_a_date"),
        (Information("date"), "20270228", "not_a_date"),
        (Information("date"), Decimal(1), "wrong_type"),
    ],
)
def test_values_that_do_not_fit(answer: AnswerType, value: Any, code: str) -> None:
    problem = check_value(_item(answer), value)
    assert problem is not None
    assert (problem.code, problem.part) == (code, "value")


def test_a_problem_says_what_would_fit() -> None:
    problem = check_value(_item(Scale(1, 5)), Decimal(9))
    assert problem == AnswerProblem("out_of_range", values={"min": "1", "max": "5"})
    problem = check_value(_item(Conformity()), "yes")
    assert problem == AnswerProblem("not_an_option", values={"options": "conform, nonconform"})


@pytest.mark.parametrize(
    ("answer", "code", "part"),
    [
        (Answer(), "no_state", "answer"),
        (Answer("conform", not_applicable="x"), "several_states", "answer"),
        (Answer(not_applicable="x", not_inspected="y"), "several_states", "answer"),
        (Answer(not_applicable=" \n"), "empty_reason", "not_applicable"),
        (Answer(not_inspected=""), "empty_reason", "not_inspected"),
        (Answer(not_inspected="x" * 4001), "too_long", "not_inspected"),
        (Answer(not_inspected="\0"), "forbidden_character", "not_inspected"),
        (Answer("conform", note="x" * 4001), "too_long", "note"),
        (Answer("conform", note="\0"), "forbidden_character", "note"),
    ],
)
def test_states_and_reasons(answer: Answer, code: str, part: str) -> None:
    problem = check_answer(_item(Conformity()), answer)
    assert problem is not None
    assert (problem.code, problem.part) == (code, part)


@pytest.mark.parametrize(
    "letter", ["\x01", "\x0b", "\x1b", "\x7f", "\x85", "\udfff", "\ufffe", "\ufdd0", "\U0010ffff"]
)
def test_what_no_page_can_hold_is_no_text(letter: str) -> None:
    problem = check_answer(_item(Conformity()), Answer("conform", note=f"积水{letter}"))
    assert problem is not None
    assert (problem.code, problem.part) == ("forbidden_character", "note")


@pytest.mark.parametrize("text", ["积水\t两处\r\n已拍照", "🚰 𠮷 é", "\u202e\u200d", "\U0010fffd"])
def test_lines_emoji_and_rare_letters_are_text(text: str) -> None:
    assert check_answer(_item(Conformity()), Answer("conform", note=text)) is None


def test_a_reason_fits_any_item() -> None:
    assert check_answer(_item(Scale(1, 5)), Answer(not_applicable="无地下层")) is None
    assert check_answer(_item(Scale(1, 5)), Answer(not_inspected="线路故障", note="已报修")) is None
