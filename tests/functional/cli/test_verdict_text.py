"""Verdicts in words."""

import pytest

from inspect_app.cli.verdict_text import EXIT_CODES, verdict_text
from inspect_app.services.verdicts import Verdict


@pytest.mark.parametrize("state", EXIT_CODES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_verdict_is_a_sentence(state: str, language: str) -> None:
    text = verdict_text(Verdict(state), language)
    assert text.count("\n") == 0
    assert any("\u4e00" <= letter <= "\u9fff" for letter in text) == (language == "zh")


def test_what_to_compare_stands_below() -> None:
    text = verdict_text(Verdict("altered", "7F3A-91C2", "ab" * 32, data_kept=True), "en")
    assert "do not trust the pages" in text
    assert text.endswith("ab" * 32)
    assert "7F3A-91C2" in text
