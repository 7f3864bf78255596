"""Draws what an inspector marked on a photo onto a copy of it; the photo itself stays as it was taken."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont

from inspect_app.photos import derive

_COLOURS: Final[Mapping[str, tuple[int, int, int]]] = {
    "red": (226, 40, 32),
    "yellow": (255, 214, 0),
    "white": (255, 255, 255),
    "black": (20, 20, 20),
}
_QUALITY: Final = 85
# Of the longest side: how thick a line is, how high a letter.
_STROKE: Final = 1 / 210
_LETTER: Final = 1 / 32
# Each line has a rim of the opposite lightness, so that it shows on any ground.
_RIM: Final = 0.5

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """``kind`` arrow, box, circle or text; coordinates are fractions of width and height, 0 to 1.

    An arrow points to the second corner, a circle fills the box between both, a text begins at the first.
    """

    kind: str
    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Ground:
    draw: ImageDraw.ImageDraw
    width: int
    height: int
    stroke: int
    face: ImageFont.FreeTypeFont

    def corners(self, shape: Shape) -> tuple[_Point, _Point]:
        """Both corners in pixels."""
        wide, high = self.width - 1, self.height - 1
        return (shape.x1 * wide, shape.y1 * high), (shape.x2 * wide, shape.y2 * high)


def shapes_of(stored: Sequence[Mapping[str, Any]]) -> tuple[Shape, ...]:
    """The shapes of a photo as they are stored, which recording has checked."""
    return tuple(
        Shape(
            kind=str(one["kind"]),
            x1=float(one["x1"]),
            y1=float(one["y1"]),
            x2=float(one["x2"]),
            y2=float(one["y2"]),
            colour=str(one["colour"]),
            text=str(one.get("text") or ""),
        )
        for one in stored
    )


def draw_marks(derivative: bytes, shapes: Sequence[Shape], font: Path) -> bytes:
    """JPEG bytes of the copy with the shapes drawn into it; the same arguments give the same bytes.

    ``font`` is a font file with the glyphs the texts need. Raises OSError when it cannot be read, or when
    ``derivative`` is not a JPEG.
    """
    image = Image.open(io.BytesIO(derivative), formats=["JPEG"]).convert("RGB")
    side = max(image.size)
    letter = max(12, round(side * _LETTER))
    # The basic layout gives the same bytes whether or not a shaping library is installed.
    face = ImageFont.truetype(font, letter, layout_engine=ImageFont.Layout.BASIC)
    ground = _Ground(ImageDraw.Draw(image), *image.size, max(3, round(side * _STROKE)), face)
    for shape in shapes:
        _DRAWN[shape.kind](ground, shape)
    return derive.to_jpeg(image, _QUALITY)


def _twice(ground: _Ground, shape: Shape, put: Callable[[tuple[int, int, int], int], None]) -> None:
    """First the rim, wider and of the opposite lightness, then the line itself."""
    colour = _COLOURS[shape.colour]
    dark = sum(colour) < 3 * 128
    rim = max(1, round(ground.stroke * _RIM))
    put((255, 255, 255) if dark else (20, 20, 20), ground.stroke + 2 * rim)
    put(colour, ground.stroke)


def _arrow(ground: _Ground, shape: Shape) -> None:
    tail, tip = ground.corners(shape)
    angle = math.atan2(tip[1] - tail[1], tip[0] - tail[0])
    length = min(max(ground.stroke * 5, 12), max(math.dist(tail, tip), 12) * 0.6)
    barbs = [_away(tip, angle + turn, length) for turn in (math.radians(150), math.radians(-150))]

    def put(colour: tuple[int, int, int], width: int) -> None:
        ground.draw.line([tail, tip], fill=colour, width=width)
        ground.draw.line([barbs[0], tip, barbs[1]], fill=colour, width=width, joint="curve")

    _twice(ground, shape, put)


def _away(point: _Point, angle: float, length: float) -> _Point:
    return point[0] + length * math.cos(angle), point[1] + length * math.sin(angle)


def _box(ground: _Ground, shape: Shape) -> None:
    (left, top), (right, bottom) = _ordered(*ground.corners(shape))
    outline = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]

    def put(colour: tuple[int, int, int], width: int) -> None:
        ground.draw.line(outline, fill=colour, width=width, joint="curve")

    _twice(ground, shape, put)


def _circle(ground: _Ground, shape: Shape) -> None:
    (left, top), (right, bottom) = _ordered(*ground.corners(shape))

    def put(colour: tuple[int, int, int], width: int) -> None:
        half = width / 2
        around = (left - half, top - half, right + half, bottom + half)
        ground.draw.ellipse(around, outline=colour, width=width)

    _twice(ground, shape, put)


def _text(ground: _Ground, shape: Shape) -> None:
    start, _ = ground.corners(shape)
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in shape.text).split())
    wide, high = ground.face.getlength(words), ground.face.size
    # What would run over the edge is moved in, as far as it fits.
    left = max(0.0, min(start[0], ground.width - wide - ground.stroke))
    top = max(0.0, min(start[1], ground.height - high * 1.3))
    colour = _COLOURS[shape.colour]
    rim = (255, 255, 255) if sum(colour) < 3 * 128 else (20, 20, 20)
    width = max(1, ground.stroke // 2)
    ground.draw.text((left, top), words, colour, ground.face, stroke_width=width, stroke_fill=rim)


def _ordered(one: _Point, other: _Point) -> tuple[_Point, _Point]:
    return (min(one[0], other[0]), min(one[1], other[1])), (max(one[0], other[0]), max(one[1], other[1]))


_DRAWN: Final[Mapping[str, Callable[[_Ground, Shape], None]]] = {
    "arrow": _arrow,
    "box": _box,
    "circle": _circle,
    "text": _text,
}
