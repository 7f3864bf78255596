from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.checklist.model import AnswerType, Choice, Conformity, Count, Measure, Option, Sample, Scale
from inspect_app.inspection.answers import Sampled, Value
from inspect_app.scoring.fractions import exact, fraction_of, pass_mark
from tests.factories.scoring import KINDS, PLAIN, item


@pytest.mark.parametrize(("kind", "passing", "failing"), KINDS)
def test_every_type_has_values_on_both_sides_of_its_pass_mark(
    kind: AnswerType, passing: Sequence[Value], failing: Sequence[Value]
) -> None:
    mark = pass_mark(item("a", kind))
    assert all((fraction_of(kind, value) or 0) >= mark for value in passing)
    assert all((fraction_of(kind, value) or 0) < mark for value in failing)


def test_pass_marks() -> None:
    assert pass_mark(item("a", Scale(1, 5))) == Fraction(3, 5)
    assert pass_mark(item("a", Count(Decimal(1)))) == 1
    assert pass_mark(item("a", Conformity(), pass_mark=Fraction(1, 2))) == Fraction(1, 2)


def test_nothing_examined_has_no_fraction() -> None:
    assert fraction_of(Sample(PLAIN, 10), Sampled(0, 0)) is None


def test_a_measure_without_limits_is_met() -> None:
    assert fraction_of(Measure("ring"), Decimal(9)) == 1


def test_zero_at_the_limit_itself_forgives_nothing() -> None:
    assert fraction_of(Measure("ring", max=Decimal(3), zero_at=Decimal(3)), Decimal(4)) == 0


def test_options_are_exact() -> None:
    choice = Choice((Option("a", PLAIN, Decimal("0.1")), Option("b", PLAIN, None)))
    assert fraction_of(choice, "a") == Fraction(1, 10)
    assert fraction_of(choice, "b") is None
    assert exact(Decimal("0.1")) == Fraction(1, 10)
