"""A corridor between flats, and the extinguisher cabinet on its wall."""

from PIL import Image, ImageDraw

from inspect_app.photos.scenery import lettering, light, materials
from inspect_app.photos.scenery.stage import Spot, Stage, shade

_END = 13.0


def passage(stage: Stage, faulty: bool) -> None:
    """A long corridor with doors and a lit exit sign; at fault, cartons and a shoe rack narrow it."""
    rng = stage.rng
    stage.roll = 0
    stage.look(
        eye=1.5,
        pitch=rng.uniform(0.0, 0.24),
        yaw=rng.uniform(-0.2, 0.2),
        zoom=rng.uniform(0.66, 0.95),
        aside=rng.uniform(-0.5, 0.5),
    )
    wall = stage.vary(rng.choice(((222, 216, 200), (214, 216, 212), (226, 220, 210))))
    stage.wall(materials.plaster(rng, (200, 260), shade(wall, 0.94)), -1.1, 1.1, 0, 2.7, _END)
    _end_door(stage)
    for side in (-1.1, 1.1):
        _side(stage, side, materials.plaster(rng, (600, 140), shade(wall, 0.97 if side < 0 else 0.9)))
    stage.flat([(-1.1, 2.7, _END), (1.1, 2.7, _END), (1.1, 2.7, 0.6), (-1.1, 2.7, 0.6)], (216, 216, 210))
    stage.floor(
        materials.tiles(rng, (220, 1240), 3, stage.vary((188, 182, 170)), (136, 130, 120)),
        -1.1,
        1.1,
        0.8,
        _END,
    )
    light.mirror_in_floor(stage, -1.1, 1.1, _END, 0.34)
    dark = rng.randrange(4) if faulty else -1
    for number, z in enumerate((11.5, 8.5, 5.5, 2.8)):
        _ceiling_lamp(stage, z, number != dark)
    if faulty:
        _clutter(stage)
    light.illuminate(stage, 184, [(0.5, 0.4, 0.2, 70), (0.5, 0.75, 0.3, 40)], (255, 250, 238))


def _side(stage: Stage, side: float, texture: Image.Image) -> None:
    near, far = (0.7, _END)
    first, last = (near, far) if side < 0 else (far, near)
    stage.surface(texture, [(side, 2.7, first), (side, 2.7, last), (side, 0, last), (side, 0, first)])
    stage.flat([(side, 0, near), (side, 0, far), (side, 0.12, far), (side, 0.12, near)], (112, 100, 88))
    inner = side * 0.999
    for z in (2.6, 5.6, 8.6, 11.0):
        start = z + (0.9 if side > 0 else 0.0)
        stage.flat(_upright(inner, start - 0.08, start + 1.06, 0, 2.18), (92, 70, 54))
        stage.flat(_upright(inner * 0.999, start, start + 0.98, 0, 2.1), stage.vary((134, 92, 62), 8))
        stage.flat(
            _upright(inner * 0.998, start + 0.34, start + 0.64, 1.55, 1.95), stage.vary((188, 36, 34), 6)
        )
        stage.flat(_upright(inner * 0.997, start + 0.06, start + 0.12, 0.95, 1.15), (196, 180, 130))


def _upright(x: float, near: float, far: float, low: float, high: float) -> list[Spot]:
    return [(x, low, near), (x, high, near), (x, high, far), (x, low, far)]


def _end_door(stage: Stage) -> None:
    door = Image.new("RGB", (120, 210), (150, 64, 54))
    draw = ImageDraw.Draw(door)
    draw.line([(60, 0), (60, 210)], (70, 26, 22), 2)
    for x in (20, 76):
        draw.rectangle((x, 40, x + 24, 110), fill=(188, 204, 206), outline=(90, 40, 34))
    stage.wall(door, -0.7, 0.7, 0, 2.1, _END - 0.02)
    sign = Image.new("RGB", (180, 64), (18, 128, 70))
    lettering.printed(sign, (90, 31), "安全出口", 38, (240, 255, 240), True)
    stage.wall(sign, -0.4, 0.4, 2.24, 2.52, _END - 0.05)
    edge = _END - 0.05
    corners = [(-0.4, 2.52, edge), (0.4, 2.52, edge), (0.4, 2.24, edge), (-0.4, 2.24, edge)]
    light.glow(stage, corners, (120, 255, 170), 0.4, 10)


