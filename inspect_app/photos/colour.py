"""Brings every kind of pixel a camera or screenshot writes to plain sRGB on white."""

import io
from functools import lru_cache
from typing import Any

from PIL import Image, ImageCms

_ALPHA_MODES = frozenset({"RGBA", "LA", "RGBa"})
# Profiles carry their name as plain text or, since version 4, in two bytes a letter.
_SRGB_NAMES = (b"sRGB", "sRGB".encode("utf-16-be"))
_ICC_LIMIT = 4 * 1024 * 1024


def flatten(image: Image.Image) -> Image.Image:
    """The picture as RGB: transparency laid on white, palettes, greys and 16 bits a channel reduced to 8."""
    if image.mode == "RGB" and "transparency" not in image.info:
        return image
    if image.mode.startswith("I"):
        # The library clips 16-bit greys to white instead of scaling them, so the scale is applied by hand.
        image = image.point(lambda value: value * (1 / 256))
        return image.convert("L").convert("RGB")
    if image.mode in _ALPHA_MODES or "transparency" in image.info:
        whole = image.convert("RGBA")
        white = Image.new("RGB", whole.size, "white")
        white.paste(whole, mask=whole.getchannel("A"))
        return white
    return image.convert("RGB")


def to_srgb(image: Image.Image, icc: object) -> Image.Image:
    """The RGB or CMYK picture in sRGB; a profile that is missing, broken or unfit is left unused."""
    if not isinstance(icc, bytes) or not 128 < len(icc) <= _ICC_LIMIT:
        return flatten(image)
    if image.mode == "RGB" and any(name in icc[:4096] for name in _SRGB_NAMES):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        converted = ImageCms.profileToProfile(image, source, _srgb(), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return flatten(image)
    return flatten(image) if converted is None else converted


@lru_cache(maxsize=1)
def _srgb() -> Any:
    return ImageCms.createProfile("sRGB")
