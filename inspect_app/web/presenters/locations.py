"""A location as pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from inspect_app.checklist import touchpoints
from inspect_app.storage.models import Location
from inspect_app.web.language import language


@dataclass(frozen=True, slots=True)
class LocationRow:
    """The location, where it is, its touchpoint and its attributes in words."""

    location: Location
    where: str
    touchpoint: str
    attributes: tuple[str, ...]


def _attribute(name: str, value: object) -> str:
    known = touchpoints.ATTRIBUTES.get(name)
    label = known.in_language(language()) if known else name
    if value is True:
        return label
    word = _("No") if value is False else value
    return str(_("%(label)s: %(value)s", label=label, value=word))


def attributes(known: Mapping[str, object]) -> tuple[str, ...]:
    """Attributes in words, one text each."""
    return tuple(_attribute(name, value) for name, value in known.items())


def row(location: Location) -> LocationRow:
    """What a list or page shows of ``location``."""
    return LocationRow(
        location=location,
        where=" · ".join(part for part in (location.building, location.floor) if part),
        touchpoint=touchpoints.title(location.touchpoint, language()),
        attributes=attributes(location.attributes),
    )
