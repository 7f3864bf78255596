"""Many locations written as lines, e.g. pasted from a spreadsheet."""

from __future__ import annotations

import re

from inspect_app.errors import Invalid
from inspect_app.services.locations import LocationFacts

MOST = 300
_PARTS = re.compile(r"[\t,，;；]")
_LONGEST = (40, 40, 80)


def read(text: str) -> list[LocationFacts]:
    """One location a line: building, floor, name, touchpoint number, parted by tabs or commas.

    Invalid ``locations-line`` (line), ``locations-none``, ``locations-many`` (most).
    """
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not lines:
        raise Invalid("locations-none", "lines")
    if len(lines) > MOST:
        raise Invalid("locations-many", "lines", most=MOST)
    return [_location(number, line) for number, line in lines]


def _location(number: int, line: str) -> LocationFacts:
    parts = [part.strip() for part in _PARTS.split(line)]
    if len(parts) != 4 or not parts[2] or not re.fullmatch(r"[0-9]{1,2}", parts[3]):
        raise Invalid("locations-line", "lines", line=number)
    if any(len(part) > longest for part, longest in zip(parts, _LONGEST, strict=False)):
        raise Invalid("locations-line", "lines", line=number)
    building, floor, name, touchpoint = parts
    if not 1 <= int(touchpoint) <= 20:
        raise Invalid("locations-line", "lines", line=number)
    return LocationFacts(building, floor, name, int(touchpoint))