def _ceiling_lamp(stage: Stage, z: float, lit: bool) -> None:
    corners = [(-0.24, 2.69, z), (0.24, 2.69, z), (0.24, 2.69, z - 0.5), (-0.24, 2.69, z - 0.5)]
    stage.flat(corners, (255, 254, 246) if lit else (148, 146, 140))
    if lit:
        light.glow(stage, corners, (255, 252, 240), 0.6, 16)


def _clutter(stage: Stage) -> None:
    rng = stage.rng
    side = rng.choice((-1.0, 1.0))
    for z in sorted((rng.uniform(2.6, 6.5) for _ in range(rng.randint(3, 5))), reverse=True):
        wide, high, deep = rng.uniform(0.3, 0.5), rng.uniform(0.25, 0.5), rng.uniform(0.3, 0.45)
        left = -1.06 if side < 0 else 1.06 - wide
        _carton(stage, (left, 0.0, z), (wide, high, deep))
        if rng.random() < 0.5:
            _carton(stage, (left + 0.03, high, z + 0.02), (wide * 0.8, high * 0.7, deep * 0.8))
    left = -1.08 if side > 0 else 0.72
    z = rng.uniform(3.0, 5.0)
    light.shadow(
        stage,
        [(left - 0.1, 0, z - 0.1), (left + 0.5, 0, z - 0.1), (left + 0.5, 0, z + 0.7), (left, 0, z + 0.7)],
        0.4,
        9,
    )
    for shelf in range(3):
        y = 0.1 + shelf * 0.22
        stage.box((left, y, z), (left + 0.34, y + 0.03, z + 0.6), (168, 166, 160))
        for pair in range(3):
            start = z + 0.05 + pair * 0.18
            stage.box(
                (left + 0.04, y + 0.03, start),
                (left + 0.3, y + 0.12, start + 0.12),
                stage.vary((96, 80, 74), 45),
            )


def _carton(stage: Stage, corner: Spot, size: Spot) -> None:
    x, y, z = corner
    wide, high, deep = size
    if y == 0:
        ring = [
            (x - 0.08, 0, z - 0.08),
            (x + wide + 0.08, 0, z - 0.08),
            (x + wide + 0.08, 0, z + deep),
            (x - 0.08, 0, z + deep),
        ]
        light.shadow(stage, ring, 0.5, 8)
    brown = stage.vary((182, 140, 94), 18)
    stage.box(corner, (x + wide, y + high, z + deep), brown)
    stage.flat(
        [
            (x, y + high * 0.46, z),
            (x + wide, y + high * 0.46, z),
            (x + wide, y + high * 0.56, z),
            (x, y + high * 0.56, z),
        ],
        shade(brown, 1.16),
    )
    left, top = stage.at((x + wide * 0.15, y + high * 0.36, z))
    right, bottom = stage.at((x + wide * 0.5, y + high * 0.14, z))
    if right - left > 8:
        lettering.paragraph(
            stage.rng, stage.image, (left, top, right, bottom), max(4, (bottom - top) / 3), shade(brown, 0.5)
        )


def extinguisher(stage: Stage, faulty: bool) -> None:
    """A cabinet with two extinguishers; at fault, one is missing or its inspection card is blank."""
    rng = stage.rng
    stage.roll = 0
    stage.look(
        eye=1.1,
        pitch=rng.uniform(0.1, 0.2),
        yaw=rng.uniform(-0.22, 0.22),
        zoom=rng.uniform(0.85, 1.25),
        aside=rng.uniform(-0.2, 0.2),
    )
    wall = stage.vary((216, 212, 200))
    stage.wall(materials.plaster(rng, (420, 300), wall), -3, 3, 0, 3, 2.4)
    stage.flat([(-3, 0, 2.39), (3, 0, 2.39), (3, 0.14, 2.39), (-3, 0.14, 2.39)], (104, 94, 84))
    stage.floor(
        materials.tiles(rng, (400, 200), 6, stage.vary((176, 170, 160)), (124, 118, 110)), -3, 3, 0.9, 2.4
    )
    light.mirror_in_floor(stage, -3, 3, 2.4, 0.3)
    light.shadow(
        stage, [(-0.42, 0.1, 2.38), (0.5, 0.1, 2.38), (0.5, 1.06, 2.38), (-0.42, 1.06, 2.38)], 0.55, 12
    )
    stage.box((-0.42, 0.16, 2.16), (0.42, 1.06, 2.38), (176, 30, 28))
    _inside(stage, missing=faulty and rng.random() < 0.5)
    _lettered_frame(stage)
    _card(stage, blank=faulty)
    light.illuminate(stage, 184, [(rng.uniform(0.25, 0.75), 0.2, 0.4, 70)], (255, 251, 242))


