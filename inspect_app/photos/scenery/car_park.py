"""The underground car park: its painted floor between pillars."""

import random

from PIL import Image, ImageDraw, ImageFilter

from inspect_app.photos.scenery import lettering, light, materials
from inspect_app.photos.scenery.stage import Colour, Stage, shade

_FLOORS = ((104, 116, 108), (118, 120, 122), (96, 112, 124), (112, 122, 104))
_WHITE: Colour = (214, 214, 206)
_YELLOW: Colour = (206, 168, 44)
_BACK = 15.0


def floor(stage: Stage, faulty: bool) -> None:
    """Bays and a lane between pillars under tube lamps; at fault, a crack, oil, worn paint or water."""
    rng = stage.rng
    stage.look(
        eye=1.55,
        pitch=rng.uniform(0.16, 0.28),
        yaw=rng.uniform(-0.32, 0.32),
        zoom=rng.uniform(0.7, 0.95),
        aside=rng.uniform(-1.6, 1.6),
    )
    _ceiling(stage)
    _end_wall(stage)
    texture = materials.concrete(rng, (900, 900), stage.vary(rng.choice(_FLOORS)))
    _paint(rng, texture, worn=faulty and rng.random() < 0.5)
    if faulty:
        _damage(rng, texture)
    stage.floor(texture, -7, 7, 0.9, _BACK)
    for z in (12.0, 8.4, 4.8):
        for x in (-3.6, 3.2):
            _pillar(stage, x, z, f"{rng.choice('ABCD')}{rng.randint(1, 38):02d}")
    lamps = [
        (0.5, 0.12, 0.3, 90),
        (rng.uniform(0.3, 0.7), 0.62, 0.34, 95),
        (rng.uniform(0.1, 0.9), 0.9, 0.3, 40),
    ]
    light.illuminate(stage, 152, lamps, (250, 255, 248))


def _ceiling(stage: Stage) -> None:
    rng = stage.rng
    stage.flat([(-7, 2.9, _BACK), (7, 2.9, _BACK), (7, 2.9, 0.7), (-7, 2.9, 0.7)], (128, 128, 124))
    for z in (12.5, 9.5, 6.5, 4.0):
        stage.flat([(-7, 2.75, z), (7, 2.75, z), (7, 2.55, z), (-7, 2.55, z)], (108, 108, 104))
    for x, colour in ((-1.7, (164, 52, 44)), (2.1, (172, 172, 168)), (2.5, (148, 150, 150))):
        stage.flat(
            [(x, 2.5, _BACK), (x + 0.14, 2.5, _BACK), (x + 0.14, 2.5, 0.8), (x, 2.5, 0.8)], stage.vary(colour)
        )
    for z in (13.5, 10.5, 7.5, 5.0):
        corners = [(-0.1, 2.48, z), (0.1, 2.48, z), (0.1, 2.48, z - 1.2), (-0.1, 2.48, z - 1.2)]
        stage.flat(corners, (250, 252, 244) if rng.random() < 0.85 else (96, 96, 92))
        light.glow(stage, corners, (250, 252, 244), 0.7, 14)


def _end_wall(stage: Stage) -> None:
    rng = stage.rng
    wall = materials.plaster(rng, (500, 110), (196, 196, 190))
    draw = ImageDraw.Draw(wall)
    draw.rectangle((0, 72, 500, 110), fill=stage.vary((84, 112, 92)))
    for x in range(0, 500, 62):
        draw.line([(x, 0), (x, 110)], (150, 150, 146), 1)
    lettering.printed(wall, (rng.randint(140, 340), 34), rng.choice(("B1", "B2")), 50, (56, 92, 70), True)
    stage.wall(wall, -7, 7, 0, 2.9, _BACK)
    for side in (-7.0, 7.0):
        left, right = ((side, 0.9), (side, _BACK)) if side < 0 else ((side, _BACK), (side, 0.9))
        corners = [(side, 2.9, left[1]), (side, 2.9, right[1]), (side, 0.0, right[1]), (side, 0.0, left[1])]
        stage.surface(materials.plaster(rng, (400, 80), (166, 166, 160)), corners)


