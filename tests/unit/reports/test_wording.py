"""How answers and limits read."""

from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.checklist.model import (
    AnswerType,
    Choice,
    Conformity,
    Count,
    Information,
    Item,
    Measure,
    Option,
    Sample,
    Scale,
    Text,
)
from inspect_app.inspection.answers import Answer, Sampled, Value
from inspect_app.reports.edition import Edition
from inspect_app.reports.wording import basis, found, limit

CARS = Text("车辆", "cars")
GREETING = Choice((Option("full", Text("完整", "Complete"), Decimal(1)),))
SCALE = Scale(1, 5, {4: Text("良好", "Good")})


def _item(kind: AnswerType, **more: object) -> Item:
    return Item(id="item", ask=Text("问", "Ask"), answer=kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "zh_text", "en_text"),
    [
        (Conformity(), "nonconform", "不合格", "Nonconforming"),
        (SCALE, Decimal(4), "4/5 良好", "4/5 Good"),
        (SCALE, Decimal(2), "2/5", "2/5"),
        (Measure("ring", max=Decimal(3)), Decimal("4.0"), "4 声", "4 rings"),
        (Count(Decimal("0.2")), Decimal(3), "3 处", "3 found"),
        (Sample(CARS, 10), Sampled(9, 10), "10 中 9 合格", "9 of 10"),
        (GREETING, "full", "完整", "Complete"),
        (GREETING, "gone", "gone", "gone"),
        (Information("number", "celsius"), Decimal(-4), "−4 ℃", "−4 °C"),
        (Information("number"), Decimal("1.50"), "1.5", "1.5"),
        (Information("text"), "as written", "as written", "as written"),
        (Conformity(), None, "", ""),
    ],
)
def test_answers(
    zh: Edition, en: Edition, kind: AnswerType, value: Value | None, zh_text: str, en_text: str
) -> None:
    answer = Answer(value=value)
    assert (found(zh, _item(kind), answer), found(en, _item(kind), answer)) == (zh_text, en_text)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Measure("ring", max=Decimal(3)), "≤ 3 rings"),
        (Measure("lux", min=Decimal(50)), "≥ 50 lx"),
        (Measure("celsius", min=Decimal(18), max=Decimal(26)), "18–26 °C"),
        (Measure("ring"), ""),
        (Count(Decimal("0.25")), "0; −25% each"),
        (Sample(CARS, 3), "all of 3: cars"),
        (Scale(1, 5), "≥ 4"),
        (Conformity(), ""),
    ],
)
def test_limits(en: Edition, kind: AnswerType, expected: str) -> None:
    assert limit(en, _item(kind)) == expected


def test_a_scale_s_own_pass_mark_counts(en: Edition) -> None:
    assert limit(en, _item(Scale(0, 10), pass_mark=Fraction(1, 2))) == "≥ 5"
    assert limit(en, _item(Sample(CARS, 10), pass_mark=Fraction(9, 10))) == "≥ 90% of 10: cars"


def test_what_it_rests_on(en: Edition) -> None:
    assert basis(en, _item(Conformity(), clauses=("TP-5.3", "OS-1"))) == "TP-5.3  OS-1"
    assert basis(en, _item(Conformity())) == "Good practice"
