"""What an audit event tells besides who, what and when: names instead of ids, words instead of codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inspect_app.checklist import touchpoints
from inspect_app.reports.words import SEVERITIES, SIGNERS
from inspect_app.services.audit_names import Names
from inspect_app.storage.models import AuditEvent
from inspect_app.web.places import place
from inspect_app.web.presenters import locations, notices, roles

_SHORT = 12

FIELDS: Mapping[str, LazyString] = {
    "code": _l("Code"),
    "name": _l("Name"),
    "username": _l("Sign-in name"),
    "key": _l("Locked for"),
    "roles": _l("Roles"),
    "delegate": _l("Stands in"),
    "on_behalf_of": _l("On behalf of"),
    "role": _l("Signed as"),
    "language": _l("Language"),
    "region": _l("Region"),
    "region_id": _l("Region"),
    "address": _l("Address"),
    "host": _l("Server"),
    "kinds": _l("Told of"),
    "target": _l("Sent to"),
    "choices": _l("Choices"),
    "households": _l("Households"),
    "star_level": _l("Star level"),
    "building": _l("Building"),
    "floor": _l("Floor"),
    "touchpoint": _l("Touchpoint"),
    "attributes": _l("Attributes"),
    "latitude": _l("Latitude"),
    "longitude": _l("Longitude"),
    "locations": _l("Locations"),
    "number": _l("Number"),
    "programme": _l("Programme"),
    "version": _l("Version"),
    "sheets": _l("Sheets"),
    "checklist": _l("Checklist"),
    "label": _l("Place"),
    "item": _l("Item"),
    "severity": _l("Severity"),
    "rhythm": _l("Rhythm"),
    "projects": _l("Projects"),
    "slots": _l("Times of day"),
    "starts": _l("First day"),
    "ends": _l("Last day"),
    "score": _l("Score"),
    "findings": _l("Findings"),
    "pages": _l("Number of pages"),
    "kept": _l("Kept"),
    "added": _l("Added"),
    "removed": _l("Removed"),
    "dropped": _l("Dropped"),
    "revision": _l("Fingerprint"),
    "from": _l("Fingerprint before"),
    "to": _l("Fingerprint after"),
    "content_hash": _l("Fingerprint"),
    "sha256": _l("Fingerprint"),
    "list": _l("List"),
    "format": _l("Format"),
    "rows": _l("Rows"),
    "project": _l("Project"),
    "state": _l("State"),
    "source": _l("Source"),
    "repeats": _l("Repeats only"),
    "assignee": _l("Owner"),
    "month": _l("Month"),
    "reports": _l("Reports"),
    "failed": _l("Failed"),
    "company_zh": _l("Company name, Chinese"),
    "company_en": _l("Company name, English"),
    "header_zh": _l("Text at the top of pages, Chinese"),
    "header_en": _l("Text at the top of pages, English"),
    "footer_zh": _l("Text at the foot of pages, Chinese"),
    "footer_en": _l("Text at the foot of pages, English"),
    "logo": _l("Logo"),
    "ink": _l("Colour of headings"),
    "line": _l("Colour of small print and lines"),
    "sections": _l("Sections"),
    "abreast": _l("Photos side by side"),
}
# Ids of rows that other words of the same event already name, and a grade's code, which its score tells.
_UNSAID = frozenset({"image", "sheet", "grade", "field", "chosen", "over"})
_HASHES = frozenset({"revision", "from", "to", "content_hash", "sha256"})


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of an event."""

    label: str
    value: str


def details_of(event: AuditEvent, names: Names, language: str) -> list[Told]:
    """The facts of ``event`` in words; the project first."""
    where = names.sites.get(event.project_id) if event.project_id else None
    told = [Told(str(_("Project")), where)] if where and event.subject_kind != "project" else []
    for name, value in event.detail.items():
        if name not in _UNSAID:
            told.append(Told(_label(event, name), _changed(event, name, value, names, language)))
    return told


def _label(event: AuditEvent, name: str) -> str:
    if name == "address" and event.action.startswith("session."):
        return str(_("Network address"))
    return str(FIELDS.get(name, name))


def _changed(event: AuditEvent, name: str, value: object, names: Names, language: str) -> str:
    """An edit tells every field as [before, after]."""
    if event.action.endswith(".edit") and isinstance(value, list) and len(value) == 2:
        before, after = (_value(name, each, names, language) for each in value)
        return f"{before} → {after}"
    return _value(name, value, names, language)


def _value(name: str, value: object, names: Names, language: str) -> str:
    if value is None or value in ("", [], {}):
        return "—"
    if name in _HASHES:
        return str(value)[:_SHORT]
    word = _WORDS.get(name)
    if word is not None:
        return word(value, names, language)
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    return _listed(value) if isinstance(value, list) else str(value)


def _listed(value: list[object]) -> str:
    """Short texts one after the other; anything longer is counted."""
    texts = [each for each in value if isinstance(each, str)]
    return "; ".join(texts) if len(texts) == len(value) else str(len(value))


def _roles(value: object, names: Names, _language: str) -> str:
    return "; ".join(_role(str(each), names) for each in value) if isinstance(value, list) else str(value)


def _role(told: str, names: Names) -> str:
    """``inspector@project:ID`` in words."""
    role, _at, where = told.partition("@")
    kind, _colon, place_id = where.partition(":")
    held = UUID(place_id) if place_id else None
    return roles.told(
        role, held if kind == "project" else None, held if kind == "region" else None, names.sites
    )


def _site(value: object, names: Names, _language: str) -> str:
    known = {str(site): name for site, name in names.sites.items()}
    return known.get(str(value), str(value))


def _sites(value: object, names: Names, language: str) -> str:
    return (
        "; ".join(_site(each, names, language) for each in value) if isinstance(value, list) else str(value)
    )


def _programme(value: object, names: Names, language: str) -> str:
    title = names.programmes.get(str(value))
    return title.in_language(language) if title else str(value)


def _attributes(value: object, _names: Names, _language: str) -> str:
    return "; ".join(locations.attributes(value)) if isinstance(value, dict) else str(value)


def _language_name(value: object, _names: Names, _language: str) -> str:
    return {"zh": str(_("Chinese")), "en": str(_("English"))}.get(str(value), str(value))


_WORDS: Mapping[str, Callable[[object, Names, str], str]] = {
    "roles": _roles,
    "projects": _sites,
    "region": _site,
    "region_id": _site,
    "programme": _programme,
    "attributes": _attributes,
    "language": _language_name,
    "locations": lambda value, _names, _in: str(len(value)) if isinstance(value, list) else str(value),
    "touchpoint": lambda value, _names, language: touchpoints.title(int(str(value)), language),
    "label": lambda value, _names, _in: place(str(value)),
    "kinds": lambda value, _names, _in: (
        "; ".join(map(notices.word_of, value)) if isinstance(value, list) else ""
    ),
    "format": lambda value, _names, _in: str(notices.FORMATS.get(str(value), value)),
    "severity": lambda value, _names, _in: str(_(SEVERITIES.get(str(value), str(value)))),
    "role": lambda value, _names, _in: str(_(SIGNERS.get(str(value), str(value)))),
}
