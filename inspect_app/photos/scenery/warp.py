"""Lays a flat texture into a picture as the eye would see it: by a perspective map of its four corners."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

Point = tuple[float, float]


def warp_into(image: Image.Image, texture: Image.Image, corners: Sequence[Point]) -> None:
    """Draw the texture with its corners, clockwise from top left, at the given pixels.

    Only what shows is computed; an alpha channel of the texture is kept.
    """
    left = max(0, int(min(x for x, _ in corners)))
    top = max(0, int(min(y for _, y in corners)))
    right = min(image.width, int(max(x for x, _ in corners)) + 1)
    bottom = min(image.height, int(max(y for _, y in corners)) + 1)
    if right <= left or bottom <= top:
        return
    moved = [(x - left, y - top) for x, y in corners]
    size = (right - left, bottom - top)
    wide, high = texture.size
    numbers = _coefficients(moved, [(0, 0), (wide, 0), (wide, high), (0, high)])
    warped = texture.transform(size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BILINEAR)
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).polygon(moved, fill=255)
    if warped.mode == "RGBA":
        alpha = Image.composite(warped.getchannel("A"), Image.new("L", size), mask)
        image.paste(warped.convert("RGB"), (left, top), alpha)
    else:
        image.paste(warped, (left, top), mask)


def _coefficients(shown: Sequence[Point], source: Sequence[Point]) -> list[float]:
    """The eight numbers that map a shown pixel back to the texture, from four pairs of points."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(shown, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> list[float]:
    """Gauss-Jordan elimination with row exchange; rows carry the right-hand side as their last number."""
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        scale = rows[column][column]
        rows[column] = [number / scale for number in rows[column]]
        for row in range(size):
            if row != column and rows[row][column]:
                factor = rows[row][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    return [row[-1] for row in rows]
