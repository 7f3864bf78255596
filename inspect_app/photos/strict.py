"""Opening a picture so that a cut-off one shows itself."""

from __future__ import annotations

import io

from PIL import Image, ImageFile


def open_strictly(data: bytes, format_name: str) -> Image.Image:
    """The picture, not yet decoded, of exactly that format; decoding it raises OSError where it is cut off.

    The PDF engine tells Pillow, for its whole process, to fill cut-off pictures with grey. Where both run in
    one process, half a photo would pass as evidence, so the switch is set back each time.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return Image.open(io.BytesIO(data), formats=[format_name])
