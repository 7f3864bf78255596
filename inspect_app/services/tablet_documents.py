"""Values as the tablet reads them: plain JSON by docs/offline.md."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from inspect_app.checklist.codec import encode_scalar
from inspect_app.checklist.model import Text
from inspect_app.inspection.answers import Sheet as SheetValue
from inspect_app.inspection.documents import answer_to_json
from inspect_app.services.claims import Claimed
from inspect_app.services.recording.model import Entry
from inspect_app.services.records import attributes_value
from inspect_app.storage.models import Location, Sheet

Document = dict[str, Any]


def moment(at: datetime) -> str:
    """UTC with milliseconds and ``Z``."""
    # Several times as fast as formatting by a pattern, and there are two in every entry.
    return f"{at.isoformat(timespec='milliseconds')[:23]}Z"


def text_document(text: Text) -> Document:
    """Both languages."""
    return {"zh": text.zh, "en": text.en}


NOBODY: Mapping[UUID, str] = MappingProxyType({})
# A signature is a picture, and of decisions about findings the first one counts.
_UNTOLD = ("sign:", "finding:")
# The same few sheets, people and devices stand in hundreds of entries.
_written = lru_cache(maxsize=512)(str)


def entry_document(entry: Entry, people: Mapping[UUID, str] = NOBODY) -> Document:
    """The winner of a place, with what contradicts it; ``people`` are the names of who said that."""
    told = {
        "sheet": None if entry.sheet is None else _written(entry.sheet),
        "item": entry.item or None,
        "field": entry.field,
        "value": entry.value,
        "op": str(entry.op),
        "eff": moment(entry.eff),
        "at": moment(entry.at),
        "by": _written(entry.by),
        "device": _written(entry.device),
        "conflict": entry.conflict,
    }
    if entry.others and not entry.field.startswith(_UNTOLD):
        told["others"] = [
            {
                "op": str(one.id),
                "value": one.value,
                "by": _written(one.by),
                "name": people.get(one.by, ""),
                "at": moment(one.at),
            }
            for one in entry.others
        ]
    return told


def claim_document(claimed: Claimed) -> Document:
    """Who does a sheet."""
    return {
        "sheet": str(claimed.sheet),
        "by": str(claimed.by),
        "name": claimed.name,
        "at": moment(claimed.at),
    }


def sheet_document(sheet: Sheet, project_id: UUID) -> Document:
    """A sheet without its answers, which are entries. A service encounter's place is its project."""
    attributes = attributes_value(sheet.attributes)
    return {
        "id": str(sheet.id),
        "checklist": sheet.checklist,
        "location": None if sheet.location_id is None else str(sheet.location_id),
        "label": sheet.label,
        "attributes": {name: encode_scalar(value) for name, value in attributes.items()},
        "place": str(sheet.location_id or project_id),
        "position": sheet.position,
    }


def scored_document(sheet: SheetValue) -> Document:
    """A sheet with its answers, as the tablet's scoring takes it; notes are nobody's business there."""
    answers = {item: answer_to_json(answer) for item, answer in sheet.answers.items()}
    for answer in answers.values():
        answer.pop("note", None)
    return {
        "id": sheet.id,
        "checklist": sheet.checklist,
        "place": sheet.place,
        "label": sheet.label,
        "attributes": {name: encode_scalar(value) for name, value in sheet.attributes.items()},
        "answers": answers,
    }


def location_document(place: Location) -> Document:
    """A place, with the code its label carries."""
    told: Document = {
        "id": str(place.id),
        "code": place.code,
        "touchpoint": place.touchpoint,
        "building": place.building,
        "floor": place.floor,
        "name": place.name,
    }
    if place.latitude is not None and place.longitude is not None:
        told |= {"latitude": place.latitude, "longitude": place.longitude}
    return told
