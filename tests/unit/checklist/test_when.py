"""Conditions as authors write them."""

from decimal import Decimal

import pytest

from inspect_app.checklist.model import AllOf, AnyOf, AttributeIs, ItemIs, Not

FIRST = "- {id: first, ask: First, why: Practice}\n"


def _read(library_of, condition: str):
    return library_of(f"{FIRST}- {{id: b, ask: B, why: Practice, when: {condition}}}")


@pytest.mark.parametrize(
    ("written", "condition"),
    [
        ("{attribute: underground, is: true}", AttributeIs("underground", (True,))),
        ("{attribute: kind, is: [tower, 高层]}", AttributeIs("kind", ("tower", "高层"))),
        ("{attribute: floors, is: 5}", AttributeIs("floors", (Decimal(5),))),
        ('{attribute: floors, is: "5"}', AttributeIs("floors", ("5",))),
        ("{item: first, is: conform}", ItemIs("first", ("conform",))),
        ("{all: [{item: first, is: conform}]}", AllOf((ItemIs("first", ("conform",)),))),
        ("{any: [{attribute: a, is: x}]}", AnyOf((AttributeIs("a", ("x",)),))),
        ("{not: {attribute: a, is: x}}", Not(AttributeIs("a", ("x",)))),
    ],
)
def test_read(library_of, written, condition) -> None:
    library = _read(library_of, written)
    assert library.errors == ()
    assert library.checklists[0].items[1].when == condition


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[]", ["CL104"]),
        ("{}", ["CL113"]),
        ("{attribute: a}", ["CL103"]),
        ("{attribute: a, is: }", ["CL112"]),
        ("{attribute: a, is: []}", ["CL112"]),
        ("{attribute: a, is: {b: c}}", ["CL104"]),
        ("{attribute: seating, is: true, item: first}", ["CL102"]),
        ("{attribute: [a], is: x}", ["CL104"]),
        ("{attribute: seating, is: off}", ["CL117", "CL226"]),
        ("{all: []}", ["CL112"]),
        ("{any: [x, {attribute: a, is: x}]}", ["CL104"]),
        ("{not: }", ["CL112"]),
        ("{not: {nothing: x}}", ["CL113"]),
        ("{item: first, is: [no]}", ["CL206"]),
    ],
)
def test_refused(library_of, codes, written, expected) -> None:
    assert codes(_read(library_of, written)) == expected
