"""Answers in words."""

from decimal import Decimal

import pytest
from flask import Flask

from inspect_app.checklist.model import Choice, Conformity, Information, Item, Measure, Option, Scale, Text
from inspect_app.inspection.answers import Answer, Sampled
from inspect_app.web.presenters import choices
from tests.factories.programmes import CALL, FLOOR, LAMPS, RECORDS

RINGS, TONE, GREETING, MISSING = CALL.items
SAMPLED, REVIEW, STAFF = RECORDS.items


def _item(answer: object) -> Item:
    return Item("i", Text("问", "Ask"), answer)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("item", "answer", "english"),
    [
        (FLOOR, Answer(value="partial"), "Partly"),
        (RINGS, Answer(value=Decimal("2.5")), "2.5 rings"),
        (TONE, Answer(value=Decimal(4)), "4"),
        (GREETING, Answer(value="short"), "Incomplete"),
        (SAMPLED, Answer(value=Sampled(9, 10)), "9 of 10 conform"),
        (STAFF, Answer(value=Decimal(3)), "3"),
        (REVIEW, Answer(value="2026-11-01"), "2026-11-01"),
        (FLOOR, Answer(not_applicable="none"), "Not applicable: none"),
        (FLOOR, Answer(not_inspected="locked"), "Not inspected: locked"),
        (FLOOR, None, "—"),
        (_item(Measure("furlong")), Answer(value=Decimal(3)), "3 furlong"),
    ],
)
def test_what_was_found(app: Flask, item: Item, answer: Answer | None, english: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert choices.found(item, answer, "en") == english


@pytest.mark.parametrize(
    ("item", "english"),
    [
        (RINGS, "Limit: at most 3 rings"),
        (_item(Measure("hour", min=Decimal(1))), "Limit: at least 1 hour"),
        (_item(Measure("hour", min=Decimal(1), max=Decimal(3))), "Limit: 1 to 3 hours"),
        (_item(Measure("hour")), ""),
        (LAMPS, "Limit: none"),
        (SAMPLED, "Draw 10: complaints"),
        (FLOOR, ""),
    ],
)
def test_what_is_demanded(app: Flask, item: Item, english: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert choices.limit_of(item, "en") == english


def test_the_buttons_of_an_item(app: Flask) -> None:
    scale = _item(Scale(1, 3, {1: Text("差", "Poor")}))
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert [value for value, _, _ in choices.options_of(FLOOR, "en")] == [
            "conform",
            "partial",
            "nonconform",
        ]
        assert [value for value, _, _ in choices.options_of(_item(Conformity()), "en")] == [
            "conform",
            "nonconform",
        ]
        assert [label for _, label, _ in choices.options_of(scale, "zh")] == ["1 差", "2", "3"]
        assert choices.options_of(RINGS, "en") == []


def test_kinds() -> None:
    assert [choices.kind_of(item) for item in (FLOOR, RINGS, REVIEW)] == ["conformity", "measure", "date"]
    assert choices.kind_of(_item(Choice((Option("a", Text("", ""), None),)))) == "choice"
    assert choices.kind_of(_item(Information("photo"))) == "photo"
