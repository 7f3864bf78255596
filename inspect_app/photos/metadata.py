"""Time, place, camera and turning of a photo, from its EXIF; what is missing or impossible is None."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from inspect_app.photos import exif
from inspect_app.photos.exif import Exif, Tags

_MAKE, _MODEL, _ORIENTATION = 0x010F, 0x0110, 0x0112
_TIMES_AND_OFFSETS: Final = ((0x9003, 0x9011), (0x9004, 0x9012))
_LATITUDE_REF, _LATITUDE, _LONGITUDE_REF, _LONGITUDE, _CLOCK, _DAY = 1, 2, 3, 4, 7, 29
_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")
_DATE = re.compile(r"(\d{4}):(\d\d):(\d\d)")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
_LONGEST_CAMERA: Final = 80


@dataclass(frozen=True, slots=True)
class Metadata:
    """Orientation is EXIF's 1 to 8; `taken_at` is aware; degrees are WGS 84, north and east positive."""

    orientation: int
    taken_at: datetime | None
    latitude: float | None
    longitude: float | None
    camera: str


def read(block: bytes, zone: tzinfo | None = None) -> Metadata:
    """Metadata of an EXIF block, which may be empty or hostile.

    A time that states no offset from UTC is taken to be in `zone`, or left out when no zone is given.
    """
    tags = exif.read(block)
    latitude, longitude = _position(tags.place)
    return Metadata(
        _orientation(tags.camera), _taken_at(tags, zone), latitude, longitude, _camera(tags.camera)
    )


def _text(tags: Tags, tag: int) -> str:
    value = tags.get(tag)
    return value if isinstance(value, str) else ""


def _numbers(tags: Tags, tag: int) -> tuple[float, ...]:
    value = tags.get(tag)
    return value if isinstance(value, tuple) else ()


def _orientation(tags: Tags) -> int:
    numbers = _numbers(tags, _ORIENTATION)
    return int(numbers[0]) if numbers and numbers[0] in range(1, 9) else 1


def _taken_at(tags: Exif, zone: tzinfo | None) -> datetime | None:
    for time_tag, offset_tag in _TIMES_AND_OFFSETS:
        moment = _moment(_TIME, _text(tags.photo, time_tag))
        if moment is None:
            continue
        stated = _offset(_text(tags.photo, offset_tag)) or zone
        return moment.replace(tzinfo=stated) if stated else _satellite_time(tags.place)
    return _satellite_time(tags.place)


def _moment(pattern: re.Pattern[str], text: str) -> datetime | None:
    match = pattern.fullmatch(text)
    if match is None:
        return None
    try:
        parts = [int(part) for part in match.groups()] + [0, 0, 0]
        moment = datetime(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], tzinfo=UTC)
    except ValueError:
        return None
    return moment if 1990 <= moment.year <= 2100 else None


def _offset(text: str) -> timezone | None:
    match = _OFFSET.fullmatch(text)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3])
    if minutes > 14 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))


def _satellite_time(place: Tags) -> datetime | None:
    """The receiver's own date and time, which are UTC by definition."""
    day, clock = _moment(_DATE, _text(place, _DAY)), _numbers(place, _CLOCK)
    if day is None or len(clock) != 3:
        return None
    seconds = clock[0] * 3600 + clock[1] * 60 + clock[2]
    if not 0 <= seconds < 86_400:
        return None
    return day + timedelta(seconds=int(seconds))


def _position(place: Tags) -> tuple[float | None, float | None]:
    latitude = _degrees(place, _LATITUDE, _LATITUDE_REF, {"N": 1, "S": -1}, 90)
    longitude = _degrees(place, _LONGITUDE, _LONGITUDE_REF, {"E": 1, "W": -1}, 180)
    # Receivers without a fix write zeros, which is a spot in the Gulf of Guinea and no building.
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None, None
    return latitude, longitude


def _degrees(place: Tags, tag: int, reference: int, signs: dict[str, int], limit: int) -> float | None:
    parts, sign = _numbers(place, tag), signs.get(_text(place, reference).upper())
    if len(parts) != 3 or sign is None or min(parts) < 0:
        return None
    degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    return round(sign * degrees, 6) if degrees <= limit else None


def _camera(tags: Tags) -> str:
    make, model = (_printable(_text(tags, tag)) for tag in (_MAKE, _MODEL))
    joined = model if model.lower().startswith(make.lower()) else f"{make} {model}"
    return joined.strip()[:_LONGEST_CAMERA].strip()


def _printable(text: str) -> str:
    return "".join(
        character for character in text if character.isprintable() and character != "\ufffd"
    ).strip()
