"""What a change of an answer type means for answers given before."""

from decimal import Decimal

import pytest

from inspect_app.checklist.diff_answers import answer_changes
from inspect_app.checklist.model import (
    Choice,
    Conformity,
    Count,
    Information,
    Measure,
    Option,
    Sample,
    Scale,
    Text,
)

A, B = Text("甲", "A"), Text("乙", "B")
RINGS = Measure("ring", max=Decimal(3), zero_at=Decimal(6))


def _choice(*options: Option) -> Choice:
    return Choice(options)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (Conformity(), Conformity(), []),
        (Conformity(), Count(Decimal(1)), [("retyped", "MAJOR", "answer", "conformity", "count")]),
        (Information("text"), Information("date"), [("retyped", "MAJOR", "answer", "text", "date")]),
        (Conformity(), Conformity(partial=True), [("setting", "MINOR", "partial", "false", "true")]),
        (Conformity(partial=True), Conformity(), [("setting", "MAJOR", "partial", "true", "false")]),
        (Scale(0, 5), Scale(1, 5), [("relimited", "MAJOR", "min", "0", "1")]),
        (
            Scale(0, 5),
            Scale(0, 5, {0: A}),
            [("reworded", "PATCH", "labels", None, '{"0": {"zh": "甲", "en": "A"}}')],
        ),
        (
            RINGS,
            Measure("ring", max=Decimal(4), zero_at=Decimal(6)),
            [("relimited", "MINOR", "max", "3", "4")],
        ),
        (
            RINGS,
            Measure("second", max=Decimal(3)),
            [
                ("retyped", "MAJOR", "unit", "ring", "second"),
                ("relimited", "MINOR", "zero_at", "6", None),
            ],
        ),
        (Information("number", "day"), Information("number"), [("retyped", "MAJOR", "unit", "day", None)]),
        (Count(Decimal("0.2")), Count(Decimal("0.25")), [("relimited", "MINOR", "deduct", "0.2", "0.25")]),
        (
            Sample(A, 10),
            Sample(B, 12),
            [
                ("relimited", "MINOR", "size", "10", "12"),
                ("reworded", "PATCH", "of", "甲 / A", "乙 / B"),
            ],
        ),
        (
            _choice(Option("a", A, Decimal(1)), Option("b", B, Decimal(0))),
            _choice(Option("a", B, Decimal("0.5")), Option("c", B, None)),
            [
                ("setting", "MAJOR", "options/b", "乙 / B", None),
                ("reweighted", "MINOR", "options/a/score", "1", "0.5"),
                ("reworded", "PATCH", "options/a/title", "甲 / A", "乙 / B"),
                ("setting", "MINOR", "options/c", None, "乙 / B"),
            ],
        ),
    ],
)
def test_every_difference_is_told(old, new, expected) -> None:
    found = [
        (change.kind.value, change.bump.name, change.field, change.before, change.after)
        for change in answer_changes("item", old, new)
    ]
    assert found == expected
