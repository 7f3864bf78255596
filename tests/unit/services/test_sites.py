"""Codes of regions and projects."""

import pytest

from inspect_app.errors import Invalid
from inspect_app.services.sites import plain_code


def test_codes_are_capitals() -> None:
    assert plain_code(" gz-01.a_b ") == "GZ-01.A_B"


@pytest.mark.parametrize("code", ["", "-A", "A B", "编号", "A" * 33, "A\0"])
def test_codes_that_cannot_be(code: str) -> None:
    with pytest.raises(Invalid, match="code-form"):
        plain_code(code)
