"""Print and handwriting in sample pictures."""

import random
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from inspect_app.config import bundled_folder
from inspect_app.photos.scenery.stage import Colour

Face = ImageFont.FreeTypeFont | ImageFont.ImageFont


@lru_cache(maxsize=64)
def face(size: int, bold: bool = False) -> Face:
    """The product's own font, or the library's built-in one where set-up has not brought it."""
    name = f"NotoSansSC-{'Bold' if bold else 'Regular'}.ttf"
    path: Path = bundled_folder("static") / "vendor" / "fonts" / name
    if path.is_file():
        return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    return ImageFont.load_default(size)


def printed(
    image: Image.Image,
    at: tuple[float, float],
    text: str,
    size: int,
    colour: Colour,
    bold: bool = False,
    anchor: str = "mm",
) -> None:
    """Print a line of text into a texture; `at` is its middle unless the anchor says otherwise."""
    ImageDraw.Draw(image).text(at, text, colour, face(size, bold), anchor)


def paragraph(
    rng: random.Random,
    image: Image.Image,
    box: tuple[float, float, float, float],
    pitch: float,
    colour: Colour,
) -> None:
    """Lines of print too small to read: runs of dark bars, ragged at the end of a paragraph."""
    left, top, right, bottom = box
    draw = ImageDraw.Draw(image)
    y = top
    while y < bottom:
        x = left + (pitch * 1.2 if rng.random() < 0.25 else 0)
        stop = right - (right - left) * (rng.uniform(0.2, 0.7) if rng.random() < 0.22 else 0)
        while x < stop:
            run = rng.uniform(0.5, 0.8) * pitch
            draw.rectangle((x, y, x + run, y + pitch * 0.5), fill=colour)
            x += run + pitch * 0.14
        y += pitch


def scribble(
    rng: random.Random,
    image: Image.Image,
    at: tuple[float, float],
    width: float,
    height: float,
    colour: Colour,
    pen: int = 2,
) -> None:
    """Words in quick handwriting, one square character after another.

    `at` is the left end of the base line.
    """
    draw = ImageDraw.Draw(image)
    side = height * 0.86
    x = at[0]
    while x + side < at[0] + width:
        top = at[1] - height + rng.uniform(-0.1, 0.1) * height
        for _ in range(rng.randint(3, 5)):
            draw.line(_pen_stroke(rng, x, top, side), colour, pen)
        x += side * rng.uniform(1.02, 1.25)


def _pen_stroke(rng: random.Random, x: float, y: float, side: float) -> list[tuple[float, float]]:
    """Across, down, slanting or hooked, somewhere in the character's square."""
    left, top = x + rng.uniform(0, 0.4) * side, y + rng.uniform(0.05, 0.6) * side
    across, down = rng.choice(((0.6, -0.06), (0.04, 0.5), (-0.3, 0.45), (0.35, 0.35), (0.5, 0.1)))
    end = (left + across * side, top + down * side)
    if rng.random() < 0.3:
        return [(left, top), end, (end[0] - 0.16 * side, end[1] + 0.2 * side)]
    return [(left, top), end]


def smooth(points: list[tuple[float, float]], pieces: int = 6) -> list[tuple[float, float]]:
    """A curve through the points (Catmull-Rom), as short straight pieces."""
    if len(points) < 3:
        return points
    padded = [points[0], *points, points[-1]]
    curve: list[tuple[float, float]] = []
    for at in range(1, len(padded) - 2):
        curve += [_between(padded[at - 1 : at + 3], piece / pieces) for piece in range(pieces)]
    return [*curve, points[-1]]


def _between(four: list[tuple[float, float]], share: float) -> tuple[float, float]:
    values = []
    for axis in (0, 1):
        a, b, c, d = (point[axis] for point in four)
        values.append(
            0.5
            * (
                2 * b
                + (c - a) * share
                + (2 * a - 5 * b + 4 * c - d) * share**2
                + (3 * b - a - 3 * c + d) * share**3
            )
        )
    return values[0], values[1]
