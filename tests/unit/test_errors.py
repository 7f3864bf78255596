"""Refusals carry codes and values, never prose."""

import pytest

from inspect_app.errors import Conflict, Forbidden, Invalid, NotFound, Refusal


@pytest.mark.parametrize(
    ("error", "code", "values"),
    [
        (Refusal("too-late", by=3), "too-late", {"by": 3}),
        (Refusal("odd", code="x"), "odd", {"code": "x"}),
        (NotFound("sheet"), "not-found", {"what": "sheet"}),
        (Forbidden("user.manage"), "forbidden", {"permission": "user.manage"}),
        (Conflict("moved-on", seen=1), "moved-on", {"seen": 1}),
        (Invalid("too-long", "name", longest=3), "too-long", {"field": "name", "longest": 3}),
    ],
)
def test_code_and_values(error: Refusal, code: str, values: dict[str, object]) -> None:
    assert isinstance(error, Refusal)
    assert (error.code, dict(error.values), str(error)) == (code, values, code)


def test_invalid_names_its_field() -> None:
    assert Invalid("bad", "name").field == "name"
