"""Every answer type is read from a word or from a word with settings."""

from decimal import Decimal

import pytest

from inspect_app.checklist.answer_types import answer_name
from inspect_app.checklist.model import (
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


def _text(word: str) -> Text:
    return Text(word, word)


@pytest.mark.parametrize(
    ("written", "answer", "name"),
    [
        ("conformity", Conformity(), "conformity"),
        ("{conformity: {partial: true}}", Conformity(partial=True), "conformity"),
        ("{scale: {min: 1, max: 5}}", Scale(1, 5), "scale"),
        ("{scale: {min: -1, max: 1, labels: {-1: Bad}}}", Scale(-1, 1, {-1: _text("Bad")}), "scale"),
        (
            "{measure: {unit: ring, max: 3, zero_at: 6}}",
            Measure("ring", max=Decimal(3), zero_at=Decimal(6)),
            "measure",
        ),
        ("{measure: {unit: percent, min: 95.50}}", Measure("percent", min=Decimal("95.50")), "measure"),
        ("{count: {deduct: 0.2}}", Count(Decimal("0.2")), "count"),
        ("{sample: {of: Records, size: 10}}", Sample(_text("Records"), 10), "sample"),
        (
            "{choice: {options: [{id: a, title: A, score: 0.5}, {id: b, title: B, score: none}]}}",
            Choice((Option("a", _text("A"), Decimal("0.5")), Option("b", _text("B"), None))),
            "choice",
        ),
        ("text", Information("text"), "text"),
        ("{date: {}}", Information("date"), "date"),
        ("{number: {unit: household}}", Information("number", "household"), "number"),
        ("photo", Information("photo"), "photo"),
        ("signature", Information("signature"), "signature"),
    ],
)
def test_read(item_of, written, answer, name) -> None:
    item = item_of(f"answer: {written}")
    assert item.answer == answer
    assert answer_name(item.answer) == name


def test_default_is_conformity(item_of) -> None:
    assert item_of("").answer == Conformity()


def test_decimals_stay_as_written(item_of) -> None:
    assert str(item_of("answer: {measure: {unit: percent, min: 95.50}}").answer.min) == "95.50"


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("conformty", ["CL116"]),
        ("[conformity]", ["CL116"]),
        ("{}", ["CL116"]),
        ("{text: {}, date: {}}", ["CL116"]),
        ("{scale: 5}", ["CL104"]),
        ("scale", ["CL103", "CL103"]),
        ("{scale: {min: 1, max: 5, labels: {one: Bad}}}", ["CL106"]),
        ("{scale: {min: 1, max: 5, labels: {1: [Bad]}}}", ["CL104"]),
        ("measure", ["CL103"]),
        ("{measure: {unit: [ring], max: 3}}", ["CL104"]),
        ("count", ["CL103"]),
        ("{count: {deduct: 0}}", ["CL114"]),
        ("{sample: {of: Records, size: 0}}", ["CL114"]),
        ("{sample: {size: 3}}", ["CL115"]),
        ("choice", ["CL103"]),
        ("{choice: {options: {}}}", ["CL104"]),
        ("{choice: {options: []}}", ["CL112"]),
        ("{choice: {options: [a, b]}}", ["CL104", "CL104"]),
        ("{choice: {options: [{id: a, title: A}, {id: b, title: B, score: 1}]}}", ["CL103"]),
        ("{choice: {options: [{id: a, title: A, score: 2}, {id: b, title: B, score: 1}]}}", ["CL114"]),
        ("{choice: {options: [{id: a, title: A, score: 1}, {id: a, title: B, score: 0}]}}", ["CL202"]),
        ("{text: {unit: ring}}", ["CL102"]),
    ],
)
def test_refused(item_codes, written, codes) -> None:
    assert item_codes(f"answer: {written}") == codes
