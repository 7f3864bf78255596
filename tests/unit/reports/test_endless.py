"""Where a line may break in what nobody meant as a word."""

import pytest

from inspect_app.reports.endless import BREAK, LONGEST, STEP, breakable


@pytest.mark.parametrize(
    "text",
    [
        "a" * (LONGEST - 1),
        "https://example.org/" + "a" * 300 + " and " + "b" * 300,
        "楼道清洁，无杂物。" * 200,
        "カタカナ" * 200,
        "a b\n" * 1000,
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert breakable(text) is text or breakable(text) == text


@pytest.mark.parametrize("letter", ["a", "-", "é", "。", "（", "ー"])
def test_an_endless_word_may_break_and_loses_nothing(letter: str) -> None:
    text = breakable(f"楼{letter * 1000} b")
    assert text.replace(BREAK, "") == f"楼{letter * 1000} b"
    assert max(len(part) for part in text.split(BREAK)) <= STEP + len("楼 b")
    assert not text.endswith(BREAK)
