"""Refusals carry codes and values, never sentences."""

import pytest

from inspect_app.errors import Conflict, Forbidden, Invalid, NotFound, Refusal


@pytest.mark.parametrize(
    ("refusal", "code", "values"),
    [
        (Refusal("too-many", limit=3), "too-many", {"limit": 3}),
        (Conflict("already-finished"), "already-finished", {}),
        (NotFound("inspection"), "not-found", {"what": "inspection"}),
        (Forbidden("user.manage"), "forbidden", {"permission": "user.manage"}),
        (Invalid("too-long", field="name", limit=80), "too-long", {"field": "name", "limit": 80}),
    ],
)
def test_a_refusal_says_which_and_with_what(refusal: Refusal, code: str, values: dict[str, object]) -> None:
    assert (refusal.code, dict(refusal.values), str(refusal)) == (code, values, code)


def test_a_wrong_value_says_where() -> None:
    assert Invalid("empty", field="name").field == "name"


def test_a_value_may_be_called_code() -> None:
    assert Refusal("taken", code="X1").values == {"code": "X1"}
