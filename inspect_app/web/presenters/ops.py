"""What an op says, in words: what was answered, noted, photographed, drawn or signed, and where."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inspect_app.checklist.model import Item
from inspect_app.inspection.documents import AnswerRefusedError, answer_from_json
from inspect_app.inspection.op_values import is_withdrawn
from inspect_app.inspection.validation import UNFIT
from inspect_app.reports.places import is_encounter
from inspect_app.services.reviewing import Spot
from inspect_app.storage.models import Op
from inspect_app.web.places import place
from inspect_app.web.presenters import choices
from inspect_app.web.presenters.correction_words import DONE

# What somebody typed is shown whole as far as anybody reads; longer rubbish would only fill the page.
LONGEST = 4000
_KINDS: Mapping[str, LazyString] = {
    "answer": _l("Result"),
    "note": _l("Note"),
    "photo": _l("Photo"),
    "marks": _l("Drawing on a photo"),
    "sheet": _l("Service encounter"),
    "remarks": _l("Remarks on the whole inspection"),
    "sign": _l("Signature"),
    "finding": _l("Verification of a finding"),
}


def subject(field: str) -> str:
    """What a field is called, e.g. ``Result``; a field nobody knows is named as it is."""
    kind = field.partition(":")[0]
    return str(_KINDS.get(kind, field))


def said(op: Op, item: Item | None, language: str) -> str:
    """The value of ``op`` for reading; never fails, whatever a refused op holds."""
    kind, value = op.field.partition(":")[0], op.value
    if kind == "answer":
        return _answer(value, item, language)
    if kind == "photo":
        return _photo(value)
    if kind == "marks":
        shapes = len(value) if isinstance(value, list) else 0
        return str(ngettext("%(num)s shape", "%(num)s shapes", shapes)) if shapes else str(_("Nothing drawn"))
    if kind in _TOLD and isinstance(value, dict):
        return _TOLD[kind](value)
    return _plain(value)


def _answer(value: object, item: Item | None, language: str) -> str:
    if value == {}:
        return str(_("Taken back: no result"))
    if item is None or not isinstance(value, dict):
        return _plain(value)
    try:
        return choices.found(item, answer_from_json(item, value), language)
    except AnswerRefusedError:
        return _plain(value.get("value", value))


def _signer(value: Mapping[str, object]) -> str:
    return _plain(value.get("name"))


def _encounter(value: Mapping[str, object]) -> str:
    label = _plain(value.get("label"))
    return str(_("Encounter removed: %(label)s", label=label)) if is_withdrawn(value) else label


def _photo(value: object) -> str:
    if value is None:
        return str(_("Photo taken off"))
    if isinstance(value, dict) and "finding" in value:
        return str(_("Photo for a finding"))
    name = value.get("name") if isinstance(value, dict) else None
    return str(_("Photo kept")) if not name else str(_("Photo kept: %(name)s", name=_plain(name)))


def _decision(value: Mapping[str, object]) -> str:
    action = value.get("action")
    done = str(DONE[str(action)]) if action in ("verify", "send_back") else _plain(action)
    number, text = value.get("number"), value.get("text")
    told = f"{_plain(number)} · {done}" if number else done
    return f"{told}: {_plain(text)}" if text else told


_TOLD: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "sheet": _encounter,
    "sign": _signer,
    "finding": _decision,
}


def _plain(value: object) -> str:
    if value in (None, ""):
        return "—"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return printable(text[:LONGEST])


def printable(text: str) -> str:
    """``text`` with a mark for each character that no page can hold: of refused ops it may have any."""
    return UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def where(spot: Spot, language: str) -> str:
    """The sheet in words, with its checklist; empty for what belongs to no sheet."""
    if spot.sheet is None:
        return ""
    title = spot.checklist.title.in_language(language) if spot.checklist else ""
    label = spot.sheet.label
    return place(label, title) if is_encounter(label) else " · ".join(filter(None, (title, place(label))))


def asked(spot: Spot, language: str) -> str:
    """The item in words; its id where the checklist knows it no more."""
    return spot.item.ask.in_language(language) if spot.item else spot.item_id
