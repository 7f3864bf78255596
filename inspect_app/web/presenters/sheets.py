"""A sheet as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_app.checklist.model import Item, Revision
from inspect_app.inspection.answers import Sheet
from inspect_app.inspection.completeness import visible_on
from inspect_app.services.records import Record
from inspect_app.storage.models import Photo
from inspect_app.web.presenters import choices


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the page, worded."""

    id: str
    ordinal: int
    ask: str
    kind: str
    severity: str
    veto: str
    help: str
    clauses: Sequence[tuple[str, str]]
    why: str
    limit: str
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
        limit=choices.limit_of(item, language),
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


def neighbours(record: Record, sheet: Sheet) -> tuple[str | None, str | None]:
    """The ids of the sheets before and after this one."""
    order = [each.id for each in record.sheets]
    place = order.index(sheet.id)
    before = order[place - 1] if place else None
    return before, order[place + 1] if place + 1 < len(order) else None
