"""A sheet as its page shows it, and as the page's script knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import format_datetime

from inspect_app.checklist.codec import encode, encode_scalar
from inspect_app.checklist.model import Item, Requirement, Revision
from inspect_app.inspection.answers import Sheet
from inspect_app.inspection.completeness import visible_on
from inspect_app.services.records import Record
from inspect_app.storage.models import Photo
from inspect_app.storage.models import Sheet as SheetRow
from inspect_app.web.photos import told
from inspect_app.web.presenters import choices


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the page. ``found`` and ``note`` are for reading; ``options`` are (value, label, tone)."""

    id: str
    ordinal: int
    ask: str
    kind: str
    severity: str
    veto: str
    help: str
    clauses: Sequence[tuple[str, str]]
    why: str
    options: Sequence[tuple[str, str, str]]
    unit: str
    limit: str
    size: int | None
    phrases: Sequence[str]
    takes_photo: bool
    takes_note: bool
    optional: bool
    visible: bool
    found: str
    outcome: str
    note: str
    photos: Sequence[Photo]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of items."""

    title: str
    entries: Sequence[Entry]


def sections(record: Record, sheet: Sheet, failed: frozenset[str], language: str) -> list[Section]:
    """The sheet's groups with their items, all of them; hidden ones are marked."""
    checklist = record.revision.programme.checklist(sheet.checklist)
    visible = {item.id for item in visible_on(checklist, sheet)}
    ordinals = {item.id: ordinal for ordinal, item in enumerate(checklist.items, start=1)}
    return [
        Section(
            group.title.in_language(language),
            [
                _entry(record, sheet, item, ordinals[item.id], item.id in visible, failed, language)
                for item in group.items
            ],
        )
        for group in checklist.groups
    ]


def _entry(
    record: Record,
    sheet: Sheet,
    item: Item,
    ordinal: int,
    visible: bool,
    failed: frozenset[str],
    language: str,
) -> Entry:
    answer = sheet.answers.get(item.id)
    return Entry(
        id=item.id,
        ordinal=ordinal,
        ask=item.ask.in_language(language),
        kind=choices.kind_of(item),
        severity=item.severity.value,
        veto=item.veto.value if item.veto else "",
        help=item.help.in_language(language) if item.help else "",
        clauses=clauses_of(record.revision, item, language),
        why=item.why.in_language(language) if item.why else "",
        options=choices.options_of(item, language),
        unit=choices.unit_of(item, language),
        limit=choices.limit_of(item, language),
        size=getattr(item.answer, "size", None),
        phrases=[phrase.in_language(language) for phrase in item.phrases],
        takes_photo=item.photo is not Requirement.NEVER,
        takes_note=item.note is not Requirement.NEVER,
        optional=not item.required,
        visible=visible,
        found=choices.found(item, answer, language),
        outcome="failed" if item.id in failed else "answered" if answer else "open",
        note=record.notes.get((sheet.id, item.id), ""),
        photos=record.photos.get((sheet.id, item.id), ()),
    )


def clauses_of(revision: Revision, item: Item, language: str) -> list[tuple[str, str]]:
    """(id, wording) of the clauses an item rests on."""
    known = revision.clauses
    return [(name, known[name].text.in_language(language)) for name in item.clauses if name in known]


def script_data(record: Record, row: SheetRow, sheet: Sheet) -> dict[str, Any]:
    """What the script needs: the rules of the items, the answers and photos there are."""
    checklist = record.revision.programme.checklist(sheet.checklist)
    return {
        "sheet": sheet.id,
        "attributes": {name: encode_scalar(value) for name, value in sheet.attributes.items()},
        "groups": [{"items": [_rules(item) for item in group.items]} for group in checklist.groups],
        "answers": {
            answer.item: {
                "answer": answer.answer,
                "note": answer.note,
                "revision": answer.revision,
                "at": format_datetime(answer.answered_at, "HH:mm"),
            }
            for answer in row.answers
        },
        "photos": {
            item: [told(photo) for photo in photos]
            for (on, item), photos in record.photos.items()
            if on == sheet.id
        },
    }


def _rules(item: Item) -> dict[str, Any]:
    """What decides when the item is asked, whether it fails, and what it then wants."""
    rules: dict[str, Any] = {
        "id": item.id,
        "kind": choices.kind_of(item),
        "answer": encode(item.answer),
        "required": item.required,
        "photo": item.photo.value,
        "note": item.note.value,
    }
    if item.pass_mark is not None:
        rules["pass_mark"] = str(item.pass_mark)
    return rules | ({"when": encode(item.when)} if item.when else {})


def neighbours(record: Record, sheet: Sheet) -> tuple[str | None, str | None]:
    """The ids of the sheets before and after this one."""
    order = [each.id for each in record.sheets]
    place = order.index(sheet.id)
    before = order[place - 1] if place else None
    return before, order[place + 1] if place + 1 < len(order) else None
