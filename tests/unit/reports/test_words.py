"""The words of reports."""

import pytest

from inspect_app.reports import words


def test_chinese_comes_from_the_catalogue() -> None:
    assert words.translator("zh-Hans")("Not gradable") == "不予评级"


def test_english_is_what_the_messages_say() -> None:
    assert words.translator("en")("Not gradable") == "Not gradable"


def test_an_unknown_code_stands_for_itself() -> None:
    assert words.word(words.UNITS, "furlong", words.translator("zh")) == "furlong"
    assert words.word(words.UNITS, "ring", words.translator("zh")) == "声"


@pytest.mark.parametrize(
    "table",
    [words.OUTCOMES, words.SEVERITIES, words.CONFORMITY, words.STATES, words.SIGNERS, words.UNITS],
    ids=["outcomes", "severities", "conformity", "states", "signers", "units"],
)
def test_every_word_has_a_chinese_one(table: dict[str, str]) -> None:
    known = words.translations("zh")
    assert [text for text in table.values() if text != "%" and known.gettext(text) == text] == []


def test_tags() -> None:
    assert words.tag("zh_CN") == "zh-Hans"
    assert words.tag("de") == "en"


def test_marking_changes_nothing() -> None:
    assert words.N_("Score") == "Score"
