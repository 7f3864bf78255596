"""What a reader should know about how evidence came about.

It explains and accuses nobody: every remark can have a harmless reason, and none of them changes a score.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

# A clock further off than this is told; networks and slow tablets explain less.
SKEW = timedelta(minutes=3)
# Photos this much before the start, or after the end, may still belong to the walk.
GRACE = timedelta(minutes=15)
# Satellite positions among high buildings are easily this wrong, in metres.
FAR = 250.0
# Two hashes of one picture, saved twice, differ in no more bits than this.
ALIKE_BITS = 3
# Nobody reads, looks and taps faster than this, on a sheet of at least so many items.
SECONDS_AN_ITEM = 1.5
FEWEST_ITEMS = 8
_EARTH_RADIUS = 6_371_000.0

Value = str | int


@dataclass(frozen=True, slots=True)
class Remark:
    """``code``: clock-ahead, clock-behind, photo-before, photo-after, photo-library, photo-far, sheet-fast or
    photo-used and photo-alike, both also with -here and -elsewhere. ``values`` fill its sentence.
    """

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
    sheet: str | None = None
    item: str | None = None
    photo: str | None = None


@dataclass(frozen=True, slots=True)
class DeviceClock:
    """How far a device's clock was ahead of the server's, at the most, while it sent ops; by whom."""

    device: str
    name: str
    skew: timedelta


@dataclass(frozen=True, slots=True)
class PhotoEvidence:
    """``position`` and ``place`` are (latitude, longitude) in degrees WGS 84; ``accuracy`` is metres.

    ``skew`` is how far the clock of the device that took it was ahead.
    """

    id: str
    sheet: str
    item: str
    source: str
    taken_at: datetime | None = None
    skew: timedelta = timedelta(0)
    position: tuple[float, float] | None = None
    accuracy: float = 0.0
    place: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A photo that was there before another: the same bytes where ``bits`` is None, else so many bits apart.

    ``number`` is its inspection's, empty where the reader may not know which it is; ``is_here``: this one.
    """

    photo: str
    number: str
    bits: int | None
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class SheetPace:
    """``items`` answered on a sheet by tablets, the first at ``first``, the last at ``last``."""

    sheet: str
    items: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """All of one inspection that remarks are made from; ``finished_at`` is None while it is in progress."""

    started_at: datetime
    finished_at: datetime | None
    clocks: Sequence[DeviceClock] = ()
    photos: Sequence[PhotoEvidence] = ()
    earlier: Sequence[Earlier] = ()
    paces: Sequence[SheetPace] = ()


def remarks(evidence: Evidence) -> tuple[Remark, ...]:
    """The remarks, clocks first, then photo by photo, then sheets."""
    earlier = {one.photo: one for one in evidence.earlier}
    found = [remark for clock in evidence.clocks for remark in _clock(clock)]
    for photo in evidence.photos:
        found += _photo(photo, evidence, earlier.get(photo.id))
    return (*found, *(remark for pace in evidence.paces for remark in _pace(pace)))


def _clock(clock: DeviceClock) -> Iterator[Remark]:
    if abs(clock.skew) > SKEW:
        code = "clock-ahead" if clock.skew > timedelta(0) else "clock-behind"
        yield Remark(code, {"name": clock.name, "minutes": round(abs(clock.skew) / timedelta(minutes=1))})


def _photo(photo: PhotoEvidence, evidence: Evidence, earlier: Earlier | None) -> Iterator[Remark]:
    told = [*_time(photo, evidence), *_again(earlier), *_source(photo), *_distance(photo)]
    for code, values in told:
        yield Remark(code, values, photo.sheet, photo.item, photo.id)


def _time(photo: PhotoEvidence, evidence: Evidence) -> Iterator[tuple[str, dict[str, Value]]]:
    if photo.taken_at is None:
        return
    # A clock that is wrong has its own remark; its photos need not be told again.
    taken = photo.taken_at - photo.skew
    if taken < evidence.started_at - GRACE:
        yield "photo-before", {"minutes": _minutes(evidence.started_at - taken)}
    elif evidence.finished_at is not None and taken > evidence.finished_at + GRACE:
        yield "photo-after", {"minutes": _minutes(taken - evidence.finished_at)}


def _minutes(span: timedelta) -> int:
    return round(span / timedelta(minutes=1))


def _again(earlier: Earlier | None) -> Iterator[tuple[str, dict[str, Value]]]:
    if earlier is None:
        return
    kind = "photo-used" if earlier.bits is None else "photo-alike"
    if earlier.is_here:
        yield f"{kind}-here", {}
    elif earlier.number:
        yield kind, {"number": earlier.number}
    else:
        yield f"{kind}-elsewhere", {}


def _source(photo: PhotoEvidence) -> Iterator[tuple[str, dict[str, Value]]]:
    if photo.source == "library":
        yield "photo-library", {}


def _distance(photo: PhotoEvidence) -> Iterator[tuple[str, dict[str, Value]]]:
    if photo.position is None or photo.place is None:
        return
    away = distance(photo.position, photo.place)
    if away - photo.accuracy > FAR:
        yield "photo-far", {"metres": round(away)}


def _pace(pace: SheetPace) -> Iterator[Remark]:
    seconds = (pace.last - pace.first) / timedelta(seconds=1)
    # Between the first and the last tap lie one item fewer than there are.
    if pace.items >= FEWEST_ITEMS and seconds < (pace.items - 1) * SECONDS_AN_ITEM:
        yield Remark("sheet-fast", {"items": pace.items, "seconds": round(seconds)}, pace.sheet)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two (latitude, longitude) in degrees, on a sphere."""
    latitudes = math.radians(one[0]), math.radians(other[0])
    across = math.radians(other[1] - one[1])
    half = (
        math.sin((latitudes[1] - latitudes[0]) / 2) ** 2
        + math.cos(latitudes[0]) * math.cos(latitudes[1]) * math.sin(across / 2) ** 2
    )
    return 2 * _EARTH_RADIUS * math.asin(math.sqrt(min(1.0, half)))


def is_telling(dhash: int) -> bool:
    """Whether a hash says something: bare walls and night sky all look alike."""
    return 8 <= dhash.bit_count() <= 56
