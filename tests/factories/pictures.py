"""Pictures as browsers send them."""

import io
import random

from PIL import Image, ImageDraw


def jpeg(seed: int = 1, size: tuple[int, int] = (640, 480)) -> bytes:
    """A photo; each seed gives another."""
    generator = random.Random(seed)
    image = Image.new("RGB", size, tuple(generator.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        corner = (generator.randrange(size[0]), generator.randrange(size[1]))
        draw.ellipse(
            (*corner, corner[0] + 90, corner[1] + 60), fill=tuple(generator.randrange(256) for _ in range(3))
        )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def signature_png() -> bytes:
    """A finger's stroke on a transparent ground."""
    image = Image.new("RGBA", (400, 160), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(20, 120), (120, 30), (200, 130), (360, 40)], fill=(0, 0, 0, 255), width=5)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
