"""Conditions that can never be answered."""

import pytest

ITEMS = """
- {id: yesno, ask: A, why: B}
- {id: partly, ask: A, why: B, answer: {conformity: {partial: true}}}
- {id: grade, ask: A, why: B, answer: {scale: {min: 1, max: 5}}}
- {id: rings, ask: A, why: B, answer: {measure: {unit: ring, max: 3}}}
- {id: stains, ask: A, why: B, answer: {count: {deduct: 0.5}}}
- {id: replies, ask: A, why: B, answer: {sample: {of: R, size: 3}}}
- id: kind
  ask: A
  why: B
  answer: {choice: {options: [{id: a, title: A, score: 1}, {id: b, title: B, score: 0}]}}
- {id: note, ask: A, why: B, answer: text}
- {id: day, ask: A, why: B, answer: date}
- {id: area, ask: A, why: B, answer: number}
- {id: picture, ask: A, why: B, answer: photo}
"""


@pytest.fixture
def found(library_of):
    def build(condition: str):
        return library_of(f"{ITEMS}- {{id: last, ask: A, why: B, when: {condition}}}\n").problems

    return build


@pytest.mark.parametrize(
    ("item", "good", "bad", "known"),
    [
        ("yesno", "conform", "partial", "conform, nonconform"),
        ("partly", "partial", "true", "conform, partial, nonconform"),
        ("grade", "3", "6", "whole numbers from 1 to 5"),
        ("grade", "5.0", "2.5", "whole numbers from 1 to 5"),
        ("rings", "2.5", "two", "numbers"),
        ("stains", "0", "-1", "whole numbers from 0"),
        ("stains", "7", "0.5", "whole numbers from 0"),
        ("kind", "b", "c", "a, b"),
        ("kind", "a", "1", "a, b"),
        ("note", "anything", "5", "texts"),
        ("day", "2024-01-01", "5", "dates in quotes"),
        ("area", "5", "many", "numbers"),
        ("replies", None, "3", "nothing"),
        ("picture", None, "x", "nothing"),
    ],
)
def test_values(found, item, good, bad, known) -> None:
    if good is not None:
        assert found(f"{{item: {item}, is: {good}}}") == ()
    (problem,) = found(f"{{item: {item}, is: {bad}}}")
    assert problem.code == "CL206"
    assert problem.mend == f"Possible: {known}."


def test_conditions_inside_conditions_are_seen_with_their_place(found) -> None:
    (problem,) = found("{all: [{attribute: seating, is: true}, {any: [{not: {item: yesno, is: partial}}]}]}")
    assert (problem.code, problem.line, problem.column) == ("CL206", 21, 112)


@pytest.mark.parametrize(
    ("item", "detail"),
    [("last", "is this very item"), ("later", "comes later"), ("gone", "is not in the checklist")],
)
def test_items_that_are_not_earlier(library_of, item, detail) -> None:
    last = f"- {{id: last, ask: A, why: B, when: {{item: {item}, is: conform}}}}"
    library = library_of(f"{ITEMS}{last}\n- {{id: later, ask: A, why: B}}\n")
    (problem,) = library.problems
    assert problem.code == "CL205"
    assert problem.message.endswith(detail)


def test_an_earlier_item_that_cannot_be_read_is_not_told_twice(library_of, codes) -> None:
    library = library_of(
        "- {id: a, ask: A, why: B, weight: x}\n- {id: b, ask: A, why: B, when: {item: a, is: conform}}"
    )
    assert codes(library) == ["CL105"]


UNSCORED = """
- id: kind
  ask: A
  why: B
  answer: {choice: {options: [{id: a, title: A, score: none}, {id: b, title: B, score: none}]}}
"""


def test_a_choice_without_score_is_for_conditions(library_of, codes) -> None:
    assert codes(library_of(UNSCORED)) == ["CL216"]
    assert codes(library_of(f"{UNSCORED}- {{id: b, ask: A, why: B, when: {{item: kind, is: a}}}}")) == []
