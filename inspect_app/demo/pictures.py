"""Sample photographs and signatures, each different, kept the way uploads are."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import datetime, tzinfo

from inspect_app.photos.scenes import draw_scene, draw_signature
from inspect_app.services import evidence, signing
from inspect_app.services.evidence import StoredPhoto
from inspect_app.storage.blobs import LocalBlobStore

SIZE = (880, 660)
SCENES = {
    "car-park": ("car-park-floor", "barrier", "garden"),
    "lobby": ("lobby-floor", "notice-board"),
    "lift-car": ("lift-panel",),
    "corridor": ("corridor", "extinguisher"),
    "front-desk": ("front-desk", "register"),
    "telephone": ("register",),
    "complaints": ("register",),
    "home-repair": ("register", "badge"),
    "appearance": ("badge",),
}


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

    def take(self, checklist: str, moment: datetime) -> Shot:
        """A new picture of what ``checklist`` looks at, showing a fault."""
        self.taken += 1
        kinds = SCENES.get(checklist, ("notice-board",))
        kind = kinds[self.taken % len(kinds)]
        return Shot(self._workers.submit(draw_scene, kind, self.taken, SIZE, True), moment)

    def develop(self, shot: Shot) -> StoredPhoto:
        """The picture, once drawn, accepted and kept like any upload."""
        name = f"IMG_{shot.moment.astimezone(self.zone):%Y%m%d_%H%M%S}.jpg"
        return evidence.store(self.blobs, shot.data.result(), name, self.zone)

    def signature(self, name: str) -> str:
        """The hash of the signature of ``name``."""
        return signing.store(self.blobs, draw_signature(name, len(name)))
