"""Takes one uploaded file and returns everything the system keeps of it, or says why it is no photo."""

import hashlib
import os
import threading
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PIL import Image

from inspect_app.photos import derive, formats, heic, jpeg, limits, metadata, png, webp
from inspect_app.photos.derive import Copies
from inspect_app.photos.header import Header, check_measures
from inspect_app.photos.problems import BROKEN, Fault, PhotoRefused, shown_name
from inspect_app.photos.strict import open_strictly

_SURVEYS = {"JPEG": jpeg.survey, "PNG": png.survey, "WEBP": webp.survey, "HEIF": heic.survey}
# Each decoding may take 200 MB; more at once than there are cores would only cost memory, not save time.
_DECODING = threading.BoundedSemaphore(os.cpu_count() or 2)


@dataclass(frozen=True, slots=True)
class ProcessedPhoto:
    """What is kept of a photo besides the original bytes.

    `sha256` is the hex digest of the original; `width` and `height` are the original's pixels once upright;
    `derivative` and `thumbnail` are JPEG bytes without metadata, longest side at most 1200 and 320 pixels;
    `dhash` is 0 to 2**64 - 1, for `dhash.distance`; `taken_at` is aware or None; degrees are WGS 84 or
    both None.
    """

    sha256: str
    media_type: str
    width: int
    height: int
    derivative: bytes
    thumbnail: bytes
    dhash: int
    taken_at: datetime | None
    latitude: float | None
    longitude: float | None
    camera: str


def accept(data: bytes, filename: str, zone: tzinfo | None = None) -> ProcessedPhoto:
    """Process an uploaded photo; raises PhotoRefused and nothing else, whatever the bytes are.

    `filename` is only repeated in refusals. `zone` is where times without an offset from UTC were taken;
    without it they are left out.
    """
    try:
        return _accept(data, zone)
    except Fault as fault:
        raise PhotoRefused(fault.code, shown_name(filename), fault.values) from fault


def _accept(data: bytes, zone: tzinfo | None) -> ProcessedPhoto:
    header = _survey(data)
    known = metadata.read(header.exif, zone)
    # libheif turns the picture itself, so the EXIF orientation of a HEIC must not turn it again.
    orientation = 1 if header.format == "HEIF" else known.orientation
    copies = _decode(header, orientation)
    sideways = orientation >= 5
    return ProcessedPhoto(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=formats.ACCEPTED[header.format],
        width=header.height if sideways else header.width,
        height=header.width if sideways else header.height,
        derivative=copies.derivative,
        thumbnail=copies.thumbnail,
        dhash=copies.dhash,
        taken_at=known.taken_at,
        latitude=known.latitude,
        longitude=known.longitude,
        camera=known.camera,
    )


def _survey(data: bytes) -> Header:
    if not data:
        raise Fault("empty")
    if len(data) > limits.MAX_BYTES:
        raise Fault("too_large_bytes", bytes=len(data), limit=limits.MAX_BYTES)
    detected = formats.detect(data)
    if detected is None:
        raise Fault("not_an_image")
    if detected not in _SURVEYS:
        raise Fault("format_not_accepted", format=detected)
    header = _SURVEYS[detected](data)
    check_measures(header)
    return header


def _decode(header: Header, orientation: int) -> Copies:
    """Decode every pixel once and make the copies; only here can a broken picture show itself."""
    try:
        with _DECODING:
            return derive.copies(_open(header), orientation)
    except BROKEN as error:
        raise Fault("truncated" if "truncated" in str(error) else "damaged") from error


def _open(header: Header) -> Image.Image:
    if header.format == "HEIF":
        return heic.decode(header.body)
    image = open_strictly(header.body, header.format)
    # Two heads in one file would pass the limits with one and be decoded with the other.
    if image.size != (header.width, header.height):
        raise Fault("damaged")
    return image
