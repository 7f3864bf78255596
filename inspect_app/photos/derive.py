"""Makes the copies that pages and reports show: upright, small, sRGB, free of everything but the picture."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from inspect_app.photos import colour, limits
from inspect_app.photos.dhash import dhash

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_STRIP_PIXELS = 1 << 20
# Printed 62 mm wide, more would only make reports larger; the original is kept.
DERIVATIVE_QUALITY = 76


@dataclass(frozen=True, slots=True)
class Copies:
    """JPEG bytes of the copies and the hash of what they show."""

    derivative: bytes
    thumbnail: bytes
    dhash: int


def copies(image: Image.Image, orientation: int) -> Copies:
    """Both copies of a picture, which a JPEG need not be decoded for yet; `orientation` is EXIF's 1 to 8."""
    icc = image.info.get("icc_profile")
    small = colour.to_srgb(shrink(image, fitted(image.size, limits.DERIVATIVE_SIDE)), icc)
    if orientation in _TURNS:
        small = small.transpose(_TURNS[orientation])
    thumbnail = small.resize(
        fitted(small.size, limits.THUMBNAIL_SIDE), Image.Resampling.LANCZOS, reducing_gap=2
    )
    return Copies(to_jpeg(small, DERIVATIVE_QUALITY), to_jpeg(thumbnail, 78), dhash(thumbnail))


def fitted(size: tuple[int, int], side: int) -> tuple[int, int]:
    """The size with no side longer than `side` pixels; never enlarged, never below one pixel."""
    longest = max(size)
    if longest <= side:
        return size
    width, height = (max(1, round(length * side / longest)) for length in size)
    return width, height


def shrink(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture at `size`, without a second full-size copy in memory.

    The result is RGB, or CMYK where the picture was, so that its profile can still be applied.
    """
    if image.format == "JPEG":
        image.draft("RGB", size)
    image.load()
    if image.mode == "CMYK" or (image.mode == "RGB" and "transparency" not in image.info):
        return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    width = image.width
    reduced = reduce_in_strips(lambda top, bottom: image.crop((0, top, width, bottom)), image.size, size)
    return reduced.resize(size, Image.Resampling.LANCZOS)


def reduce_in_strips(
    cut: Callable[[int, int], Image.Image], whole: tuple[int, int], size: tuple[int, int]
) -> Image.Image:
    """An RGB picture at least `size`, reduced from `whole` by a whole factor.

    `cut` gives the rows from a top to a bottom. Flattening makes two copies of what it is given, so it is
    given one strip at a time.
    """
    width, height = whole
    factor = max(1, min(width // size[0], height // size[1]))
    rows = factor * max(1, _STRIP_PIXELS // (width * factor))
    reduced = Image.new("RGB", (-(-width // factor), -(-height // factor)))
    for top in range(0, height, rows):
        strip = colour.flatten(cut(top, min(height, top + rows)))
        reduced.paste(strip.reduce(factor) if factor > 1 else strip, (0, top // factor))
    return reduced


def to_jpeg(image: Image.Image, quality: int) -> bytes:
    """JPEG bytes of an RGB picture, the same for the same pixels, with no metadata of any kind."""
    # A fresh picture, because the library would write a comment or profile it remembers from the original.
    fresh = Image.new("RGB", image.size)
    fresh.paste(image)
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=quality, subsampling="4:2:0", optimize=True)
    return out.getvalue()
