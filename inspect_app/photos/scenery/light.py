"""Light, lens and sensor: what makes a drawing look as if it had been photographed."""

import io
import random
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from inspect_app.photos.scenery import materials
from inspect_app.photos.scenery.stage import Colour, Spot, Stage, clip
from inspect_app.photos.scenery.warp import Point

Lamp = tuple[float, float, float, int]
"""Where a pool of light lies and how far it reaches, in shares of the picture; how bright it is (0-255)."""


def illuminate(stage: Stage, ambient: int, lamps: Sequence[Lamp], warmth: Colour = (255, 252, 246)) -> None:
    """Darken the picture to the ambient light (0-255) except where lamps, and one by chance, throw pools."""
    small = Image.new("L", (80, 60), ambient)
    rng = stage.rng
    chance = (rng.random(), rng.random(), rng.uniform(0.12, 0.3), rng.randint(20, 70))
    for x, y, reach, bright in (*lamps, chance):
        pool = Image.new("L", small.size)
        box = ((x - reach) * 80, (y - reach) * 60, (x + reach) * 80, (y + reach) * 60)
        ImageDraw.Draw(pool).ellipse(box, fill=bright)
        small = ImageChops.add(small, pool.filter(ImageFilter.GaussianBlur(reach * 26)))
    pools = small.resize(stage.image.size, Image.Resampling.BICUBIC)
    tinted = Image.merge("RGB", [pools.point([clip(v * part / 255) for v in range(256)]) for part in warmth])
    stage.image.paste(ImageChops.multiply(stage.image, tinted))


def shadow(stage: Stage, spots: Sequence[Spot], strength: float = 0.5, soft: float = 8) -> None:
    """A soft shadow on the surface between the spots; softness in pixels."""
    _soft_patch(stage, [stage.at(spot) for spot in spots], (12, 12, 16), strength, soft)


def glow(stage: Stage, spots: Sequence[Spot], colour: Colour, strength: float, soft: float) -> None:
    """Light that spills from a bright thing between the spots; softness in pixels."""
    _soft_patch(stage, [stage.at(spot) for spot in spots], colour, strength, soft)


def _soft_patch(stage: Stage, points: Sequence[Point], colour: Colour, strength: float, soft: float) -> None:
    margin = 3 * soft
    left = max(0, int(min(x for x, _ in points) - margin))
    top = max(0, int(min(y for _, y in points) - margin))
    right = min(stage.width, int(max(x for x, _ in points) + margin))
    bottom = min(stage.height, int(max(y for _, y in points) + margin))
    if right <= left or bottom <= top:
        return
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in points], fill=clip(255 * strength))
    stage.image.paste(colour, (left, top), mask.filter(ImageFilter.BoxBlur(soft)))


def mirror_in_floor(stage: Stage, left: float, right: float, back: float, strength: float) -> None:
    """Let a polished floor, from the camera to its back edge, mirror what stands behind that edge.

    The camera must be held level, or the mirrored edge would not meet the real one.
    """
    corners = [
        stage.at(spot) for spot in ((left, 0, back), (right, 0, back), (right, 0, 0.9), (left, 0, 0.9))
    ]
    line = int(stage.at((0, 0, back))[1])
    depth = min(line, stage.height - line)
    if depth < 8:
        return
    above = stage.image.crop((0, line - depth, stage.width, line))
    small = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).reduce(4).filter(ImageFilter.BoxBlur(3))
    mirrored = small.resize(above.size, Image.Resampling.BILINEAR)
    fade = Image.linear_gradient("L").transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize(above.size)
    mask = Image.new("L", above.size)
    ImageDraw.Draw(mask).polygon([(x, y - line) for x, y in corners], fill=clip(255 * strength))
    stage.image.paste(mirrored, (0, line), ImageChops.multiply(mask, fade))


def develop(stage: Stage, size: tuple[int, int], quality: int = 84) -> bytes:
    """Lens softness, vignette, sensor noise, JPEG of the given size."""
    image = stage.image.filter(ImageFilter.BoxBlur(0.55 * stage.width / 1280 + 0.1))
    image = ImageChops.multiply(image, _vignette(image.size, stage.rng.uniform(0.16, 0.3)))
    if image.size != size:
        image = image.resize(size, Image.Resampling.BICUBIC)
    noise = _sensor_noise((size[0] + 256, size[1] + 256))
    left, top = stage.rng.randrange(256), stage.rng.randrange(256)
    image = ImageChops.add(image, noise.crop((left, top, left + size[0], top + size[1])), 1, -10)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


@lru_cache(maxsize=2)
def _sensor_noise(size: tuple[int, int]) -> Image.Image:
    """A sheet of noise around 10, a little coarser than a pixel; every picture shows another part of it."""
    source = random.Random(20)
    noise = materials.grain(source, (size[0] * 3 // 4, size[1] * 3 // 4))
    noise = noise.resize(size, Image.Resampling.BILINEAR).point([grey * 20 // 255 for grey in range(256)])
    return Image.merge("RGB", (noise, noise, noise))


def _vignette(size: tuple[int, int], strength: float) -> Image.Image:
    dark = Image.radial_gradient("L").resize(size, Image.Resampling.BILINEAR)
    fall = dark.point([clip(255 * (1 - strength * (grey / 255) ** 2.2)) for grey in range(256)])
    return Image.merge("RGB", (fall, fall, fall))
