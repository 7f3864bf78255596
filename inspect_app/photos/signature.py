"""Takes a finger signature drawn on a canvas, or says why it is none."""

import base64
import binascii
import io
from dataclasses import dataclass
from typing import Final

from PIL import Image

from inspect_app.photos import colour, limits, png
from inspect_app.photos.problems import BROKEN, Fault, SignatureRefused
from inspect_app.photos.strict import open_strictly

_DATA_URL = "data:image/png;base64,"
_INK_BELOW: Final = 200
_LEAST_INK: Final = 40
_LEAST_EXTENT: Final = 8
_MARGIN: Final = 12


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature on white, margins trimmed: PNG bytes without metadata, and its measures in pixels."""

    png: bytes
    width: int
    height: int


def from_data_url(text: str) -> bytes:
    """The PNG bytes of a canvas's data URL; raises SignatureRefused (empty, not_a_png, too_large_bytes)."""
    if not text.strip():
        raise SignatureRefused("empty", {})
    if not text.startswith(_DATA_URL):
        raise SignatureRefused("not_a_png", {})
    encoded = text[len(_DATA_URL) :]
    if len(encoded) * 3 // 4 > limits.SIGNATURE_MAX_BYTES + 3:
        size = len(encoded) * 3 // 4
        raise SignatureRefused("too_large_bytes", {"bytes": size, "limit": limits.SIGNATURE_MAX_BYTES})
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SignatureRefused("not_a_png", {}) from error


def accept_signature(data: bytes) -> Signature:
    """Process the PNG of a signature; raises SignatureRefused and nothing else, whatever the bytes are."""
    try:
        return _trimmed(_decode(data))
    except Fault as fault:
        raise SignatureRefused(fault.code, fault.values) from fault


def _decode(data: bytes) -> Image.Image:
    if not data:
        raise Fault("empty")
    if len(data) > limits.SIGNATURE_MAX_BYTES:
        raise Fault("too_large_bytes", bytes=len(data), limit=limits.SIGNATURE_MAX_BYTES)
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        raise Fault("not_a_png")
    header = png.survey(data)
    _check_size(header.width, header.height)
    try:
        image = open_strictly(header.body, "PNG")
        _check_size(*image.size)
        image.load()
        return colour.flatten(image)
    except BROKEN as error:
        raise Fault("damaged") from error


def _check_size(width: int, height: int) -> None:
    wide, high = limits.SIGNATURE_MAX_WIDTH, limits.SIGNATURE_MAX_HEIGHT
    if width < 1 or height < 1:
        raise Fault("damaged")
    if width > wide or height > high:
        raise Fault("too_large_pixels", width=width, height=height, max_width=wide, max_height=high)


def _trimmed(image: Image.Image) -> Signature:
    """Cut to the strokes; a stray touch of the finger is not a signature."""
    ink = image.convert("L").point(lambda grey: 255 if grey < _INK_BELOW else 0)
    box = ink.getbbox()
    if box is None or ink.histogram()[255] < _LEAST_INK or max(_extent(box)) < _LEAST_EXTENT:
        raise Fault("no_ink")
    width, height = (length + 2 * _MARGIN for length in _extent(box))
    fresh = Image.new("RGB", (width, height), "white")
    fresh.paste(image.crop(box), (_MARGIN, _MARGIN))
    out = io.BytesIO()
    fresh.save(out, "PNG", optimize=True)
    return Signature(out.getvalue(), width, height)


def _extent(box: tuple[int, int, int, int]) -> tuple[int, int]:
    return box[2] - box[0], box[3] - box[1]