def _paint(rng: random.Random, texture: Image.Image, worn: bool) -> None:
    """Bay lines and a lane arrow, rubbed off by tyres here and there."""
    size = texture.size
    paint = Image.new("RGB", size, _WHITE if rng.random() < 0.6 else _YELLOW)
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    for left, right in ((0, 232), (650, 900)):
        for row in range(6):
            y = 60 + row * 165
            draw.line([(left, y), (right, y)], 235, 8)
        edge = right if left == 0 else left
        draw.line([(edge, 60), (edge, 885)], 235, 8)
    x, y = 441, rng.randint(500, 640)
    draw.polygon(
        [
            (x, y - 110),
            (x - 34, y - 30),
            (x - 12, y - 30),
            (x - 12, y + 90),
            (x + 12, y + 90),
            (x + 12, y - 30),
            (x + 34, y - 30),
        ],
        225,
    )
    rubbed = materials.clouds(rng, size, 14, 4)
    low, steep = (112, 5) if worn else (60, 4)
    texture.paste(
        paint,
        mask=Image.composite(
            rubbed.point([max(0, min(235, (v - low) * steep)) for v in range(256)]),
            Image.new("L", size),
            mask,
        ),
    )


def _damage(rng: random.Random, texture: Image.Image) -> None:
    kind = rng.choice(("crack", "oil", "both", "water"))
    if kind in {"crack", "both"}:
        start = (rng.randint(330, 520), rng.randint(480, 560))
        materials.crack(rng, texture, start, rng.uniform(240, 360), (38, 40, 38))
    if kind in {"oil", "both"}:
        for _ in range(rng.randint(1, 3)):
            size = (rng.randint(80, 170), rng.randint(70, 150))
            mask = materials.blot(rng, size, edge=120)
            at = (rng.randint(280, 560), rng.randint(540, 760))
            texture.paste((28, 27, 28), at, mask.point([grey * 190 // 255 for grey in range(256)]))
    if kind == "water":
        size = (rng.randint(190, 300), rng.randint(120, 200))
        mask = materials.blot(rng, size, edge=40)
        at = (rng.randint(280, 420), rng.randint(560, 700))
        sheen = materials.tinted(materials.clouds(rng, size, 3, 2), (112, 122, 126), 0.6)
        dark = mask.filter(ImageFilter.BoxBlur(5))
        texture.paste((58, 62, 62), at, dark.point([grey * 150 // 255 for grey in range(256)]))
        texture.paste(sheen, at, mask.point([grey * 150 // 255 for grey in range(256)]))


def _pillar(stage: Stage, x: float, z: float, number: str) -> None:
    rng = stage.rng
    half = 0.32
    light.shadow(
        stage,
        [(x - half, 0, z - 0.5), (x + half, 0, z - 0.5), (x + 0.6, 0, z + half), (x - 0.6, 0, z + half)],
        0.55,
        7,
    )
    stage.box((x - half, 0, z - half), (x + half, 2.9, z + half), (186, 186, 180))
    front = materials.plaster(rng, (64, 290), (192, 192, 186))
    draw = ImageDraw.Draw(front)
    draw.rectangle((0, 140, 64, 196), fill=(62, 98, 78))
    lettering.printed(front, (32, 168), number, 26, (236, 238, 232), True)
    for step in range(-2, 8):
        top = 236 + step * 14
        draw.polygon(
            [(0, top + 30), (64, top - 6), (64, top + 1), (0, top + 37)],
            fill=(24, 24, 24) if step % 2 else (216, 174, 28),
        )
    draw.rectangle((0, 130, 64, 139), fill=(192, 192, 186))
    draw.rectangle((0, 197, 64, 222), fill=(190, 190, 184))
    stage.wall(front, x - half, x + half, 0, 2.9, z - half)
    for step in range(3):
        near, far = (z - half, z + half)
        side = x + half if x < 0 else x - half
        low = 0.06 + step * 0.22
        colour = shade((216, 174, 28) if step % 2 else (24, 24, 24), 0.7)
        stage.flat(
            [(side, low, near), (side, low + 0.2, near), (side, low + 0.2, far), (side, low, far)], colour
        )
