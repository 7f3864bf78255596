"""Documents as plain data."""

from decimal import Decimal
from fractions import Fraction

from inspect_app.checklist.model import Band, Grading, Information, Text
from inspect_app.exchange.plain import kind_of, plain, plain_answer, plain_item, ratio_of
from tests.factories.scoring import item


def test_fractions_are_decimals_where_they_can_be() -> None:
    assert ratio_of(Fraction(4, 5)) == Decimal("0.8")
    assert ratio_of(Fraction(2, 3)) == "2/3"
    assert str(ratio_of(Fraction(1))) == "1"


def test_what_has_no_effect_is_not_written() -> None:
    told = plain_item(item(answer=Information("text"), why=Text("因", "why")))
    assert list(told) == ["id", "ask", "basis", "why", "answer", "photo"]
    assert plain_answer(Information("number", "ring")) == {"number": {"unit": "ring"}}


def test_a_grading() -> None:
    grading = Grading("g", (Band("a", Text("甲", "A"), Decimal(0)),), 2, "a", "points")
    assert list(plain(grading)) == ["grading", "decimals", "on", "cap", "bands"]
    assert kind_of(grading) == "grading"
