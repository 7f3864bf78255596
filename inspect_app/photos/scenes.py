"""Sample pictures for trying the product out: places of a property drawn by code, each seed another one."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PIL import ExifTags, Image

from inspect_app.photos.scenery import (
    car_park,
    close_ups,
    corridor,
    handwriting,
    lift,
    light,
    lobby,
    outdoors,
)
from inspect_app.photos.scenery.stage import Stage

_SCENES: Final[dict[str, Callable[[Stage, bool], None]]] = {
    "lobby-floor": lobby.floor,
    "front-desk": lobby.desk,
    "car-park-floor": car_park.floor,
    "barrier": outdoors.barrier,
    "garden": outdoors.garden,
    "lift-panel": lift.panel,
    "corridor": corridor.passage,
    "extinguisher": corridor.extinguisher,
    "notice-board": close_ups.notice_board,
    "register": close_ups.register,
    "badge": close_ups.badge,
}
KINDS: Final = tuple(_SCENES)
# Tablets' cameras give no more detail than this in poor light, and drawing takes a third less time.
_DRAWN_WIDTH: Final = 1024


def draw_scene(
    kind: str, seed: int, size: tuple[int, int] = (1280, 960), faulty: bool | None = None
) -> bytes:
    """JPEG bytes of a picture of that kind, one of KINDS; the same arguments give the same bytes.

    `faulty` shows or leaves out what an inspector would complain about; None lets the seed decide. Raises
    KeyError for an unknown kind.
    """
    share = min(1.0, _DRAWN_WIDTH / size[0])
    stage = Stage(seed, (round(size[0] * share), round(size[1] * share)))
    chosen = stage.rng.random() < 0.6
    _SCENES[kind](stage, chosen if faulty is None else faulty)
    return light.develop(stage, size)


def dated(picture: bytes, moment: datetime) -> bytes:
    """The JPEG with the local time and offset that a camera would have noted in it; ``moment`` is aware."""
    exif = Image.Exif()
    noted = exif.get_ifd(ExifTags.IFD.Exif)
    noted[ExifTags.Base.DateTimeOriginal] = f"{moment:%Y:%m:%d %H:%M:%S}"
    noted[ExifTags.Base.OffsetTimeOriginal] = moment.isoformat()[-6:]
    block = exif.tobytes()
    return picture[:2] + b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block + picture[2:]


def draw_signature(name: str, seed: int) -> bytes:
    """PNG bytes of a handwritten-looking signature on a clear ground, as a signature pad gives them."""
    return handwriting.signature(name, seed)
