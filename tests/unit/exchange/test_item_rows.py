"""Items with their rows on other sheets."""

from inspect_app.checklist.model import Checklist, Example, Sample, Text
from tests.factories.workbooks import imported


def test_everything_of_an_item_is_gathered() -> None:
    found = imported(
        ("s", "查", "Check", "ET-1", "sample", 5, "记录", "records"),
        heading=("id", "ask_zh", "ask_en", "clauses", "answer", "size", "of_zh", "of_en"),
        phrases=[("item", "phrase_zh", "phrase_en"), ("s", "缺", "Missing"), ("s", "迟", "Late")],
        examples=[("item", "image", "good", "caption_zh", "caption_en"), ("s", "a.png", "no", "坏", "Bad")],
    )
    assert isinstance(found.document, Checklist)
    item = found.document.items[0]
    assert item.answer == Sample(Text("记录", "records"), 5)
    assert item.phrases == (Text("缺", "Missing"), Text("迟", "Late"))
    assert item.examples == (Example("a.png", good=False, caption=Text("坏", "Bad")),)


def test_settings_of_another_answer_are_told_at_their_cell() -> None:
    found = imported(
        ("c", "数", "Count", "ET-1", "count", 1, 9),
        heading=("id", "ask_zh", "ask_en", "clauses", "answer", "deduct", "max"),
    )
    assert ("items!G2", "CL102") in [(one.place, one.code) for one in found.faults]


def test_settings_without_an_answer_are_those_of_conformity() -> None:
    found = imported(
        ("c", "数", "Count", "ET-1", "yes"), heading=("id", "ask_zh", "ask_en", "clauses", "partial")
    )
    assert isinstance(found.document, Checklist)
    assert found.document.items[0].answer.partial is True  # type: ignore[union-attr]
