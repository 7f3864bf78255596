"""Outside: the barrier at the gate, and the planted grounds."""

import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from inspect_app.photos.scenery import lettering, light, materials
from inspect_app.photos.scenery.stage import Stage, clip, shade


def barrier(stage: Stage, faulty: bool) -> None:
    """The gate of a car park; at fault, the arm hangs bent or stands open by itself."""
    rng = stage.rng
    stage.look(eye=1.55, pitch=rng.uniform(0.02, 0.1), yaw=rng.uniform(-0.12, 0.12), zoom=0.85)
    _sky_and_houses(stage)
    _trees(stage, 17.0)
    stage.floor(materials.concrete(rng, (700, 700), stage.vary((104, 104, 104))), -9, 9, 0.9, 20)
    for side in (-1, 1):
        stage.flat(
            [(side * 3.4, 0.12, 20), (side * 9, 0.12, 20), (side * 9, 0.12, 1), (side * 3.4, 0.12, 1)],
            (150, 146, 138),
        )
        stage.flat(
            [(side * 3.4, 0, 20), (side * 3.4, 0.12, 20), (side * 3.4, 0.12, 1), (side * 3.4, 0, 1)],
            (196, 190, 176),
        )
    for z in (4.0, 4.5, 5.0):
        stage.flat(
            [(-3.3, 0.01, z), (3.3, 0.01, z), (3.3, 0.01, z + 0.2), (-3.3, 0.01, z + 0.2)], (214, 190, 96)
        )
    _booth(stage)
    light.shadow(stage, [(-3.0, 0.01, 6.3), (3.2, 0.01, 6.6), (3.2, 0.01, 6.8), (-3.0, 0.01, 6.7)], 0.4, 5)
    light.shadow(stage, [(-3.2, 0.01, 6.0), (-2.3, 0.01, 6.0), (-1.9, 0.01, 6.7), (-2.8, 0.01, 6.7)], 0.5, 7)
    stage.box(
        (-3.1, 0, 6.0),
        (-2.55, 1.05, 6.5),
        stage.vary(rng.choice(((226, 120, 34), (222, 222, 218), (60, 96, 150)))),
    )
    _arm(stage, rng.choice(("open", "bent")) if faulty else "closed")
    light.illuminate(stage, 205, [(rng.uniform(0.1, 0.9), 0.1, 0.5, 50)], (255, 252, 244))


def _sky_and_houses(stage: Stage) -> None:
    rng = stage.rng
    grey = rng.random()
    top, low = (150 - 60 * grey, 176 - 40 * grey, 206 - 50 * grey), (222, 226, 228)
    ramp = Image.linear_gradient("L").resize(stage.image.size)
    bands = [
        ramp.point([clip(a + (b - a) * min(1, v / 128)) for v in range(256)])
        for a, b in zip(top, low, strict=True)
    ]
    stage.image.paste(Image.merge("RGB", bands))
    for _ in range(rng.randint(4, 6)):
        x, wide, high, z = rng.uniform(-26, 20), rng.uniform(5, 9), rng.uniform(10, 26), rng.uniform(30, 44)
        colour = stage.vary((188, 178, 166), 22)
        tower = Image.new("RGB", (80, int(high * 10)), colour)
        draw = ImageDraw.Draw(tower)
        for row in range(6, int(high * 10), 22):
            for column in range(6, 76, 18):
                draw.rectangle((column, row, column + 11, row + 12), fill=stage.vary((112, 126, 138), 24))
        stage.wall(tower, x, x + wide, 0, high, z)
    stage.flat([(-70, 0, 60), (70, 0, 60), (70, 0, 8), (-70, 0, 8)], stage.vary((104, 116, 84)))


