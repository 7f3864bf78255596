"""Conditions of a sheet."""

import pytest

FIRST = "- {id: first, ask: First, why: Practice}\n"


def _codes(library_of, codes, *conditions: str) -> list[str]:
    items = "".join(
        f"- {{id: i{number}, ask: 'Item {number}', why: Practice, when: {when}}}\n"
        for number, when in enumerate(conditions)
    )
    return codes(library_of(FIRST + items))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{item: first, is: conform}", []),
        ("{all: [{item: first, is: conform}, {item: first, is: nonconform}]}", ["CL222"]),
        ("{any: [{item: first, is: conform}, {not: {item: first, is: conform}}]}", ["CL223"]),
        ("{attribute: seating, is: true}", []),
        ("{attribute: seating, is: [true, 5]}", ["CL226"]),
        ("{any: [{attribute: seatin, is: true}]}", ["CL225"]),
        ("{not: {attribute: seatin, is: x}}", ["CL225"]),
        ("{item: gone, is: conform}", ["CL205"]),
    ],
)
def test_conditions(library_of, codes, when, expected) -> None:
    assert _codes(library_of, codes, when) == expected


def test_an_item_after_a_hidden_one_is_never_asked(library_of, codes) -> None:
    hidden = "{all: [{item: first, is: conform}, {item: first, is: nonconform}]}"
    assert _codes(library_of, codes, hidden, "{item: i0, is: conform}") == ["CL222", "CL222"]


def test_circles_are_told_once(library_of) -> None:
    items = "".join(
        f"- {{id: {name}, ask: '{name}', why: Practice, when: {{item: {asked}, is: conform}}}}\n"
        for name, asked in (("a", "c"), ("b", "a"), ("c", "b"), ("d", "e"), ("e", "first"))
    )
    found = [problem for problem in library_of(FIRST + items).problems if problem.code == "CL224"]
    assert [(problem.line, problem.message) for problem in found] == [
        (8, "the conditions run in a circle: a → c → b → a")
    ]


def test_two_circles_that_share_an_item_are_one_problem(library_of, codes) -> None:
    asks = {
        "a": ("b", "c"),
        "b": ("a",),
        "c": ("a",),
        "d": ("e", "f"),
        "e": ("g",),
        "f": ("g",),
        "g": ("first",),
    }
    items = "".join(
        f"- {{id: {name}, ask: '{name}', why: Practice, "
        f"when: {{any: [{', '.join(f'{{item: {one}, is: conform}}' for one in asked)}]}}}}\n"
        for name, asked in asks.items()
    )
    assert codes(library_of(FIRST + items)).count("CL224") == 1
