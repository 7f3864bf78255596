"""Sample photographs and signatures, each different, kept the way uploads are."""

from __future__ import annotations

import base64
import random
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache
from typing import Any

from inspect_app.demo.company import ProjectPlan
from inspect_app.photos.scenes import dated, draw_scene, draw_signature
from inspect_app.services import evidence
from inspect_app.services.evidence import StoredPhoto
from inspect_app.storage.blobs import LocalBlobStore

SIZE = (880, 660)
# What an item is about decides the picture; else the checklist does.
BY_WORD = {
    "barrier": "barrier",
    "extinguisher": "extinguisher",
    "hydrant": "extinguisher",
    "fire-box": "extinguisher",
    "notice": "notice-board",
    "board": "notice-board",
    "badge": "badge",
    "slip": "register",
    "record": "register",
    "log": "register",
}
BY_CHECKLIST = {
    "car-park": "car-park-floor",
    "lobby": "lobby-floor",
    "lift-car": "lift-panel",
    "corridor": "corridor",
    "front-desk": "front-desk",
    "appearance": "badge",
}
OTHERWISE = "register"


def scene_for(checklist: str, item: str) -> str:
    """The kind of picture that proves a fault of ``item``."""
    for word, kind in BY_WORD.items():
        if word in item:
            return kind
    return BY_CHECKLIST.get(checklist, OTHERWISE)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture being drawn; ``moment`` is when it was taken."""

    data: Future[bytes]
    moment: datetime


class Camera:
    """Takes one picture after another; ``zone`` is where its clock is, ``workers`` draw."""

    def __init__(self, blobs: LocalBlobStore, zone: tzinfo, workers: Executor) -> None:
        self.blobs = blobs
        self.zone = zone
        self.taken = 0
        self._workers = workers
        self._mended: dict[tuple[str, int], StoredPhoto] = {}

    def take(self, checklist: str, item: str, moment: datetime) -> Shot:
        """A new picture of what ``item`` looks at, showing a fault."""
        self.taken += 1
        kind = scene_for(checklist, item)
        return Shot(self._workers.submit(draw_scene, kind, self.taken, SIZE, True), moment)

    def develop(self, shot: Shot) -> StoredPhoto:
        """The picture, once drawn, accepted and kept like any upload."""
        local = shot.moment.astimezone(self.zone)
        picture = dated(shot.data.result(), local)
        return evidence.store(self.blobs, picture, f"IMG_{local:%Y%m%d_%H%M%S}.jpg", self.zone)

    def faulty(self, kind: str, variant: int) -> StoredPhoto:
        """A picture of a fault that was seen outside of an inspection."""
        picture = self._workers.submit(draw_scene, kind, 8000 + variant, SIZE, True).result()
        self.taken += 1
        return evidence.store(self.blobs, picture, f"{kind}.jpg", self.zone)

    def mended(self, kind: str, variant: int) -> StoredPhoto:
        """A picture of the mended state, one of a few of its kind; each is drawn once."""
        key = (kind, variant)
        if key not in self._mended:
            picture = self._workers.submit(draw_scene, kind, 9000 + variant, SIZE, False).result()
            self._mended[key] = evidence.store(self.blobs, picture, f"{kind}.jpg", self.zone)
        return self._mended[key]

    def signature(self, name: str) -> str:
        """The signature of ``name`` as a tablet sends it, a data URL."""
        return _signature(name)


@cache
def _signature(name: str) -> str:
    """Drawn once: everybody signs again and again, the same way."""
    png = draw_signature(name, len(name))
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")


def photo_value(stored: StoredPhoto, shot: Shot, plan: ProjectPlan) -> dict[str, Any]:
    """What the tablet's op says of the photo. Some were chosen from the library, some have no position."""
    draw = random.Random(stored.original)
    value = {
        "sha256": stored.original,
        "length": stored.size,
        "media_type": "image/jpeg",
        "width": stored.processed.width,
        "height": stored.processed.height,
        "taken_at": shot.moment.isoformat(),
        "source": "camera" if draw.random() < 0.9 else "library",
        "name": stored.filename,
    }
    if draw.random() < 0.85:
        latitude, longitude = (round(at + draw.uniform(-0.0008, 0.0008), 6) for at in plan.position)
        accuracy = draw.choice((4, 6, 8, 12, 18, 35))
        value |= {"latitude": latitude, "longitude": longitude, "accuracy": accuracy}
    return value
