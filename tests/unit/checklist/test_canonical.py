"""Canonical JSON is what JSON of the encoded value is, byte for byte, however it is made."""

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.checklist import model
from inspect_app.checklist.canonical import Canonical, canonical, dumped
from inspect_app.checklist.codec import encode
from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.library import load_library

GOLDEN = Path(__file__).parents[2] / "golden" / "revision"


def _slowly(value: Any) -> str:
    return json.dumps(encode(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@given(st.from_type(model.Item))
def test_an_item_is_written_as_json_would_write_it(item: model.Item) -> None:
    assert canonical(item) == _slowly(item)


def test_a_whole_programme_is_too() -> None:
    revision = compile_programme(load_library(GOLDEN), "everything")
    assert canonical(revision.programme) == _slowly(revision.programme)
    assert canonical(dict(revision.clauses)) == _slowly(dict(revision.clauses))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (model.Scale(1, 10, {10: model.Text("好", "good"), 2: model.Text("差", "bad")}), None),
        (model.Conformity(), '{"partial":false,"type":"conformity"}'),
        (Fraction(0), '"0"'),
        (Decimal("0.0000001"), '"0.0000001"'),
        (model.Count(Decimal(0)), '{"deduct":"0","type":"count"}'),
        (model.Group(model.Text('"', "\n"), ()), '{"title":{"en":"\\n","zh":"\\""}}'),
        (model.Severity.MAJOR, '"major"'),
    ],
)
def test_what_is_false_or_sorted_otherwise(value: Any, text: str | None) -> None:
    assert canonical(value) == _slowly(value)
    assert text in (None, canonical(value))


def test_a_known_item_is_not_written_again_and_another_is() -> None:
    write = Canonical()
    item = model.Item("a", model.Text("一", "one"), model.Conformity())
    assert write(item) is write(item)
    assert write(replace(item, id="b")) == _slowly(replace(item, id="b"))


def test_plain_json_is_dumped_the_same_way() -> None:
    assert dumped({"b": [1, True], "a": "中"}) == '{"a":"中","b":[1,true]}'
