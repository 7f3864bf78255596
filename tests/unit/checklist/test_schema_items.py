"""What a schema says of items."""

from inspect_app.checklist.answer_types import ANSWER_WORDS
from inspect_app.checklist.schema_items import ANSWERS, CONDITIONS, ITEM, ITEM_DEFINITIONS


def test_every_answer_type_is_there() -> None:
    assert set(ANSWERS) == set(ANSWER_WORDS)
    assert len(ITEM_DEFINITIONS["answer"]["anyOf"]) == len(ANSWER_WORDS) + 1


def test_every_key_of_an_item_is_explained() -> None:
    silent = [
        name for name, each in ITEM["properties"].items() if "description" not in each and name != "answer"
    ]
    assert silent == []


def test_every_kind_of_condition_is_there() -> None:
    assert [each["title"] for each in CONDITIONS] == ["attribute", "item", "all", "any", "not"]
