"""Sample signatures: a name as a hand hurries over it."""

import hashlib
import io
import random
from itertools import pairwise

from PIL import Image, ImageDraw

from inspect_app.photos.scenery.lettering import smooth

_SIZE = (640, 240)


def signature(name: str, seed: int) -> bytes:
    """PNG bytes of dark strokes on a clear ground; another name or seed gives other strokes."""
    digest = hashlib.sha256(f"{name}\0{seed}".encode()).digest()
    rng = random.Random(digest)
    ink = Image.new("L", (_SIZE[0] * 2, _SIZE[1] * 2))
    draw = ImageDraw.Draw(ink)
    letters = max(2, min(len(name), 5))
    x, step = 110.0, min(330.0, 1050 / letters)
    for _ in range(letters):
        _character(rng, draw, x, step)
        x += step * rng.uniform(0.8, 0.95)
    _flourish(rng, draw, x)
    small = ink.resize(_SIZE, Image.Resampling.LANCZOS)
    signed = Image.new("RGBA", _SIZE, (22, 28, 62, 0))
    signed.putalpha(small)
    out = io.BytesIO()
    signed.save(out, "PNG", optimize=True)
    return out.getvalue()


def _character(rng: random.Random, draw: ImageDraw.ImageDraw, x: float, step: float) -> None:
    """A few strokes that lean and run into one another."""
    lean = rng.uniform(0.1, 0.3)
    for _ in range(rng.randint(2, 4)):
        points = []
        at = (x + rng.uniform(0, step * 0.4), rng.uniform(120, 220))
        for turn in range(rng.randint(3, 5)):
            points.append((min(1230.0, at[0] + lean * (240 - at[1])), at[1]))
            forward = rng.uniform(-0.25, 0.55) * step
            down = rng.uniform(40, 150) * (1 if turn % 2 == 0 else -0.8)
            at = (at[0] + forward, max(80, min(380, at[1] + down)))
        _stroke(rng, draw, points)


def _flourish(rng: random.Random, draw: ImageDraw.ImageDraw, x: float) -> None:
    y = rng.uniform(290, 350)
    middle = (x - rng.uniform(250, 450), y + rng.uniform(10, 60))
    _stroke(rng, draw, [(x - 60, y - 120), (x + 30, y - 30), middle, (x + 60, y - rng.uniform(0, 40))])


def _stroke(rng: random.Random, draw: ImageDraw.ImageDraw, points: list[tuple[float, float]]) -> None:
    """Thick where the pen is slow, thin where it is quick, as a pad draws it."""
    curve = smooth(points, 24)
    full = rng.uniform(4.5, 6.5)
    radius = full
    for (x0, y0), (x1, y1) in pairwise(curve):
        speed = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        radius += (max(1.8, full - speed * 0.28) - radius) * 0.25
        draw.line([(x0, y0), (x1, y1)], 255, round(radius * 2))
        draw.ellipse((x1 - radius, y1 - radius, x1 + radius, y1 + radius), fill=255)