def _inside(stage: Stage, missing: bool) -> None:
    inside = Image.new("RGB", (320, 260), (70, 62, 60))
    shadow = Image.linear_gradient("L").resize(inside.size).point([grey // 3 for grey in range(256)])
    inside.paste((20, 18, 18), mask=shadow)
    draw = ImageDraw.Draw(inside)
    for x in (86, 226)[: 1 if missing else 2]:
        _bottle(draw, x)
    stage.wall(inside, -0.36, 0.36, 0.24, 0.86, 2.155)
    glass = Image.new("RGBA", (200, 160), (255, 255, 255, 0))
    pane = ImageDraw.Draw(glass)
    pane.polygon([(20, 160), (90, 0), (130, 0), (60, 160)], fill=(255, 255, 255, 34))
    pane.polygon([(100, 160), (168, 0), (184, 0), (116, 160)], fill=(255, 255, 255, 22))
    stage.wall(glass, -0.36, 0.36, 0.24, 0.86, 2.15)


def _bottle(draw: ImageDraw.ImageDraw, x: int) -> None:
    """A red cylinder, round by its shading from side to side."""
    for step in range(-38, 39):
        bright = 0.35 + 0.75 * max(0.0, 1 - abs(step + 12) / 48) ** 1.4
        draw.line([(x + step, 78 + abs(step) // 3), (x + step, 244)], shade((206, 34, 30), bright), 1)
    draw.rectangle((x - 10, 48, x + 10, 80), fill=(40, 40, 42))
    draw.polygon([(x - 34, 44), (x + 30, 34), (x + 30, 46), (x - 34, 56)], fill=(26, 26, 28))
    draw.ellipse((x + 8, 54, x + 28, 74), fill=(232, 232, 226), outline=(60, 60, 60))
    draw.line([(x + 18, 64), (x + 23, 58)], (20, 120, 40), 2)
    draw.line([(x - 12, 62), (x - 46, 100), (x - 44, 190)], (22, 22, 24), 8, joint="curve")
    draw.rectangle((x - 26, 124, x + 26, 196), fill=(232, 228, 214))
    for row in range(5):
        draw.line([(x - 20, 136 + row * 12), (x + 14 - row * 3, 136 + row * 12)], (90, 84, 80), 3)


def _lettered_frame(stage: Stage) -> None:
    band = Image.new("RGB", (420, 90), (188, 34, 30))
    lettering.printed(band, (210, 44), stage.rng.choice(("灭火器箱", "消防器材")), 62, (250, 244, 230), True)
    stage.wall(band, -0.4, 0.4, 0.88, 1.04, 2.154)
    stage.flat([(0.34, 0.5, 2.14), (0.38, 0.5, 2.14), (0.38, 0.6, 2.14), (0.34, 0.6, 2.14)], (210, 206, 196))


def _card(stage: Stage, blank: bool) -> None:
    rng = stage.rng
    card = Image.new("RGB", (200, 270), (244, 242, 232))
    draw = ImageDraw.Draw(card)
    lettering.printed(card, (100, 28), "检查记录卡", 28, (30, 30, 34), True)
    for row in range(7):
        draw.line([(12, 56 + row * 30), (188, 56 + row * 30)], (120, 120, 124), 1)
        if not blank and row < 6:
            lettering.scribble(rng, card, (18, 78 + row * 30), 60, 14, (34, 46, 110), 1)
            lettering.scribble(rng, card, (112, 78 + row * 30), 56, 14, (34, 46, 110), 1)
    draw.line([(100, 56), (100, 236)], (120, 120, 124), 1)
    light.shadow(
        stage, [(0.6, 0.86, 2.39), (0.84, 0.86, 2.39), (0.84, 1.16, 2.39), (0.6, 1.16, 2.39)], 0.4, 5
    )
    stage.wall(card, 0.6, 0.82, 0.88, 1.18, 2.385)
