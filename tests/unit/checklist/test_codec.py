"""Values to JSON and back, whatever they hold."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.checklist import model
from inspect_app.checklist.codec import (
    decode,
    decode_condition,
    decode_scalar,
    encode,
    encode_condition,
    encode_scalar,
)

TEXTS = st.builds(model.Text, st.text(), st.text())
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=7, min_value=-1000, max_value=1000)
SCALARS = st.one_of(st.booleans(), st.text(), DECIMALS)
CONDITIONS = st.recursive(
    st.builds(model.AttributeIs, st.text(), st.lists(SCALARS).map(tuple))
    | st.builds(model.ItemIs, st.text(), st.lists(SCALARS).map(tuple)),
    lambda inner: (
        st.builds(model.AllOf, st.lists(inner).map(tuple))
        | st.builds(model.AnyOf, st.lists(inner).map(tuple))
        | st.builds(model.Not, inner)
    ),
    max_leaves=6,
)
OPTIONS = st.builds(model.Option, st.text(), TEXTS, st.none() | DECIMALS)
ANSWERS = st.one_of(
    st.builds(model.Conformity, st.booleans()),
    st.builds(model.Scale, st.integers(), st.integers(), st.dictionaries(st.integers(), TEXTS)),
    st.builds(model.Measure, st.text(), *[st.none() | DECIMALS] * 3),
    st.builds(model.Count, DECIMALS),
    st.builds(model.Sample, TEXTS, st.integers()),
    st.builds(model.Choice, st.lists(OPTIONS).map(tuple)),
    st.builds(model.Information, st.sampled_from(["text", "number"]), st.none() | st.text()),
)
ITEMS = st.builds(
    model.Item,
    id=st.text(),
    ask=TEXTS,
    answer=ANSWERS,
    clauses=st.lists(st.text()).map(tuple),
    why=st.none() | TEXTS,
    weight=DECIMALS,
    severity=st.sampled_from(model.Severity),
    veto=st.none() | st.sampled_from(model.Veto),
    pass_mark=st.none() | st.fractions(),
    required=st.booleans(),
    phrases=st.lists(TEXTS).map(tuple),
    examples=st.lists(st.builds(model.Example, st.text(), st.booleans(), TEXTS)).map(tuple),
    when=st.none() | CONDITIONS,
)


@given(ITEMS)
def test_items_survive_json(item: model.Item) -> None:
    again = decode(model.Item, json.loads(json.dumps(encode(item))))
    assert again == item
    assert json.dumps(encode(again)) == json.dumps(encode(item))


@given(CONDITIONS)
def test_conditions_survive(condition: model.Condition) -> None:
    assert decode_condition(encode_condition(condition)) == condition


def test_every_answer_type_and_condition_is_tried() -> None:
    assert len(get_args(model.AnswerType)) == 7
    assert len(get_args(model.Condition)) == 5


def test_decimals_are_written_out_as_they_were() -> None:
    written = [encode(Decimal(text)) for text in ("1.50", "0.0000001", "100")]
    assert written == ["1.50", "0.0000001", "100"]
    assert encode(Fraction(3, 5)) == "3/5"


def test_numbers_in_conditions_are_told_from_texts() -> None:
    values = (True, "5", Decimal("5.0"))
    assert [encode_scalar(value) for value in values] == [True, "5", {"number": "5.0"}]
    assert tuple(decode_scalar(encode_scalar(value)) for value in values) == values


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (model.Count, {"deduct": 0.2}),
        (model.Count, {"deduct": "much"}),
        (model.Count, {"deduct": "1", "more": "2"}),
        (model.Count, {}),
        (model.Scale, {"min": True, "max": 5}),
        (model.Conformity, {"partial": 1}),
        (model.Information, {"kind": "sound"}),
        (model.Item, {"id": "a", "ask": {"zh": "x", "en": "x"}, "answer": {"type": "guess"}}),
        (model.AttributeIs | model.ItemIs, {"attribute": "a", "is": [5]}),
    ],
)
def test_what_encode_would_not_write_is_refused(kind, data) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, ArithmeticError)):
        decode(kind, data)
