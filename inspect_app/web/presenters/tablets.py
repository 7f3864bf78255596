"""What tablets told of themselves, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from inspect_app.storage.models import Device

# Networks and slow tablets explain less than this, in milliseconds.
_UNTOLD = 60_000
_NAMES = ("iPad", "iPhone", "Android", "Windows", "Macintosh", "Linux")


@dataclass(frozen=True, slots=True)
class Row:
    """One tablet; texts are worded, ``tone`` and the like are badge tones, empty where all is well."""

    name: str
    person: str
    seen: datetime
    ops: int
    photos: int
    rejected: int
    version: str
    version_tone: str
    storage: str
    storage_tone: str
    clock: str
    clock_tone: str

    @property
    def unsent(self) -> int:
        """What lies on the tablet and nowhere else."""
        return self.ops + self.photos


def row(device: Device, person: str, newest: str) -> Row:
    """``newest`` is the build that is served now, empty where nobody knows."""
    old = bool(newest) and device.build != newest
    storage, storage_tone = _storage(device)
    clock, clock_tone = _clock(device.skew_ms)
    return Row(
        name=name_of(device),
        person=person,
        seen=device.last_seen,
        ops=device.unsent_ops,
        photos=device.unsent_photos,
        rejected=device.rejected,
        version=str(_("Older") if old else _("Newest") if newest else _("Not known")),
        version_tone="warn" if old else "",
        storage=storage,
        storage_tone=storage_tone,
        clock=clock,
        clock_tone=clock_tone,
    )


def name_of(device: Device) -> str:
    """Its make, as far as its browser tells, and the end of its id: ``iPad 4F2A``."""
    if device.kind == "office":
        return str(_("Office pages"))
    make = next((name for name in _NAMES if name in device.agent), str(_("Tablet")))
    return f"{make.replace('Macintosh', 'Mac')} {device.id.hex[-4:].upper()}"


def _storage(device: Device) -> tuple[str, str]:
    told = device.storage or {}
    if told.get("state") == "broken":
        return str(_("Cannot be written")), "bad"
    if not told:
        return str(_("Not told yet")), ""
    if not told.get("persisted"):
        return str(_("May be cleared")), "warn"
    return str(_("Kept for good")), ""


def _clock(skew: int | None) -> tuple[str, str]:
    if skew is None:
        return str(_("Not told yet")), ""
    if abs(skew) < _UNTOLD:
        return str(_("Right")), ""
    minutes = round(abs(skew) / 60_000)
    words = _("%(n)s min fast", n=minutes) if skew > 0 else _("%(n)s min slow", n=minutes)
    return str(words), "warn"
