"""A checklist alone, made into what the page of a sheet shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from inspect_app.checklist.codec import encode, encode_scalar
from inspect_app.checklist.document import build_revision
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
from inspect_app.inspection.answers import Sheet
from inspect_app.services.records import Record
from inspect_app.storage.models import Inspection
from inspect_app.storage.models import Sheet as SheetRow

_NOWHERE = UUID(int=0)


def record_of(checklist: Checklist, clauses: Mapping[str, Clause]) -> tuple[Record, SheetRow]:
    """An inspection of nothing but one empty sheet of the checklist; neither is stored."""
    grading = Grading("preview", (Band("all", Text("全部", "All"), Decimal(0)),), cap="all")
    part = Part("preview", checklist.title, (Use(checklist),))
    programme = Programme("preview", checklist.version, checklist.title, (part,), grading)
    sheet = Sheet(id="preview", checklist=checklist.id, place="preview", label=checklist.version)
    revision = build_revision(programme, clauses)
    row = SheetRow(id=_NOWHERE, checklist=checklist.id, answers=[])
    return Record(Inspection(id=_NOWHERE), revision, (sheet,), {}, {}), row


def programme_document(record: Record) -> dict[str, Any]:
    """The programme as the script's scoring reads it."""
    document: dict[str, Any] = encode(record.revision.programme)
    return document


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
