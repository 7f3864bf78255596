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
    """One remark; ``href`` leads to item or sheet, ``photo`` is the id of a picture; both may be empty."""

    text: str
    where: str
    href: str
    photo: str


def told(remarks: Iterable[Remark], record: Record, language: str) -> list[Told]:
    """The remarks in the page's language."""
    places = {sheet.id: _place(record, sheet.checklist, sheet.label, language) for sheet in record.sheets}
    return [
        Told(sentence(each, gettext), places.get(each.sheet or "", ""), _href(each), each.photo or "")
        for each in remarks
    ]


def _place(record: Record, checklist: str, label: str, language: str) -> str:
    title = record.revision.programme.checklist(checklist).title.in_language(language)
    return place(label, title) if is_encounter(label) else f"{title} · {place(label)}"


def _href(remark: Remark) -> str:
    if remark.sheet is None:
        return ""
    anchor = f"item-{remark.item}" if remark.item else None
    return url_for("sheets.show", sheet_id=remark.sheet, _anchor=anchor)
