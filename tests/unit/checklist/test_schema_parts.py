"""Pieces of schemas."""

from inspect_app.checklist import schema_parts as parts
from inspect_app.checklist.model import Veto


def test_a_mapping_allows_its_keys_and_no_others() -> None:
    made = parts.mapping("a thing", ("from",), from_=parts.positive("Begin."))
    assert made["required"] == list(made["properties"]) == ["from"]
    assert made["additionalProperties"] is False
    assert made["properties"]["from"] == {"type": "number", "description": "Begin.", "minimum": 0}


def test_words_come_from_the_model() -> None:
    assert parts.words(Veto, "What a failure does.")["enum"] == ["sheet", "cap", "fail"]


def test_lists_can_be_demanded_to_hold_something() -> None:
    assert parts.listed({}, "All.", filled=True)["minItems"] == 1
    assert "minItems" not in parts.listed({}, "All.")


def test_a_reference_keeps_its_words() -> None:
    assert parts.text("Help.") == {"allOf": [{"$ref": "#/definitions/text"}], "description": "Help."}