def _trees(stage: Stage, z: float) -> None:
    """Trunks and crowns in a row."""
    rng = stage.rng
    for place in (-9.0, -6.6, 6.2, 8.8):
        x = place + rng.uniform(-0.7, 0.7)
        high = rng.uniform(3.4, 5.2)
        trunk = [stage.at((x, 0, z)), stage.at((x + rng.uniform(-0.2, 0.2), high * 0.6, z))]
        stage.draw.line(trunk, (74, 60, 46), max(3, stage.width // 160))
        _foliage(stage, (x, high, z), 2.1)


def _foliage(stage: Stage, middle: tuple[float, float, float], reach: float) -> None:
    """A crown: a ragged patch full of holes, lit from above."""
    rng = stage.rng
    size = (170, 150)
    leaves = Image.blend(materials.clouds(rng, size, 26, 2), materials.grain(rng, size), 0.25)
    sun = Image.linear_gradient("L").transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize(size)
    crown = materials.tinted(Image.blend(leaves, sun, 0.3), stage.vary((74, 104, 54), 8), 0.85)
    holes = leaves.point([clip((grey - 92) * 8) for grey in range(256)])
    shape = materials.blot(rng, size, spots=18, edge=50)
    crown.putalpha(ImageChops.multiply(shape, holes))
    x, y, z = middle
    stage.wall(crown, x - reach * 1.3, x + reach * 1.3, y - reach * 1.2, y + reach * 1.1, z)


def _booth(stage: Stage) -> None:
    stage.box((3.7, 0.12, 7.0), (5.4, 2.5, 9.0), (206, 206, 200))
    stage.flat([(3.9, 1.0, 6.99), (5.2, 1.0, 6.99), (5.2, 2.1, 6.99), (3.9, 2.1, 6.99)], (92, 112, 122))
    stage.flat([(3.9, 1.5, 6.98), (4.4, 1.0, 6.98), (4.7, 1.0, 6.98), (3.9, 2.0, 6.98)], (138, 156, 164))
    sign = Image.new("RGB", (220, 70), (30, 74, 140))
    lettering.printed(
        sign,
        (110, 34),
        stage.rng.choice(("车辆出入口", "停车场出口", "停车场入口")),
        38,
        (250, 250, 250),
        True,
    )
    stage.wall(sign, 3.7, 5.4, 2.15, 2.5, 6.97)


def _arm(stage: Stage, state: str) -> None:
    """Red and white lengths from the box outwards."""
    rng = stage.rng
    x, y = -2.8, 0.98
    rise = rng.uniform(1.0, 1.25) if state == "open" else 0.0
    bend = rng.randint(5, 7)
    for number in range(11):
        if state == "bent" and number == bend:
            rise = -rng.uniform(0.18, 0.3)
        ahead = (x + 0.55 * (1 - min(rise, 1.2) * 0.62), y + 0.55 * rise * 0.8)
        colour = (206, 40, 36) if number % 2 else (240, 240, 236)
        stage.flat(
            [
                (x, y - 0.05, 6.2),
                (ahead[0], ahead[1] - 0.05, 6.2),
                (ahead[0], ahead[1] + 0.05, 6.2),
                (x, y + 0.05, 6.2),
            ],
            colour,
        )
        x, y = ahead
    if state == "closed":
        stage.box((2.9, 0, 6.15), (3.0, 0.96, 6.25), (70, 70, 72))


def garden(stage: Stage, faulty: bool) -> None:
    """A lawn along a path with clipped hedges; at fault, bare soil and litter."""
    rng = stage.rng
    stage.look(eye=1.5, pitch=rng.uniform(0.2, 0.3), yaw=rng.uniform(-0.15, 0.15), zoom=0.85)
    _sky_and_houses(stage)
    _trees(stage, 15.0)
    lawn = _grass(rng)
    if faulty:
        _bare_soil(rng, lawn)
    stage.floor(lawn, -8, 8, 0.9, 16)
    _hedge(stage, 9.5)
    path = materials.tiles(rng, (160, 900), 3, stage.vary((176, 166, 152)), (132, 126, 114), 9)
    left = rng.choice((-3.6, 1.6))
    stage.floor(path, left, left + 1.5, 0.9, 14)
    for edge in (left - 0.1, left + 1.5):
        stage.flat(
            [(edge, 0.05, 14), (edge + 0.1, 0.05, 14), (edge + 0.1, 0.05, 0.9), (edge, 0.05, 0.9)],
            (190, 186, 176),
        )
    if faulty:
        _litter(stage)
    light.illuminate(stage, 200, [(rng.uniform(0.2, 0.8), 0.65, 0.35, 55)], (255, 251, 238))


def _grass(rng: random.Random) -> Image.Image:
    size = (760, 760)
    blades = Image.blend(materials.clouds(rng, size, 8, 4), materials.grain(rng, size), 0.5)
    lawn = materials.tinted(blades, (92, 122, 58), 0.62)
    draw = ImageDraw.Draw(lawn)
    for _ in range(900):
        x, y = rng.uniform(0, 760), rng.uniform(380, 760)
        tip = (x + rng.gauss(0, 2.5), y - rng.uniform(4, 11))
        draw.line([(x, y), tip], shade((104, 142, 60), rng.uniform(0.6, 1.35)), 1)
    return lawn


def _bare_soil(rng: random.Random, lawn: Image.Image) -> None:
    for _ in range(rng.randint(1, 3)):
        size = (rng.randint(150, 280), rng.randint(130, 240))
        soil = materials.tinted(
            Image.blend(materials.clouds(rng, size, 7, 4), materials.grain(rng, size), 0.45),
            (136, 106, 76),
            0.6,
        )
        mask = materials.blot(rng, size, edge=110)
        ragged = Image.blend(mask, materials.grain(rng, size), 0.3).point(
            [clip((v - 70) * 3) for v in range(256)]
        )
        edge = mask.filter(ImageFilter.BoxBlur(6)).point([255 if v > 40 else 0 for v in range(256)])
        lawn.paste(
            soil,
            (rng.randint(220, 420), rng.randint(390, 560)),
            Image.composite(ragged, Image.new("L", size), edge),
        )


def _hedge(stage: Stage, z: float) -> None:
    size = (640, 90)
    rng = stage.rng
    leaves = Image.blend(materials.clouds(rng, size, 60, 2), materials.grain(rng, size), 0.4)
    face = materials.tinted(leaves, (58, 88, 42), 0.8)
    stage.wall(face, -8, 8, 0, 0.8, z)
    lid = materials.tinted(leaves, (92, 126, 60), 0.7)
    stage.surface(lid, [(-8, 0.8, z + 0.8), (8, 0.8, z + 0.8), (8, 0.8, z), (-8, 0.8, z)])


def _litter(stage: Stage) -> None:
    rng = stage.rng
    for _ in range(rng.randint(2, 6)):
        x, z = rng.uniform(-1.6, 1.6), rng.uniform(2.2, 5.0)
        light.shadow(stage, [(x, 0, z), (x + 0.11, 0, z), (x + 0.11, 0, z + 0.09), (x, 0, z + 0.09)], 0.6, 3)
        stage.flat(
            [
                (x, 0.02, z),
                (x + 0.09, 0.05, z + 0.02),
                (x + 0.07, 0.07, z + 0.09),
                (x - 0.02, 0.03, z + 0.07),
            ],
            stage.vary(rng.choice(((226, 224, 216), (212, 206, 190), (176, 66, 58), (84, 122, 172))), 14),
        )
