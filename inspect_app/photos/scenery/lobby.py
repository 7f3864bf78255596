"""The entrance hall: its polished floor, and the desk where visitors are received."""

from PIL import Image, ImageDraw

from inspect_app.photos.scenery import lettering, light, materials
from inspect_app.photos.scenery.stage import Stage, shade

_STONES = ((196, 184, 166), (206, 200, 190), (178, 170, 160), (214, 204, 186), (186, 176, 158))
_WALLS = ((214, 208, 196), (198, 188, 172), (222, 218, 210), (190, 182, 170))


def floor(stage: Stage, faulty: bool) -> None:
    """A hall of stone tiles with lift doors at its end; at fault, a puddle or a dried stain."""
    rng = stage.rng
    stage.roll = 0
    stage.look(
        eye=1.55, pitch=rng.uniform(0.26, 0.38), yaw=rng.uniform(-0.25, 0.25), aside=rng.uniform(-1.2, 1.2)
    )
    back = rng.uniform(8.5, 10.5)
    _hall(stage, back)
    texture = materials.tiles(rng, (840, 840), 9, stage.vary(rng.choice(_STONES)), (120, 112, 102))
    stained = faulty and rng.random() < 0.5
    if stained:
        _dry_stain(stage, texture)
    stage.floor(texture, -5, 5, 0.9, back)
    light.mirror_in_floor(stage, -5, 5, back, 0.5)
    if faulty and not stained:
        _puddle(stage)
    if faulty and rng.random() < 0.35:
        _warning_sign(stage)
    lamps = [(rng.uniform(0.25, 0.75), 0.28, 0.3, 95), (rng.uniform(0.3, 0.7), 0.8, 0.4, 60)]
    light.illuminate(stage, 176, lamps)


def _hall(stage: Stage, back: float) -> None:
    rng = stage.rng
    wall = rng.choice(_WALLS)
    stage.wall(materials.plaster(rng, (400, 200), wall), -5, 5, 0, 4, back)
    for side in (-5.0, 5.0):
        panel = materials.plaster(rng, (300, 200), shade(wall, 0.86))
        far, near = ((side, 4, back), (side, 4, 0.9)) if side < 0 else ((side, 4, 0.9), (side, 4, back))
        # The texture runs along the wall, from the end that is on the left.
        left, right = (near, far) if side < 0 else (far, near)
        stage.surface(panel, [left, right, (right[0], 0, right[2]), (left[0], 0, left[2])])
    stage.flat([(-5, 0.0, back), (5, 0.0, back), (5, 0.14, back), (-5, 0.14, back)], (92, 84, 76))
    first = rng.uniform(-3.6, -2.4)
    for number in range(rng.choice((2, 2, 3))):
        _lift_door(stage, first + number * 2.3, back)
    if rng.random() < 0.7:
        _plant(stage, rng.choice((-4.0, 3.6)), back - 0.7)


def _lift_door(stage: Stage, left: float, back: float) -> None:
    steel = materials.brushed(stage.rng, (120, 200), (168, 168, 166))
    stage.flat(
        [(left - 0.15, 0, back), (left - 0.15, 2.4, back), (left + 1.35, 2.4, back), (left + 1.35, 0, back)],
        (88, 80, 72),
    )
    stage.wall(steel, left, left + 1.2, 0, 2.2, back)
    middle = [stage.at((left + 0.6, y, back)) for y in (0, 2.2)]
    stage.draw.line(middle, (60, 60, 60), 2)
    lamp = [
        (left + 0.5, 2.5, back),
        (left + 0.7, 2.5, back),
        (left + 0.7, 2.58, back),
        (left + 0.5, 2.58, back),
    ]
    stage.flat(lamp, (255, 96, 40))


def _plant(stage: Stage, x: float, z: float) -> None:
    rng = stage.rng
    light.shadow(
        stage, [(x - 0.4, 0, z - 0.3), (x + 0.4, 0, z - 0.3), (x + 0.4, 0, z + 0.3), (x - 0.4, 0, z + 0.3)]
    )
    stage.box((x - 0.24, 0, z - 0.2), (x + 0.24, 0.5, z + 0.2), (226, 224, 218))
    for _ in range(46):
        foot = (x + rng.uniform(-0.1, 0.1), 0.5, z)
        tip = (x + rng.gauss(0, 0.36), rng.uniform(0.75, 1.6), z + rng.uniform(-0.2, 0.2))
        bend = ((foot[0] * 0.5 + tip[0] * 0.5), tip[1] * 0.85, z)
        green = stage.vary((52, 94, 44), 26)
        stage.draw.polygon(
            [stage.at(foot), stage.at(bend), stage.at(tip), stage.at((bend[0] + 0.07, bend[1], z))], green
        )


