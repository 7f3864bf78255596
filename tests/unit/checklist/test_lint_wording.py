"""Wording of items and of what programmes say instead."""

import pytest

LONG = "清" * 61


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("ask: The floor is clean and the lamps are lit", ["CL217"]),
        ("ask: The floor is clean and the lamps are lit, answer: {count: {deduct: 0.1}}", []),
        ("ask: The floor is clean and the lamps are lit, answer: text", []),
        (f"ask: {{zh: {LONG}, en: Short}}", ["CL218"]),
        (f"ask: {{zh: 短, en: {'x' * 140}}}", []),
        (f"ask: {{zh: 短, en: {'x' * 141}}}", ["CL218"]),
    ],
)
def test_words(library_of, codes, item, expected) -> None:
    item = item.replace(
        "ask: The floor is clean and the lamps are lit,", 'ask: "The floor is clean and the lamps are lit",'
    )
    assert codes(library_of(f"- {{id: a, {item}, why: Order}}")) == expected


def test_the_place_is_that_of_the_language(library_of, places) -> None:
    items = "- id: a\n  why: Order\n  ask:\n    zh: 台面\n    en: The desk is tidy and the lamps are lit"
    assert places(library_of(items)) == [("CL217", 11, 15)]


def test_programmes_are_judged_too(library_of, places) -> None:
    library = library_of(
        more="tailor: [{at: desk/greets, ask: Staff are polite and the desk is tidy}, {at: desk/greets}]\n"
    )
    assert ("CL217", 7, 33) in places(library)


def test_the_same_twice(library_of, codes) -> None:
    one = "- {id: a, ask: {zh: 地面洁净, en: Floor clean}, why: Order}\n"
    assert codes(library_of(one + "- {id: b, ask: {zh: 地面是洁净的, en: Other}, why: Order}")) == ["CL219"]
    assert codes(library_of(one + "- {id: b, ask: {zh: 别的, en: The floor is clean}, why: Order}")) == [
        "CL219"
    ]


def test_items_under_other_conditions_may_ask_the_same(library_of, codes) -> None:
    items = (
        "- {id: a, ask: Floor clean, why: Order, when: {attribute: seating, is: true}}\n"
        "- {id: b, ask: Floor clean, why: Order, when: {attribute: seating, is: false}}\n"
        "- {id: c, ask: '！', why: Order}\n"
        "- {id: d, ask: '？', why: Order}\n"
    )
    assert codes(library_of(items)) == []
