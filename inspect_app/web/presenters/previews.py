"""A checklist alone, made into what the tablet's sheet shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from inspect_app.checklist.codec import encode, encode_scalar
from inspect_app.checklist.model import (
    AllOf,
    AnyOf,
    AttributeIs,
    Band,
    Checklist,
    Clause,
    Condition,
    Grading,
    Not,
    Part,
    Programme,
    Scalar,
    Text,
    Use,
)

# Of the inspection, its project and its one sheet: none of them is stored anywhere.
_ID = "preview"


def bundle_of(checklist: Checklist, clauses: Mapping[str, Clause]) -> dict[str, Any]:
    """An inspection of nothing but one empty sheet of the checklist, as the tablet is given one."""
    grading = Grading("preview", (Band("all", Text("全部", "All"), Decimal(0)),), cap="all")
    part = Part("preview", checklist.title, (Use(checklist),))
    programme = Programme("preview", checklist.version, checklist.title, (part,), grading)
    named = {name for item in checklist.items for name in item.clauses if name in clauses}
    nowhere = {"id": _ID, "name": "", "code": ""}
    return {
        "inspection": {"id": _ID, "number": "", "programme": encode(checklist.title), "project": nowhere},
        "revision": {
            "hash": "",
            "programme": encode(programme),
            "clauses": {name: encode(clauses[name]) for name in sorted(named)},
        },
        "sheets": [_sheet(checklist)],
        **{name: [] for name in ("locations", "entries", "previous", "claims")},
        "people": {},
        "cursor": 0,
    }


def _sheet(checklist: Checklist) -> dict[str, Any]:
    return {
        "id": _ID,
        "checklist": checklist.id,
        "location": None,
        "label": checklist.version,
        "attributes": {},
        "place": _ID,
        "position": 1,
    }


def attributes_of(checklist: Checklist) -> list[tuple[str, list[tuple[str, str]]]]:
    """What conditions ask of the place: each attribute with its values, as (JSON, words)."""
    found: dict[str, dict[str, str]] = {}
    for item in checklist.items:
        for one in _attributes(item.when):
            for value in one.values:
                found.setdefault(one.attribute, {})[_json(value)] = _words(value)
    return [(name, list(values.items())) for name, values in found.items()]


def _attributes(condition: Condition | None) -> Iterator[AttributeIs]:
    match condition:
        case AttributeIs():
            yield condition
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _attributes(part)
        case Not(part):
            yield from _attributes(part)
        case _:
            return


def _json(value: Scalar) -> str:
    """As the browser writes it, so that both can be compared."""
    return json.dumps(encode_scalar(value), ensure_ascii=False, separators=(",", ":"))


def _words(value: Scalar) -> str:
    if isinstance(value, bool):
        return "✓" if value else "✗"
    return format(value, "f") if isinstance(value, Decimal) else value
