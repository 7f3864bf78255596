"""The words schemas are written in."""

from inspect_app.api.description import words


def test_a_record_has_exactly_its_members() -> None:
    assert words.record({"b": words.COUNT}, a=words.TEXT) == {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "integer", "minimum": 0}},
        "required": ["a"],
        "additionalProperties": False,
    }


def test_lists_names_choices_and_nothing() -> None:
    assert words.listed(words.ID) == {"type": "array", "items": {"type": "string", "format": "uuid"}}
    assert words.by_name(words.ANYTHING) == {"type": "object", "additionalProperties": {}}
    assert words.nullable(words.TRUTH) == {"anyOf": [{"type": "boolean"}, {"type": "null"}]}
    assert words.one_of("a", "b") == {"type": "string", "enum": ["a", "b"]}
    assert words.ref("Text") == {"$ref": "#/components/schemas/Text"}
