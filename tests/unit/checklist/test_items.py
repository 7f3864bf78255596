"""Items with everything they can have."""

from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.checklist.model import (
    AttributeIs,
    Conformity,
    Example,
    Item,
    Requirement,
    Severity,
    Text,
    Veto,
)


def _text(word: str) -> Text:
    return Text(word, word)


def test_defaults(library_of) -> None:
    item = library_of("- {id: a, ask: A, clauses: [X-1]}").checklists[0].items[0]
    assert item == Item("a", _text("A"), Conformity(), clauses=("X-1",))


def test_everything(item_of) -> None:
    item = item_of("""
        clauses: [X-1, X-2]
        basis: practice
        weight: 2.50
        severity: critical
        veto: fail
        pass: 3/5
        photo: on-fail
        note: always
        required: false
        bonus: true
        help: Look
        phrases: [Dirty, Broken]
        examples: [{image: good.jpg, good: true, caption: Tidy}]
        when: {attribute: underground, is: true}
    """)
    assert item == Item(
        id="greets",
        ask=_text("Staff greet"),
        answer=Conformity(),
        clauses=("X-1", "X-2"),
        why=_text("Practice"),
        weight=Decimal("2.50"),
        severity=Severity.CRITICAL,
        veto=Veto.FAIL,
        pass_mark=Fraction(3, 5),
        photo=Requirement.ON_FAIL,
        note=Requirement.ALWAYS,
        required=False,
        bonus=True,
        help=_text("Look"),
        phrases=(_text("Dirty"), _text("Broken")),
        examples=(Example("good.jpg", True, _text("Tidy")),),
        when=AttributeIs("underground", (True,)),
    )
    assert str(item.weight) == "2.50"


def test_weight_zero_stays_zero(item_of) -> None:
    assert item_of("weight: 0").weight == 0


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("examples: [x]", ["CL104"]),
        ("examples: [{good: true, caption: A}]", ["CL103"]),
        ("examples: [{image: a.jpg, good: maybe, caption: A}]", ["CL107"]),
        ("when: 5", ["CL104"]),
        ("answer: nothing", ["CL116"]),
        ("basis: habit", ["CL108"]),
    ],
)
def test_refused(item_codes, line, codes) -> None:
    assert item_codes(line) == codes


def test_an_item_is_a_mapping_with_an_id_of_its_own(library_of, codes) -> None:
    library = library_of("- x\n- {ask: A, why: B}\n- {id: a, ask: A, why: B}\n- {id: a, ask: B, why: B}")
    assert codes(library) == ["CL104", "CL103", "CL202"]
    assert [item.ask.en for item in library.checklists[0].items] == ["A"]