def _puddle(stage: Stage) -> None:
    """Water: it darkens the stone a little and mirrors the bright end of the hall."""
    rng = stage.rng
    mask = materials.blot(rng, (300, 220), edge=26)
    spot = (rng.uniform(-1.1, 0.4), rng.uniform(2.0, 2.9))
    wide, deep = rng.uniform(1.1, 1.9), rng.uniform(0.8, 1.4)
    bright = Image.linear_gradient("L").transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize(mask.size)
    water = materials.tinted(
        Image.blend(bright, materials.clouds(rng, mask.size, 4, 2), 0.45), (168, 172, 174), 0.42
    )
    rim = mask.point([90 if 20 < grey < 200 else 0 for grey in range(256)])
    body = mask.point([grey * 140 // 255 for grey in range(256)])
    for colour, alpha in ((materials.tinted(mask, (46, 42, 38), 0), rim), (water, body)):
        layer = colour.copy()
        layer.putalpha(alpha)
        stage.floor(layer, spot[0], spot[0] + wide, spot[1], spot[1] + deep)


def _dry_stain(stage: Stage, texture: Image.Image) -> None:
    """Something spilt long ago: a brown patch with a darker border, and foot marks."""
    rng = stage.rng
    size = (rng.randint(170, 260), rng.randint(130, 210))
    mask = materials.blot(rng, size, edge=90)
    at = (rng.randint(250, 480), rng.randint(470, 610))
    brown = (104, 82, 58)
    texture.paste(brown, at, mask.point([grey * 96 // 255 for grey in range(256)]))
    texture.paste(shade(brown, 0.6), at, mask.point([110 if 30 < grey < 190 else 0 for grey in range(256)]))
    draw = ImageDraw.Draw(texture)
    for _ in range(40):
        x, y = at[0] + rng.gauss(0.5, 0.5) * size[0], at[1] + rng.gauss(0.5, 0.5) * size[1]
        radius = rng.uniform(0.6, 2.6)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), shade(brown, rng.uniform(0.6, 1.0)))


def _warning_sign(stage: Stage) -> None:
    """The yellow folding sign that somebody has put beside the trouble."""
    x, z = stage.rng.uniform(0.5, 1.4), stage.rng.uniform(3.4, 4.6)
    light.shadow(
        stage, [(x - 0.1, 0, z - 0.1), (x + 0.6, 0, z - 0.1), (x + 0.7, 0, z + 0.4), (x, 0, z + 0.4)], 0.45
    )
    board = Image.new("RGB", (160, 300), (240, 196, 24))
    draw = ImageDraw.Draw(board)
    draw.polygon([(80, 60), (36, 136), (124, 136)], (20, 20, 20))
    lettering.printed(board, (80, 112), "!", 52, (240, 196, 24), True)
    lettering.printed(board, (80, 190), "小心", 46, (20, 20, 20), True)
    lettering.printed(board, (80, 246), "地滑", 46, (20, 20, 20), True)
    stage.flat(
        [
            (x + 0.06, 0, z + 0.25),
            (x + 0.42, 0, z + 0.25),
            (x + 0.38, 0.62, z + 0.1),
            (x + 0.08, 0.62, z + 0.1),
        ],
        (168, 132, 10),
    )
    stage.surface(
        board,
        [(x + 0.08, 0.64, z + 0.1), (x + 0.38, 0.64, z + 0.1), (x + 0.46, 0, z - 0.05), (x, 0, z - 0.05)],
    )


def desk(stage: Stage, faulty: bool) -> None:
    """The reception desk; at fault, papers, cups and a carton are left lying on it."""
    rng = stage.rng
    stage.roll = 0
    stage.look(
        eye=1.6,
        pitch=rng.uniform(0.08, 0.16),
        yaw=rng.uniform(-0.2, 0.2),
        zoom=rng.uniform(0.75, 1.05),
        aside=rng.uniform(-0.9, 0.9),
    )
    stone = rng.choice(_STONES)
    stage.wall(
        materials.wood(
            rng, (500, 260), stage.vary(rng.choice(((136, 96, 62), (98, 70, 50), (164, 132, 96))))
        ),
        -5,
        5,
        0,
        3.6,
        5.2,
    )
    for number in range(-4, 6):
        stage.draw.line(
            [stage.at((number * 1.0, 0, 5.2)), stage.at((number * 1.0, 3.6, 5.2))], (58, 42, 30), 2
        )
    _company_sign(stage)
    stage.floor(materials.tiles(rng, (500, 500), 7, stone, (120, 112, 102)), -5, 5, 0.8, 5.2)
    light.mirror_in_floor(stage, -5, 5, 5.2, 0.3)
    _monitor(stage, rng.uniform(-0.9, -0.3), 3.6)
    light.shadow(stage, [(-1.9, 0, 2.9), (1.9, 0, 2.9), (1.9, 0, 3.3), (-1.9, 0, 3.3)], 0.6, 12)
    _counter(stage)
    if faulty:
        _litter(stage)
    light.illuminate(
        stage, 130, [(0.5, 0.25, 0.34, 100), (0.3, 0.6, 0.3, 60), (0.75, 0.55, 0.3, 50)], (255, 246, 230)
    )


def _company_sign(stage: Stage) -> None:
    board = Image.new("RGBA", (640, 120), (0, 0, 0, 0))
    name = stage.rng.choice(("客户服务中心", "物业服务中心", "前台接待", "服务中心"))
    lettering.printed(board, (324, 64), name, 76, (40, 28, 18), True)
    lettering.printed(board, (320, 60), name, 76, (226, 196, 132), True)
    stage.wall(board, -1.6, 1.6, 2.0, 2.6, 5.19)


def _counter(stage: Stage) -> None:
    rng = stage.rng
    front = materials.wood(rng, (420, 120), stage.vary((120, 84, 54)))
    draw = ImageDraw.Draw(front)
    for x in range(0, 421, 105):
        draw.line([(x, 0), (x, 120)], (70, 48, 30), 3)
    stage.box((-1.8, 0, 3.0), (1.8, 1.05, 3.8), (110, 78, 50))
    stage.wall(front, -1.8, 1.8, 0.1, 1.0, 2.995)
    marble = materials.tinted(materials.clouds(rng, (420, 90), 9, 5), (224, 220, 214), 0.22)
    stage.surface(marble, [(-1.9, 1.1, 3.8), (1.9, 1.1, 3.8), (1.9, 1.1, 2.9), (-1.9, 1.1, 2.9)])
    stage.flat([(-1.9, 1.02, 2.9), (1.9, 1.02, 2.9), (1.9, 1.1, 2.9), (-1.9, 1.1, 2.9)], (188, 184, 178))
    stage.flat([(-1.8, 0, 2.99), (1.8, 0, 2.99), (1.8, 0.1, 2.99), (-1.8, 0.1, 2.99)], (44, 36, 30))


def _monitor(stage: Stage, x: float, z: float) -> None:
    stage.box((x, 1.15, z), (x + 0.62, 1.55, z + 0.05), (34, 36, 40))
    stage.box((x + 1.1, 1.1, z), (x + 1.3, 1.24, z + 0.1), stage.vary((60, 62, 66)))


def _litter(stage: Stage) -> None:
    rng = stage.rng
    for _ in range(rng.randint(4, 8)):
        x, z, turn = rng.uniform(-1.6, 1.3), rng.uniform(3.0, 3.5), rng.uniform(-0.12, 0.12)
        white = stage.vary((236, 236, 230), 12)
        stage.flat(
            [
                (x, 1.11, z),
                (x + 0.2, 1.11, z + turn),
                (x + 0.2 - turn, 1.11, z + 0.27),
                (x - turn, 1.11, z + 0.27),
            ],
            white,
        )
    for _ in range(rng.randint(1, 3)):
        x, z = rng.uniform(-1.5, 1.4), rng.uniform(2.98, 3.2)
        stage.box((x, 1.1, z), (x + 0.075, 1.22, z + 0.07), stage.vary((238, 232, 220), 12))
    x = rng.choice((-1.3, 0.6))
    stage.box((x, 1.1, 3.15), (x + 0.42, 1.38, 3.5), stage.vary((178, 138, 92)))
    stage.box((x, 1.24, 3.145), (x + 0.42, 1.27, 3.15), (206, 180, 132))
