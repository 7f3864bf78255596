"""Expressions of foreign forms."""

from decimal import Decimal

import pytest

from inspect_app.checklist.model import AllOf, AnyOf, Condition, ItemIs, Not
from inspect_app.exchange.form_conditions import Asked, Unsaid, condition_of

KNOWN = {
    "ok": Asked("ok", {"yes": "conform", "1": "nonconform"}),
    "n": Asked("n-1", number=True),
    "t": Asked("t"),
}
OK, MANY = ItemIs("ok", ("conform",)), ItemIs("n-1", (Decimal("3.5"),))


@pytest.mark.parametrize(
    ("expression", "condition"),
    [
        ("${ok} = 'yes'", OK),
        ('${ ok }="yes" ', OK),
        ("${ok} = 1", ItemIs("ok", ("nonconform",))),
        ("selected(${ok}, 'yes')", OK),
        ("${ok} != 'yes'", Not(OK)),
        ("not(${n} = 3.5)", Not(MANY)),
        ("${ok}='yes' and ${n}=3.5 or ${t}='x'", AnyOf((AllOf((OK, MANY)), ItemIs("t", ("x",))))),
        ("(${ok}='yes' or ${n}=3.5) and ${ok}='yes'", AllOf((AnyOf((OK, MANY)), OK))),
    ],
)
def test_what_a_checklist_can_say(expression: str, condition: Condition) -> None:
    assert condition_of(expression, KNOWN) == condition


@pytest.mark.parametrize(
    "expression",
    [
        *(
            "",
            "${ok}",
            "${ok} > 3",
            "${gone} = 'a'",
            "${ok} ( 'yes'",
            "${ok} = 'maybe'",
            "${ok} = ''",
            "${n} = 'x'",
            "${t} = 5",
        ),
        *(
            "today() = 1",
            "${ok} = 'yes' ${n} = 3.5",
            "not ${ok} = 'yes'",
            "selected(${ok} 'yes')",
            "${ok} = ${t}",
        ),
        *(
            "(${ok} = 'yes'",
            "not(${ok} = 'yes'",
            "'a' = 'a'",
            "(" * 50 + "${ok} = 'yes'" + ")" * 50,
            "${ok} = 'a",
        ),
    ],
)
def test_what_it_has_no_words_for(expression: str) -> None:
    with pytest.raises(Unsaid):
        condition_of(expression, KNOWN)
