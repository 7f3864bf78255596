"""Puts time, place and inspector under the copy of a photo that a report prints."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from inspect_app.photos import derive

_STRIP: Final = (38, 42, 46)
_TEXT: Final = (236, 238, 240)
_QUALITY: Final = 85


def stamp(derivative: bytes, lines: Sequence[str], font: Path, max_side: int | None = None) -> bytes:
    """JPEG bytes of the photo with a footer of the given lines; the same arguments give the same bytes.

    The footer is added below the photo, so that it hides nothing of the evidence. Lines too long for the
    width end in an ellipsis, empty ones are left out. `max_side` in pixels makes the photo smaller first (800
    is enough for two photos abreast on paper). `font` is a font file with the glyphs the lines need; raises
    OSError when it cannot be read, or when `derivative` is not a JPEG.
    """
    whole = Image.open(io.BytesIO(derivative), formats=["JPEG"])
    photo = derive.shrink(whole, derive.fitted(whole.size, max_side or max(whole.size)))
    texts = [text for text in (_one_line(line) for line in lines) if text]
    return derive.to_jpeg(_with_footer(photo, texts, font) if texts else photo, _QUALITY)


def _with_footer(photo: Image.Image, texts: Sequence[str], font: Path) -> Image.Image:
    letter = max(11, round(max(photo.size) / 52))
    # The basic layout gives the same bytes whether or not a shaping library is installed.
    face = ImageFont.truetype(font, letter, layout_engine=ImageFont.Layout.BASIC)
    pad, pitch = letter * 3 // 4, letter * 7 // 5
    height = 2 * pad + pitch * len(texts) - (pitch - letter)
    stamped = Image.new("RGB", (photo.width, photo.height + height), _STRIP)
    stamped.paste(photo)
    draw = ImageDraw.Draw(stamped)
    for row, text in enumerate(texts):
        middle = photo.height + pad + row * pitch + letter // 2
        draw.text((pad, middle), _cut(text, face, photo.width - 2 * pad), _TEXT, face, anchor="lm")
    return stamped


def _one_line(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _cut(text: str, face: ImageFont.FreeTypeFont, width: int) -> str:
    """The text, or as much of its start as fits with an ellipsis, found by halving."""
    if face.getlength(text[:400]) <= width and len(text) <= 400:
        return text
    fits, over = 0, min(len(text), 400)
    while over - fits > 1:
        middle = (fits + over) // 2
        if face.getlength(text[:middle] + "…") <= width:
            fits = middle
        else:
            over = middle
    return text[:fits].rstrip() + "…"
