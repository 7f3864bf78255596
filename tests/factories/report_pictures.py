"""Drawn pictures for reports: JPEGs that look like site photos from afar, PNGs of signatures."""

from __future__ import annotations

import io
import math
import random

from PIL import Image, ImageDraw, ImageFilter


def photo(seed: int, size: tuple[int, int] = (1280, 960)) -> bytes:
    """A tiled floor or wall with a stain, as JPEG."""
    chance = random.Random(seed)
    width, height = (1280, 960) if size[0] >= size[1] else (960, 1280)
    base = tuple(chance.randint(120, 200) for _ in range(3))
    image = Image.new("RGB", (width // 2, height // 2), base)
    draw = ImageDraw.Draw(image)
    horizon = chance.randint(height // 6, height // 4)
    draw.rectangle((0, 0, width, horizon), fill=tuple(min(255, part + 40) for part in base))
    for column in range(-8, 24):
        draw.line(
            (width / 4 + (column - 8) * 30, horizon, width / 4 + (column - 8) * 140, height), (90, 90, 90), 2
        )
    for row in range(1, 9):
        y = horizon + row * row * 6
        draw.line((0, y, width, y), (95, 95, 95), 2)
    x, y = chance.randint(60, width // 2 - 160), chance.randint(horizon + 40, height // 2 - 90)
    stain = tuple(max(0, part - 80) for part in base)
    for _ in range(14):
        radius = chance.randint(10, 46)
        dx, dy = chance.randint(-60, 60), chance.randint(-22, 22)
        draw.ellipse(
            (x + dx - radius, y + dy - radius // 2, x + dx + radius, y + dy + radius // 2), fill=stain
        )
    image = image.filter(ImageFilter.GaussianBlur(2)).resize(size)
    noise = Image.effect_noise(size, 26).convert("RGB")
    image = Image.blend(image, noise, 0.12)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def signature(seed: int) -> bytes:
    """A scribble on a transparent ground, as PNG."""
    chance = random.Random(seed)
    image = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    points = [
        (40 + step * 9, 100 + 60 * math.sin(step / (1.5 + chance.random())) + chance.randint(-8, 8))
        for step in range(58)
    ]
    draw.line(points, fill=(20, 30, 60, 255), width=6, joint="curve")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
