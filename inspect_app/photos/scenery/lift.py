"""The control panel inside a lift car."""

from PIL import Image, ImageDraw

from inspect_app.photos.scenery import lettering, light, materials
from inspect_app.photos.scenery.stage import Stage, shade


def panel(stage: Stage, faulty: bool) -> None:
    """Steel walls, rows of buttons, a display; at fault, scratches, a dead button, a torn sticker."""
    rng = stage.rng
    stage.look(
        eye=1.4,
        pitch=rng.uniform(-0.04, 0.08),
        yaw=rng.uniform(-0.22, 0.22),
        zoom=rng.uniform(0.9, 1.25),
        aside=rng.uniform(-0.2, 0.2),
    )
    stage.wall(materials.brushed(rng, (600, 400), (150, 148, 144)), -3, 3, -0.2, 3, 2.2)
    for x in (-1.02, -0.42, 0.42, 1.02):
        line = [stage.at((x, y, 2.195)) for y in (0, 3)]
        stage.draw.line(line, (70, 68, 64), 3)
        stage.draw.line([(point[0] + 3, point[1]) for point in line], (206, 204, 198), 1)
    rail = [stage.at((x, 0.95, 2.1)) for x in (-3, -0.5)]
    stage.draw.line(rail, (208, 206, 200), 22)
    stage.draw.line([(x, y + 9) for x, y in rail], (96, 94, 90), 6)
    plate = _plate(stage, faulty)
    light.shadow(
        stage, [(-0.29, 0.62, 2.19), (0.31, 0.62, 2.19), (0.31, 2.02, 2.19), (-0.29, 2.02, 2.19)], 0.5, 6
    )
    stage.wall(plate, -0.3, 0.3, 0.64, 2.04, 2.17)
    _notice(stage, faulty)
    light.illuminate(
        stage, 150, [(rng.uniform(0.3, 0.7), 0.12, 0.4, 100), (0.5, 0.6, 0.4, 40)], (255, 250, 240)
    )


def _plate(stage: Stage, faulty: bool) -> Image.Image:
    """The panel itself, 600 by 1400 texture pixels."""
    rng = stage.rng
    plate = materials.brushed(rng, (600, 1400), (176, 174, 168))
    draw = ImageDraw.Draw(plate)
    draw.rectangle((3, 3, 596, 1396), outline=(92, 90, 86), width=5)
    for left, top in ((28, 28), (572, 28), (28, 1372), (572, 1372)):
        draw.ellipse(
            (left - 9, top - 9, left + 9, top + 9), fill=(116, 114, 110), outline=(70, 68, 64), width=2
        )
    draw.rounded_rectangle((150, 90, 450, 270), 12, fill=(14, 12, 14))
    floors = rng.choice((6, 11, 18))
    lettering.printed(plate, (330, 178), str(rng.randint(1, floors)), 130, (255, 74, 34), True)
    draw.polygon([(220, 130), (186, 190), (254, 190)], fill=(255, 74, 34))
    names = [str(number) for number in range(floors, 0, -1)] + ["B1", "B2"]
    columns = 2 if len(names) <= 14 else 3
    dead = rng.randrange(len(names)) if faulty else None
    for number, name in enumerate(names):
        row, column = divmod(number, columns)
        x = 300 + (column - (columns - 1) / 2) * 165
        _button(
            draw, plate, (x, 370 + row * min(122, 760 / (len(names) // columns + 1))), name, number == dead
        )
    for side, mark, colour in ((215, "◁▷", (40, 40, 40)), (385, "警铃", (196, 120, 16))):
        _button(draw, plate, (side, 1230), mark, False, colour)
    if faulty:
        _scratches(stage, plate)
    return plate


def _button(
    draw: ImageDraw.ImageDraw,
    plate: Image.Image,
    at: tuple[float, float],
    name: str,
    dead: bool,
    ink: tuple[int, int, int] = (36, 36, 36),
) -> None:
    x, y = at
    draw.ellipse((x - 44, y - 40, x + 44, y + 48), fill=(96, 94, 90))
    draw.ellipse((x - 43, y - 43, x + 43, y + 43), fill=(222, 220, 214), outline=(120, 118, 112), width=3)
    draw.ellipse(
        (x - 34, y - 34, x + 34, y + 34),
        fill=(58, 54, 50) if dead else (240, 238, 230),
        outline=(150, 148, 142),
        width=3,
    )
    if dead:
        draw.line([(x - 16, y - 12), (x + 8, y + 2), (x - 6, y + 20)], (20, 18, 16), 3)
    else:
        lettering.printed(
            plate, (x, y - 1), name, 26 if len(name) > 1 and not name.isdigit() else 34, ink, True
        )


def _scratches(stage: Stage, plate: Image.Image) -> None:
    rng = stage.rng
    draw = ImageDraw.Draw(plate)
    for _ in range(rng.randint(5, 12)):
        x, y = rng.uniform(40, 560), rng.uniform(300, 1340)
        end = (x + rng.gauss(0, 90), y + rng.gauss(30, 90))
        draw.line([(x, y), end], (222, 220, 214), rng.choice((1, 2, 2)))
        draw.line([(x + 2, y + 2), (end[0] + 2, end[1] + 2)], (104, 102, 98), 1)


def _notice(stage: Stage, faulty: bool) -> None:
    """The certificate beside the panel; at fault half of it is torn away."""
    rng = stage.rng
    paper = Image.new("RGBA", (300, 400), (*stage.vary((240, 232, 196)), 255))
    draw = ImageDraw.Draw(paper)
    draw.rectangle((10, 10, 289, 389), outline=(176, 40, 36), width=4)
    lettering.printed(paper, (150, 52), "电梯使用标志", 34, (176, 40, 36), True)
    for row in range(7):
        draw.line([(24, 100 + row * 38), (276, 100 + row * 38)], (150, 120, 90), 2)
        lettering.paragraph(
            rng, paper, (30, 112 + row * 38, 30 + rng.randint(120, 230), 118 + row * 38), 18, (70, 60, 50)
        )
    if faulty and rng.random() < 0.6:
        edge = [
            (300, 140 + rng.randint(-30, 30)),
            (220, 200),
            (240, 260),
            (150, 290),
            (120, 350),
            (60, 400),
            (300, 400),
        ]
        draw.polygon(edge, fill=(0, 0, 0, 0))
    left = rng.choice((0.5, -0.95))
    stage.wall(paper, left, left + 0.36, 1.4, 1.88, 2.19)
    stage.flat(
        [(left, 1.4, 2.188), (left + 0.36, 1.4, 2.188), (left + 0.36, 1.395, 2.188), (left, 1.395, 2.188)],
        shade((150, 148, 144), 0.6),
    )
