"""The pieces JSON Schemas of library files are made of, with the words an editor shows on hover.

Names, words and numbers come from the model and the readers; a test lets the readers read a full file of
each kind and compares the keys they know with the keys written here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from inspect_app.checklist.fields import ID, ID_LENGTH, VERSION
from inspect_app.checklist.units import UNITS

Schema = dict[str, Any]

DEFINITIONS: Schema = {
    "id": {"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": ID_LENGTH},
    "version": {"type": "string", "pattern": f"^{VERSION.pattern}$"},
    "text": {
        "description": "Text for people: one string, or one in each language.",
        "anyOf": [
            {"type": ["string", "number", "boolean"]},
            {
                "type": "object",
                "properties": {
                    "zh": {"type": ["string", "number", "boolean"], "description": "简体中文"},
                    "en": {"type": ["string", "number", "boolean"], "description": "English"},
                },
                "additionalProperties": False,
                "minProperties": 1,
            },
        ],
    },
    "word": {"type": ["string", "number", "boolean"]},
    "unit": {"enum": list(UNITS)},
}


def told(schema: Schema, description: str, **more: Any) -> Schema:
    """The schema with its words for the editor; a reference keeps them beside it."""
    return {**schema, "description": description, **more}


def ref(name: str, description: str) -> Schema:
    """What stands in the definitions under ``name``."""
    return {"allOf": [{"$ref": f"#/definitions/{name}"}], "description": description}


def text(description: str) -> Schema:
    """A text in both languages."""
    return ref("text", description)


def words(kind: type[StrEnum], description: str, **more: Any) -> Schema:
    """One of the words of an enumeration."""
    return told({"enum": [member.value for member in kind]}, description, **more)


def number(description: str, **more: Any) -> Schema:
    """A plain decimal."""
    return told({"type": "number"}, description, **more)


def positive(description: str, **more: Any) -> Schema:
    """A decimal of 0 or more."""
    return number(description, minimum=0, **more)


def whole(description: str, low: int, high: int) -> Schema:
    """A whole number from ``low`` to ``high``."""
    return told({"type": "integer"}, description, minimum=low, maximum=high)


def truth(description: str, default: bool) -> Schema:
    """true or false."""
    return told({"type": "boolean"}, description, default=default)


def share(description: str) -> Schema:
    """From 0 to 1, or a ratio such as 3/5."""
    ratio = {"type": "string", "pattern": "^[0-9]{1,12}/[1-9][0-9]{0,11}$"}
    return told({"anyOf": [{"type": "number", "minimum": 0}, ratio]}, description)


def listed(items: Schema, description: str, filled: bool = False) -> Schema:
    """A list, with at least one entry where ``filled``."""
    return told({"type": "array", "items": items} | ({"minItems": 1} if filled else {}), description)


def mapping(where: str, needed: tuple[str, ...], **properties: Schema) -> Schema:
    """A mapping with no other keys; ``where`` is what the reader calls it."""
    return {
        "title": where,
        "type": "object",
        "properties": {name.rstrip("_"): schema for name, schema in properties.items()},
        "required": list(needed),
        "additionalProperties": False,
    }
