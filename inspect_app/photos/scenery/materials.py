"""Materials of floors and walls, each a flat texture seen from straight above."""

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from inspect_app.photos.scenery.stage import Colour, clip, shade


def clouds(rng: random.Random, size: tuple[int, int], coarse: int = 6, octaves: int = 4) -> Image.Image:
    """Grey clouds around 128: patches of several sizes, the coarse ones strongest."""
    result = Image.new("L", size, 128)
    cells = coarse
    for octave in range(octaves):
        high = max(2, cells * size[1] // size[0])
        patch = Image.frombytes("L", (cells, high), rng.randbytes(cells * high))
        layer = patch.resize(size, Image.Resampling.BICUBIC)
        result = layer if octave == 0 else Image.blend(result, layer, 0.42)
        cells = cells * 5 // 2
    return result


def grain(rng: random.Random, size: tuple[int, int]) -> Image.Image:
    """Fine even noise around 128."""
    return Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))


def tinted(pattern: Image.Image, colour: Colour, contrast: float) -> Image.Image:
    """A grey pattern in a colour: 128 gives the colour itself, extremes differ by the contrast (0 to 1)."""
    tables: list[int] = []
    for part in colour:
        tables += [clip(part * (1 + contrast * (grey - 128) / 128)) for grey in range(256)]
    return Image.merge("RGB", (pattern, pattern, pattern)).point(tables)


def concrete(rng: random.Random, size: tuple[int, int], colour: Colour) -> Image.Image:
    """Trowelled concrete or asphalt: soft patches and fine grit."""
    rough = Image.blend(clouds(rng, size, 4, 4), grain(rng, size), 0.34)
    return tinted(rough, colour, 0.26)


def plaster(rng: random.Random, size: tuple[int, int], colour: Colour) -> Image.Image:
    """A painted wall: hardly any pattern, a little dirtier towards the floor."""
    wall = tinted(Image.blend(clouds(rng, size, 4, 4), grain(rng, size), 0.2), colour, 0.06)
    fade = Image.linear_gradient("L").resize(size).point([clip(255 - grey * 0.16) for grey in range(256)])
    return ImageChops.multiply(wall, Image.merge("RGB", (fade, fade, fade)))


def tiles(
    rng: random.Random, size: tuple[int, int], across: int, colour: Colour, grout: Colour, spread: int = 5
) -> Image.Image:
    """Square stone tiles, each of its own shade, with veins running through them."""
    side = size[0] / across
    down = int(size[1] / side) + 1
    checks = Image.new("L", (across, down))
    checks.putdata([128 + rng.randint(-spread, spread) * 3 for _ in range(across * down)])
    blocks = checks.resize((round(across * side), round(down * side)), Image.Resampling.NEAREST).crop(
        (0, 0, *size)
    )
    pattern = Image.blend(blocks, clouds(rng, size, 9, 4), 0.4)
    floor = tinted(pattern, colour, 0.3)
    draw = ImageDraw.Draw(floor)
    thick = max(1, round(side / 45))
    for column in range(across + 1):
        draw.line([(column * side, 0), (column * side, size[1])], grout, thick)
    for row in range(down + 1):
        draw.line([(0, row * side), (size[0], row * side)], grout, thick)
    return floor


def wood(rng: random.Random, size: tuple[int, int], colour: Colour) -> Image.Image:
    """Veneer with its grain running across."""
    lines = Image.frombytes("L", (4, 160), rng.randbytes(640)).resize(size, Image.Resampling.BICUBIC)
    fine = Image.frombytes("L", (size[0] // 24 + 1, size[1]), rng.randbytes((size[0] // 24 + 1) * size[1]))
    pattern = Image.blend(lines, fine.resize(size, Image.Resampling.BICUBIC), 0.35)
    return tinted(Image.blend(pattern, clouds(rng, size, 3, 3), 0.3), colour, 0.3)


def brushed(rng: random.Random, size: tuple[int, int], colour: Colour) -> Image.Image:
    """Brushed steel: hair lines, and broad bands where the room is mirrored."""
    hair = Image.frombytes("L", (size[0], 3), rng.randbytes(size[0] * 3)).resize(
        size, Image.Resampling.BILINEAR
    )
    bands = Image.frombytes("L", (5, 1), rng.randbytes(5)).resize(size, Image.Resampling.BICUBIC)
    return tinted(Image.blend(hair, bands, 0.72), colour, 0.34)


def cloth(rng: random.Random, size: tuple[int, int], colour: Colour) -> Image.Image:
    """Woven cloth with folds."""
    weave = Image.new("L", (4, 4))
    weave.putdata([120, 150, 105, 135, 150, 105, 135, 120, 105, 135, 120, 150, 135, 120, 150, 105])
    woven = Image.new("L", size)
    for left in range(0, size[0], 4):
        woven.paste(weave, (left, 0))
    strip = woven.crop((0, 0, size[0], 4))
    for top in range(4, size[1], 4):
        woven.paste(strip, (0, top))
    folds = clouds(rng, size, 3, 2)
    return tinted(Image.blend(Image.blend(woven, grain(rng, size), 0.3), folds, 0.5), colour, 0.75)


def blot(rng: random.Random, size: tuple[int, int], spots: int = 14, edge: int = 60) -> Image.Image:
    """The mask of a spill: a ragged patch in the middle; `edge` says how soft its border is, 0 to 255."""
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    for _ in range(spots):
        x, y = (length * rng.gauss(0.5, 0.13) for length in size)
        across, down = (length * rng.uniform(0.06, 0.2) for length in size)
        draw.ellipse((x - across, y - down, x + across, y + down), fill=255)
    soft = mask.filter(ImageFilter.BoxBlur(size[0] / 22))
    ragged = ImageChops.add(soft, clouds(rng, size, 9, 3), 2.0)
    low = 118
    return ragged.point([clip((grey - low) * 255 / max(1, edge)) for grey in range(256)])


def crack(
    rng: random.Random, texture: Image.Image, start: tuple[float, float], length: float, colour: Colour
) -> None:
    """Draw a branching crack into a texture, from a point in pixels, mostly downwards."""
    draw = ImageDraw.Draw(texture)
    branches = [(start, rng.uniform(0.6, 2.2), length, 4.0)]
    while branches:
        (x, y), heading, left, thick = branches.pop()
        while left > 0:
            heading += rng.gauss(0, 0.35)
            step = rng.uniform(6, 16)
            ahead = (x + step * math.cos(heading), y + step * math.sin(heading))
            draw.line([(x, y), ahead], colour, max(1, round(thick)))
            draw.line([(x + 2, y + 2), (ahead[0] + 2, ahead[1] + 2)], shade(colour, 2.2), 1)
            (x, y), left, thick = ahead, left - step, thick * 0.985
            if rng.random() < 0.06 and thick > 1.2:
                branches.append(((x, y), heading + rng.choice((-0.9, 0.9)), left * 0.4, thick * 0.6))
