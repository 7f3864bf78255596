"""HEIC through the optional libheif binding.

Without it such photos are refused with a reason that can be mended.
"""

import importlib
from types import ModuleType
from typing import Any

from PIL import Image

from inspect_app.photos import derive, limits
from inspect_app.photos.header import Header
from inspect_app.photos.problems import BROKEN, Fault


def available() -> bool:
    """Whether HEIC photos can be read on this machine."""
    return _library() is not None


def survey(data: bytes) -> Header:
    """Measures and EXIF of the primary picture, already turned as the file says; raises Fault."""
    picture = _primary(data)
    exif = picture.info.get("exif") or b""
    width, height = picture.size
    return Header("HEIF", width, height, bytes(exif), data)


def decode(data: bytes) -> Image.Image:
    """The primary picture, flattened and reduced by a whole factor to no less than the derivative's size.

    Raises Fault (damaged, truncated). The embedded preview is never used in its place, since a file can carry
    a preview of something else. The binding's own conversion is not used either: it would hand the EXIF block
    to the image library's parser, and hold the picture twice in full.
    """
    picture = _primary(data)
    size = picture.size
    try:
        pixels, mode, stride = memoryview(picture.data), picture.mode, picture.stride
        if picture.size != size:
            raise Fault("damaged")

        def cut(top: int, bottom: int) -> Image.Image:
            rows = pixels[top * stride : bottom * stride]
            return Image.frombytes(mode, (size[0], bottom - top), rows, "raw", mode, stride)

        image = derive.reduce_in_strips(cut, size, derive.fitted(size, limits.DERIVATIVE_SIDE))
    except BROKEN as error:
        raise _fault(error) from error
    image.info["icc_profile"] = picture.info.get("icc_profile")
    return image


def _primary(data: bytes) -> Any:
    library = _library()
    if library is None:
        raise Fault("heic_unavailable")
    try:
        container = library.open_heif(data, convert_hdr_to_8bit=True)
        return container[container.primary_index]
    except BROKEN as error:
        raise _fault(error) from error


def _fault(error: Exception) -> Fault:
    text = str(error).lower()
    return Fault("truncated" if "end of file" in text or "truncated" in text else "damaged")


def _library() -> ModuleType | None:
    try:
        return importlib.import_module("pillow_heif")
    except ImportError:
        return None
