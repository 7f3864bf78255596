"""Forms of locations: one, and many at once."""

from __future__ import annotations

import re

from flask_babel import lazy_gettext as _l
from wtforms import Field, Form, SelectField
from wtforms.validators import AnyOf, ValidationError

from inspect_app.checklist.touchpoints import ATTRIBUTES, TOUCHPOINTS
from inspect_app.services import attributes
from inspect_app.services.locations import LocationFacts
from inspect_app.storage.models import Location
from inspect_app.web.forms.fields import PlainForm, choice, line, options, text

MOST_LINES = 300
KNOWN = {name: f"attribute_{name.replace('-', '_')}" for name in ATTRIBUTES}


_PAIR = re.compile(r"(-?\d{1,3}(?:\.\d{1,12})?)\s*[,，;\s]\s*(-?\d{1,3}(?:\.\d{1,12})?)", re.ASCII)


def position_of(written: str) -> tuple[float, float] | None:
    """(latitude, longitude) in degrees of ``31.2304, 121.4737``; None for anything else."""
    pair = _PAIR.fullmatch(written)
    if pair is None:
        return None
    latitude, longitude = (float(part) for part in pair.groups())
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _on_earth(_form: Form, field: Field) -> None:
    if field.data and position_of(field.data) is None:
        raise ValidationError(_l("Write latitude and longitude in degrees, for example 31.2304, 121.4737."))


class LocationForm(PlainForm):
    """A location. Known attributes have a field each, made below; the others are written."""

    building = line(_l("Building"), 40, required=False)
    floor = line(_l("Floor"), 40, required=False)
    name = line(_l("Name of the location"), 80)
    touchpoint = choice(_l("Touchpoint"))
    attributes = text(_l("Other attributes"), 4000)
    position = line(_l("Position on the map"), 60, required=False, checks=(_on_earth,))

    def offer(self, language: str) -> None:
        """Name touchpoints and attributes in ``language``."""
        offered = [
            (str(t.number), f"{t.number} {t.title.in_language(language)}") for t in TOUCHPOINTS.values()
        ]
        self.touchpoint.choices = options([("", _l("Choose …")), *offered])
        for name, field in KNOWN.items():
            self[field].label.text = ATTRIBUTES[name].in_language(language)

    def known_fields(self) -> list[SelectField]:
        """The fields of known attributes."""
        return [self[field] for field in KNOWN.values()]

    def show(self, location: Location) -> None:
        """Fill in what is known."""
        for field in ("building", "floor", "name"):
            self[field].data = getattr(location, field)
        self.touchpoint.data = str(location.touchpoint)
        rest = dict(location.attributes)
        for name, field in KNOWN.items():
            if isinstance(rest.get(name), bool):
                self[field].data = "yes" if rest.pop(name) else "no"
        self.attributes.data = attributes.written(rest)
        if location.latitude is not None and location.longitude is not None:
            self.position.data = f"{location.latitude}, {location.longitude}"

    def facts(self) -> LocationFacts:
        """What the person wrote, only of a valid form; Invalid ``attribute…``."""
        said = {name: self[field].data for name, field in KNOWN.items() if self[field].data}
        known = {name: word == "yes" for name, word in said.items()}
        latitude, longitude = position_of(self.position.data or "") or (None, None)
        return LocationFacts(
            building=self.building.data or "",
            floor=self.floor.data or "",
            name=self.name.data or "",
            touchpoint=int(self.touchpoint.data),
            attributes={**attributes.read(self.attributes.data or ""), **known},
            latitude=latitude,
            longitude=longitude,
        )


for _name, _field in KNOWN.items():
    setattr(
        LocationForm,
        _field,
        SelectField(
            _name,
            choices=options([("", _l("Not said")), ("yes", _l("Yes")), ("no", _l("No"))]),
            default="",
            validate_choice=False,
            validators=[AnyOf(("", "yes", "no"), _l("Choose one of those offered."))],
        ),
    )


class LocationsForm(PlainForm):
    """Many locations at once, one a line."""

    lines = text(_l("Locations"), 20_000, required=True)
