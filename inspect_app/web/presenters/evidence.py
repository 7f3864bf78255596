"""Remarks on evidence with the way to what they speak of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from inspect_app.inspection.remarks import Remark
from inspect_app.reports.places import is_encounter
from inspect_app.reports.remarks import sentence
from inspect_app.services.records import Record
from inspect_app.web.places import place


@dataclass(frozen=True, slots=True)
class Told:
    """One remark; ``href`` leads to item or sheet and may be empty, ``photos`` are the ids of pictures."""

    text: str
    where: str
    href: str
    photos: tuple[str, ...]


def told(remarks: Iterable[Remark], record: Record, language: str) -> list[Told]:
    """The remarks in the page's language; what is the same of several photos of one item is told once."""
    places = {sheet.id: _place(record, sheet.checklist, sheet.label, language) for sheet in record.sheets}
    asks = {
        (sheet.id, item.id): item.ask.in_language(language)
        for sheet in record.sheets
        for item in record.revision.programme.checklist(sheet.checklist).items
    }
    photos: dict[tuple[str, str, str], list[str]] = {}
    for each in remarks:
        sheet = each.sheet or ""
        where = " · ".join(filter(None, [places.get(sheet, ""), asks.get((sheet, each.item or ""), "")]))
        photos.setdefault((sentence(each, gettext), where, _href(each)), []).extend(
            filter(None, [each.photo])
        )
    return [Told(*key, tuple(found)) for key, found in photos.items()]


def _place(record: Record, checklist: str, label: str, language: str) -> str:
    title = record.revision.programme.checklist(checklist).title.in_language(language)
    return place(label, title) if is_encounter(label) else f"{title} · {place(label)}"


def _href(remark: Remark) -> str:
    if remark.sheet is None:
        return ""
    anchor = f"item-{remark.item}" if remark.item else None
    return url_for("sheets.show", sheet_id=remark.sheet, _anchor=anchor)
