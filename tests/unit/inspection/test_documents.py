import json
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.checklist.model import (
    AnswerType,
    Choice,
    Conformity,
    Information,
    Item,
    Measure,
    Option,
    Sample,
    Scale,
    Text,
)
from inspect_app.inspection.answers import Answer, Sampled, Value
from inspect_app.inspection.documents import (
    AnswerRefusedError,
    answer_from_json,
    answer_to_json,
    read_json,
    scalar_from_json,
    value_from_json,
    value_to_json,
)
from inspect_app.inspection.numbers import read_number
from inspect_app.inspection.validation import check_value

PLAIN = Text("文", "text")
CHOICE = Choice((Option("good", PLAIN, Decimal(1)),))


def _item(answer: AnswerType) -> Item:
    return Item("a", PLAIN, answer)


MEASURE, SAMPLE = _item(Measure("ring")), _item(Sample(PLAIN, 10))


@pytest.mark.parametrize(
    ("answer", "raw", "value"),
    [
        (Conformity(), "conform", "conform"),
        (CHOICE, "good", "good"),
        (Scale(1, 5), "4", Decimal(4)),
        (Scale(1, 5), 4, Decimal(4)),
        (Measure("ring"), 0.1, Decimal("0.1")),
        (Measure("ring"), " 2.50 ", Decimal("2.50")),
        (Measure("ring"), Decimal("1E+2"), Decimal(100)),
        (Sample(PLAIN, 10), {"conforming": "9", "examined": Decimal("10.0")}, Sampled(9, 10)),
        (Information("text"), "12", "12"),
        (Information("number"), "12", Decimal(12)),
    ],
)
def test_values_are_read(answer: AnswerType, raw: object, value: Value) -> None:
    read = value_from_json(_item(answer), raw)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("answer", "raw", "code", "part"),
    [
        (Conformity(), True, "wrong_type", "value"),
        (Conformity(), "maybe", "not_an_option", "value"),
        (CHOICE, 1, "wrong_type", "value"),
        (Scale(0, 5), True, "wrong_type", "value"),
        (Scale(0, 5), None, "wrong_type", "value"),
        (Scale(0, 5), "four", "wrong_type", "value"),
        (Scale(0, 5), [4], "wrong_type", "value"),
        (Measure("ring"), float("nan"), "out_of_range", "value"),
        (Measure("ring"), float("inf"), "out_of_range", "value"),
        (Measure("ring"), 10**40, "out_of_range", "value"),
        (Sample(PLAIN, 10), 9, "wrong_type", "value"),
        (Sample(PLAIN, 10), {"conforming": 9}, "wrong_type", "value"),
        (Sample(PLAIN, 10), {"conforming": 9, "examined": 10, "of": 1}, "wrong_type", "value"),
        (Sample(PLAIN, 10), {"conforming": 1.5, "examined": 10}, "not_whole", "value.conforming"),
        (Sample(PLAIN, 10), {"conforming": 1, "examined": True}, "wrong_type", "value.examined"),
        (Sample(PLAIN, 10), {"conforming": 1, "examined": 1e300}, "out_of_range", "value.examined"),
        (Information("date"), 20270101, "wrong_type", "value"),
    ],
)
def test_values_that_do_not_fit(answer: AnswerType, raw: object, code: str, part: str) -> None:
    with pytest.raises(AnswerRefusedError) as refused:
        value_from_json(_item(answer), raw)
    assert (refused.value.problem.code, refused.value.problem.part) == (code, part)
    assert str(refused.value) == code


_NUMBERS = st.decimals(min_value=-(10**8), max_value=10**8, places=4).map(lambda number: number + 0)


@given(_NUMBERS)
def test_numbers_come_back_unchanged(number: Decimal) -> None:
    written = json.dumps(value_to_json(number))
    assert value_from_json(MEASURE, read_json(written)) == number


@given(st.integers(0, 50), st.integers(1, 50))
def test_samples_come_back_unchanged(conforming: int, more: int) -> None:
    value = Sampled(conforming, conforming + more)
    assert value_from_json(SAMPLE, read_json(json.dumps(value_to_json(value)))) == value


@given(st.floats() | st.text() | st.integers() | st.booleans() | st.dictionaries(st.text(), st.integers()))
def test_anything_is_read_or_refused_by_name(raw: Any) -> None:
    for answer in (Conformity(), Scale(1, 5), Sample(PLAIN, 10), Information("date")):
        with suppress(AnswerRefusedError):
            assert check_value(_item(answer), value_from_json(_item(answer), raw)) is None


@pytest.mark.parametrize(
    "answer",
    [
        Answer(Decimal("2.5"), note="三次平均"),
        Answer(not_applicable="无地下层"),
        Answer(not_inspected="线路故障"),
    ],
)
def test_whole_answers_come_back_unchanged(answer: Answer) -> None:
    assert answer_from_json(MEASURE, read_json(json.dumps(answer_to_json(answer)))) == answer


@pytest.mark.parametrize(
    ("raw", "code", "part"),
    [
        ({}, "no_state", "answer"),
        ({"value": None}, "no_state", "answer"),
        ({"value": 1, "not_inspected": "x"}, "several_states", "answer"),
        ({"not_applicable": 1}, "wrong_type", "not_applicable"),
        ({"not_applicable": " "}, "empty_reason", "not_applicable"),
        ({"value": 1, "note": ["x"]}, "wrong_type", "note"),
        ({"value": 1, "note": "\0"}, "forbidden_character", "note"),
        ({"value": "x"}, "wrong_type", "value"),
    ],
)
def test_whole_answers_that_do_not_fit(raw: dict[str, object], code: str, part: str) -> None:
    with pytest.raises(AnswerRefusedError) as refused:
        answer_from_json(MEASURE, raw)
    assert (refused.value.problem.code, refused.value.problem.part) == (code, part)


def test_json_numbers_are_read_as_written() -> None:
    assert read_json('{"a": [0.10, 2, 1e2]}') == {"a": [Decimal("0.10"), Decimal(2), Decimal(100)]}
    assert str(read_json("0.10")) == "0.10"


def test_a_number_too_long_for_any_answer_is_refused_where_it_is_used() -> None:
    raw = read_json("1e99999999999999999999")
    with pytest.raises(AnswerRefusedError, match="out_of_range"):
        value_from_json(MEASURE, raw)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "Expecting"),
        ("NaN", "not a number"),
        ("[Infinity]", "not a number"),
        ('{"a": 1, "b": 1, "a": 2}', "given twice: a"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_not_plain_json(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_json(text)


@pytest.mark.parametrize(
    ("raw", "scalar"),
    [
        (True, True),
        ("east", "east"),
        (3, Decimal(3)),
        (2.5, Decimal("2.5")),
        (Decimal("1E+1"), Decimal(10)),
        (None, None),
        ([], None),
        ("x" * 201, None),
        ("\0", None),
        (float("inf"), None),
        (10**12, None),
    ],
)
def test_attributes(raw: object, scalar: object) -> None:
    assert scalar_from_json(raw) == scalar
    assert type(scalar_from_json(raw)) is type(scalar)


@pytest.mark.parametrize("literal", ["0", "-0", "7", "-7", "999999999", "-99999999", "1000000000", "1" * 41])
def test_whole_numbers_are_read_like_any_other(literal: str) -> None:
    expected = read_number(literal)
    assert str(read_json(literal)) == ("Infinity" if expected is None else str(expected))
