"""Expressions say what conditions and pass marks say."""

from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.checklist.model import (
    AllOf,
    AnswerType,
    AnyOf,
    AttributeIs,
    Choice,
    Condition,
    Conformity,
    Count,
    Information,
    ItemIs,
    Measure,
    Not,
    Option,
    Sample,
    Scale,
    Text,
)
from inspect_app.exchange.form_logic import attributes_of, failing, is_select, quoted, relevant
from tests.factories.scoring import checklist, item

TEXT = Text("文", "text")


@pytest.mark.parametrize(
    ("condition", "expression"),
    [
        (AttributeIs("deep", (True,)), "${is__deep} = 'yes'"),
        (AttributeIs("deep", (False, True)), "${is__deep} = 'no' or ${is__deep} = 'yes'"),
        (
            AttributeIs("kind", ("tower", Decimal(5), True)),
            "${is__kind} = 'tower' or ${is__kind} = 5 or ${is__kind} = 'true'",
        ),
        (ItemIs("a-b", ("conform",)), "${a_b} = 'conform'"),
        (ItemIs("gone", ("conform",)), "false()"),
        (
            AllOf((ItemIs("a-b", (Decimal(3),)), Not(ItemIs("a-b", ("x",))))),
            "(${a_b} = 3) and (not(${a_b} = 'x'))",
        ),
        (AnyOf((ItemIs("a-b", ("x",)), ItemIs("a-b", ("y",)))), "(${a_b} = 'x') or (${a_b} = 'y')"),
    ],
)
def test_conditions(condition: Condition, expression: str) -> None:
    attributes = attributes_of(checklist(item("a-b"), item("b", when=condition)))
    assert relevant(condition, attributes, frozenset({"a-b"})) == expression


@pytest.mark.parametrize(
    ("answer", "mark", "expression"),
    [
        (Conformity(), None, "${a} = 'nonconform'"),
        (Conformity(partial=True), None, "${a} = 'partial' or ${a} = 'nonconform'"),
        (Conformity(partial=True), Fraction(1, 2), "${a} = 'nonconform'"),
        (Conformity(), Fraction(0), ""),
        (Scale(1, 5), None, "${a} = '1' or ${a} = '2' or ${a} = '3'"),
        (Scale(0, 100), None, "${a} < 60"),
        (Measure("ring", Decimal(3)), None, "${a} > 3"),
        (Measure("ring", Decimal(3), zero_at=Decimal(6)), Fraction(1, 2), "${a} > 4.5"),
        (Measure("ring", Decimal(3), Decimal(1), Decimal(6)), Fraction(1, 2), "${a} > 4.5 or ${a} < 1"),
        (Measure("day", None, Decimal(4), Decimal(1)), Fraction(1, 3), "${a} < 2"),
        (Count(Decimal("0.3")), None, "${a} > 0"),
        (Count(Decimal("0.3")), Fraction(1, 2), "${a} > (5 div 3)"),
        (Sample(TEXT, 5), Fraction(9, 10), "${a} < ${a__of} * 0.9"),
        (Choice((Option("x", TEXT, Decimal("0.5")), Option("y", TEXT, None))), None, "${a} = 'x'"),
        (Information("text"), None, ""),
    ],
)
def test_failing_answers(answer: AnswerType, mark: Fraction | None, expression: str) -> None:
    assert failing(item("a", answer, pass_mark=mark)) == expression


def test_long_scales_are_typed() -> None:
    assert is_select(item("a", Scale(1, 20)))
    assert not is_select(item("a", Scale(0, 20)))


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("a", "'a'"),
        ("", "''"),
        ("it's", '"it\'s"'),
        ('it\'s "so"', 'concat("it\'s ", \'"so"\')'),
        ("${a}", "concat('$', '{a}')"),
    ],
)
def test_texts_in_expressions(text: str, expression: str) -> None:
    assert quoted(text) == expression
