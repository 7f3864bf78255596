"""What is known of a picture before any image library sees it."""

from dataclasses import dataclass

from inspect_app.photos import limits
from inspect_app.photos.problems import Fault


@dataclass(frozen=True, slots=True)
class Header:
    """Measures in pixels as stored, before any turning.

    `body` is the same picture without what the image library should not read (EXIF, comments, texts, further
    pictures); `exif` is the EXIF block, empty when there is none.
    """

    format: str
    width: int
    height: int
    exif: bytes
    body: bytes


def check_measures(header: Header) -> None:
    """Raise Fault for a picture that would cost too much memory or time to decode."""
    width, height = header.width, header.height
    if width < 1 or height < 1:
        raise Fault("damaged")
    if max(width, height) > limits.MAX_SIDE:
        raise Fault("side_too_long", side=max(width, height), limit=limits.MAX_SIDE)
    limit = limits.MAX_PIXELS_UNSCALED.get(header.format, limits.MAX_PIXELS)
    if width * height > limit:
        raise Fault("too_many_pixels", pixels=width * height, limit=limit)
