"""The vectors that the tablet's conditions run too."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inspect_app.checklist.codec import decode_condition, decode_scalar
from inspect_app.checklist.conditions import holds, visible_items
from inspect_app.checklist.model import Checklist, Conformity, Group, Item, Per, Scalar, Text

VECTORS = json.loads(
    (Path(__file__).parents[2] / "vectors" / "conditions.json").read_text(encoding="utf-8"),
    parse_float=Decimal,
)
TEXT = Text("x", "x")


def _values(data: dict[str, Any]) -> dict[str, Scalar | None]:
    return {name: None if value is None else decode_scalar(value) for name, value in data.items()}


def _item(data: dict[str, Any]) -> Item:
    when = decode_condition(data["when"]) if "when" in data else None
    return Item(data["id"], TEXT, Conformity(), when=when)


@pytest.mark.parametrize("vector", VECTORS["holds"], ids=lambda vector: vector["name"])
def test_holds(vector: dict[str, Any]) -> None:
    condition = decode_condition(vector["condition"])
    attributes = {name: value for name, value in _values(vector["attributes"]).items() if value is not None}
    assert holds(condition, attributes, _values(vector["answers"])) is vector["holds"]


@pytest.mark.parametrize("vector", VECTORS["visible"], ids=lambda vector: vector["name"])
def test_visible(vector: dict[str, Any]) -> None:
    groups = tuple(Group(TEXT, (_item(data),)) for data in vector["items"])
    checklist = Checklist("a", "1.0.0", TEXT, Per.LOCATION, groups)
    attributes = {name: value for name, value in _values(vector["attributes"]).items() if value is not None}
    visible = visible_items(checklist, attributes, _values(vector["answers"]))
    assert [item.id for item in visible] == vector["visible"]
