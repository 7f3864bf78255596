"""A first look at bytes that should be a photo: cheap enough for a request, since no pixel is decoded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from inspect_app.photos import formats, jpeg, limits, png, webp
from inspect_app.photos.header import Header, check_measures
from inspect_app.photos.problems import Fault, PhotoRefused, shown_name

_SURVEYS: Final[Mapping[str, Callable[[bytes], Header]]] = {
    "JPEG": jpeg.survey,
    "PNG": png.survey,
    "WEBP": webp.survey,
}


def glance(data: bytes, filename: str) -> str:
    """The media type of a JPEG, PNG or WebP whose head is sound and whose size is bearable.

    Raises PhotoRefused and nothing else. What is broken further in shows itself when copies are made.
    """
    try:
        return _glance(data)
    except Fault as fault:
        raise PhotoRefused(fault.code, shown_name(filename), fault.values) from fault


def _glance(data: bytes) -> str:
    if not data:
        raise Fault("empty")
    if len(data) > limits.MAX_BYTES:
        raise Fault("too_large_bytes", bytes=len(data), limit=limits.MAX_BYTES)
    detected = formats.detect(data)
    if detected is None:
        raise Fault("not_an_image")
    if detected not in _SURVEYS:
        raise Fault("format_not_accepted", format=detected)
    check_measures(_SURVEYS[detected](data))
    return formats.ACCEPTED[detected]
