"""HEIC through the optional libheif binding.

Without it such photos are refused with a reason that can be mended.
"""

import importlib
from types import ModuleType
from typing import Any, cast

from PIL import Image

from inspect_app.photos.header import Header
from inspect_app.photos.problems import Fault


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
    """The primary picture in full; raises Fault (damaged, truncated).

    The embedded preview is never used in its place: a file can carry a preview of something else.
    """
    try:
        return cast(Image.Image, _primary(data).to_pillow())
    except (OSError, ValueError, RuntimeError, EOFError, SyntaxError) as error:
        raise _fault(error) from error


def _primary(data: bytes) -> Any:
    library = _library()
    if library is None:
        raise Fault("heic_unavailable")
    try:
        container = library.open_heif(data, convert_hdr_to_8bit=True)
        return container[container.primary_index]
    except (OSError, ValueError, RuntimeError, EOFError, SyntaxError, IndexError) as error:
        raise _fault(error) from error


def _fault(error: Exception) -> Fault:
    text = str(error).lower()
    return Fault("truncated" if "end of file" in text or "truncated" in text else "damaged")


def _library() -> ModuleType | None:
    try:
        return importlib.import_module("pillow_heif")
    except ImportError:
        return None
