"""Which of the two languages a browser's wishes mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.i18n import LOCALES, TAGS, negotiate


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh,en", "zh"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("en;q=0.2,zh;q=0.9", "zh"),
        ("zh_SG", "zh"),
        ("ZH-hans", "zh"),
        ("fr,de;q=0.9,en;q=0.1", "en"),
        ("en;q=0, zh;q=0.1", "zh"),
        ("zhuang, en", "en"),
        ("en;q=first, zh", "zh"),
    ],
)
def test_the_best_liked_of_our_languages_wins(header: str, language: str) -> None:
    other = "en" if language == "zh" else "zh"
    assert negotiate(header, other) == language


@pytest.mark.parametrize("header", ["", "fr", "*", ",,;;", "en;q=2", "en;q=nan", "zh;q=-1"])
def test_who_asks_for_neither_gets_the_default(header: str) -> None:
    assert [negotiate(header, "zh"), negotiate(header, "en")] == ["zh", "en"]


@given(st.text())
def test_no_header_breaks_it(header: str) -> None:
    assert negotiate(header, "zh") in {"zh", "en"}


def test_both_languages_have_a_locale_and_a_tag() -> None:
    assert LOCALES.keys() == TAGS.keys() == {"zh", "en"}
