"""Names and words of forms."""

from decimal import Decimal

import pytest
from hypothesis import given

from inspect_app.checklist.model import AnswerType, Conformity, Count, Information, Measure, Sample, Text
from inspect_app.exchange.form_words import (
    attribute_name,
    meant,
    name_of,
    shown,
    told,
    with_line,
    without_line,
)
from tests.factories.documents import ANSWERS, WORDS


def test_names_can_be_told_apart_from_each_other_and_from_ours() -> None:
    assert [name_of(each) for each in ("a-b", "1a", "meta")] == ["a_b", "_1a", "_meta"]
    assert [attribute_name(each, 7) for each in ("top-floor", "层 高", "9")] == [
        "is__top_floor",
        "is__7",
        "is__7",
    ]


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (Measure("ring", Decimal(3)), "Unit: ring; at most 3 rings"),
        (Measure("lumen", None, Decimal(3)), "Unit: lumen; at least 3 lumen"),
        (Count(Decimal(1)), "Enter how many"),
        (Sample(Text("记录", "{records}"), 5), "Enter how many conform; draw 5: {records}"),
        (Information("number", "day"), "Unit: day"),
        (Information("number"), ""),
        (Conformity(), ""),
    ],
)
def test_the_hint_says_what_number_is_asked_for(answer: AnswerType, line: str) -> None:
    assert told(answer, "en") == line


def test_it_says_so_in_chinese_too() -> None:
    assert told(Measure("ring", Decimal(3)), "zh") == "单位：声; 不超过 3 声"


@given(answer=ANSWERS, help_text=WORDS)
def test_the_help_can_be_told_from_the_line_below_it(answer: AnswerType, help_text: str) -> None:
    for language in ("zh", "en"):
        line = told(answer, language)
        for text in (help_text, "", line):
            assert without_line(with_line(text, line), line) == text


@given(text=WORDS)
def test_no_text_names_a_question(text: str) -> None:
    assert "${" not in shown(text)
    assert meant(shown(text)) == text
