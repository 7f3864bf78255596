"""Failures carry codes."""

import pytest

from inspect_app.reports.failures import RenderFailed


@pytest.mark.parametrize(
    ("code", "lasting"), [("cpu", True), ("asset-missing", True), ("crashed", False), ("engine", False)]
)
def test_some_failures_last(code: str, lasting: bool) -> None:
    assert RenderFailed(code, name="x").lasting is lasting


def test_values_are_kept() -> None:
    failure = RenderFailed("wall", seconds=3)
    assert (failure.code, failure.values, str(failure)) == ("wall", {"seconds": 3}, "wall")
