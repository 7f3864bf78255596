"""What can be wrong with regions, projects and locations."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

MESSAGES: Mapping[str, LazyString] = {
    "code-form": _l("Use capital letters, digits, dots, hyphens and underscores."),
    "code-taken": _l("This code is in use already. Take another."),
    "location-twice": _l("There is a location of this name on this floor of this building already."),
    "attribute-form": _l(
        "Attribute names are small letters, digits and hyphens, at most %(longest)s characters."
    ),
    "attributes-many": _l("At most %(most)s attributes."),
    "touchpoint-unknown": _l("Choose one of the touchpoints offered."),
    "locations-line": _l("Line %(line)s cannot be read: write building, floor, name and touchpoint number."),
    "locations-none": _l("Write at least one line."),
    "locations-many": _l("At most %(most)s lines at a time."),
}
