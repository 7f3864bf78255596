"""Which language a browser's header asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.i18n import negotiate


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("zh-CN,zh,en", "zh"),
        ("zh-SG", "zh"),
        ("zh_Hans_CN", "zh"),
        ("ZH-hant", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("fr,de;q=0.9,en;q=0.1", "en"),
        ("en;q=0.3,zh;q=0.7", "zh"),
        ("zh;q=0,en;q=0.1", "en"),
        ("en;q=abc,zh", "zh"),
        ("en;q=5,zh;q=0.1", "zh"),
        ("en;level=1", "en"),
        ("zh-CN, zh; q=0.9", "zh"),
    ],
)
def test_the_best_known_language_wins(header: str, expected: str) -> None:
    other = "en" if expected == "zh" else "zh"
    assert negotiate(header, other) == expected


@pytest.mark.parametrize("header", ["", "fr", "*", ";;;", ",,,", "zhx", "q=1", "en;q=nan"])
def test_else_the_default(header: str) -> None:
    assert negotiate(header, "zh") == "zh"
    assert negotiate(header, "en") == "en"


@given(st.text(max_size=3000))
def test_no_header_fails(header: str) -> None:
    assert negotiate(header, "zh") in {"zh", "en"}
