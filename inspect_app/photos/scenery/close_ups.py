"""Things held close: a register on a desk, a name badge, a notice board."""

import random

from PIL import Image, ImageDraw

from inspect_app.photos.scenery import lettering, light, materials
from inspect_app.photos.scenery.stage import Colour, Stage, shade

_INK: Colour = (34, 44, 108)
_FAMILY = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗"
_GIVEN = "敏静丽强磊军洋艳勇杰娟涛明超霞平刚桂芳"


def register(stage: Stage, faulty: bool) -> None:
    """A register filled in by hand on a desk; at fault, rows are left open or crossed out."""
    rng = stage.rng
    stage.look(
        eye=0.62,
        pitch=rng.uniform(0.95, 1.12),
        yaw=rng.uniform(-0.35, 0.35),
        zoom=rng.uniform(0.85, 1.15),
        aside=rng.uniform(-0.05, 0.05),
    )
    stage.floor(
        materials.wood(
            rng, (640, 640), stage.vary(rng.choice(((150, 110, 74), (116, 80, 54), (176, 142, 104))))
        ),
        -1,
        1,
        -0.3,
        1.2,
    )
    page = _page(rng, faulty)
    left, near = rng.uniform(-0.24, -0.2), rng.uniform(0.08, 0.14)
    light.shadow(
        stage,
        [
            (left + 0.01, 0, near - 0.02),
            (left + 0.5, 0, near - 0.01),
            (left + 0.49, 0, near + 0.62),
            (left, 0, near + 0.62),
        ],
        0.6,
        12,
    )
    stage.surface(
        page,
        [
            (left, 0.01, near + 0.6),
            (left + 0.46, 0.01, near + 0.6),
            (left + 0.46, 0.01, near),
            (left, 0.01, near),
        ],
    )
    stage.flat(
        [
            (left - 0.03, 0.012, near),
            (left, 0.012, near),
            (left, 0.012, near + 0.6),
            (left - 0.03, 0.012, near + 0.6),
        ],
        (206, 204, 196),
    )
    _pen(stage, left + 0.3, near + rng.uniform(0.1, 0.3))
    light.illuminate(stage, 178, [(rng.uniform(0.2, 0.8), rng.uniform(0.1, 0.5), 0.45, 70)], (255, 250, 238))


def _page(rng: random.Random, faulty: bool) -> Image.Image:
    page = Image.new("RGB", (690, 900), (244, 242, 234))
    title, heads = rng.choice(
        (
            ("来电登记表", ("日期", "来电人", "事项", "处理", "签名")),
            ("访客登记表", ("日期", "姓名", "事由", "时间", "签名")),
            ("报修登记表", ("日期", "房号", "内容", "完成", "签名")),
            ("巡查登记表", ("日期", "地点", "情况", "处理", "签名")),
        )
    )
    lettering.printed(page, (345, 58), title, 44, (24, 24, 26), True)
    draw = ImageDraw.Draw(page)
    edges = (30, 130, 240, 440, 560, 660)
    rows = [110 + 52 * row for row in range(15)]
    for y in rows:
        draw.line([(30, y), (660, y)], (74, 74, 80), 2)
    for x in edges:
        draw.line([(x, 110), (x, rows[-1])], (74, 74, 80), 2)
    for number, head in enumerate(heads):
        lettering.printed(page, ((edges[number] + edges[number + 1]) / 2, 136), head, 24, (24, 24, 26))
    filled = rng.randint(7, 12)
    for row in range(1, filled + 1):
        _entry(rng, page, edges, rows[row] + 32, faulty)
    return page


def _entry(rng: random.Random, page: Image.Image, edges: tuple[int, ...], y: float, faulty: bool) -> None:
    ink = rng.choice((_INK, _INK, (30, 30, 34)))
    for number in range(5):
        if faulty and number >= 3 and rng.random() < 0.45:
            continue
        left, wide = edges[number] + 8, edges[number + 1] - edges[number] - 18
        lettering.scribble(rng, page, (left, y), wide * rng.uniform(0.6, 1.0), 24, ink, 2)
    if faulty and rng.random() < 0.2:
        draw = ImageDraw.Draw(page)
        draw.line([(edges[1], y + rng.uniform(-6, 6)), (edges[4], y + rng.uniform(-6, 6))], ink, 3)


def _pen(stage: Stage, x: float, z: float) -> None:
    lean = stage.rng.uniform(-0.05, 0.12)
    light.shadow(
        stage,
        [(x, 0.01, z - 0.012), (x + 0.17, 0.01, z + lean - 0.012), (x + 0.17, 0.01, z + lean), (x, 0.01, z)],
        0.6,
        4,
    )
    for offset, colour in ((0.0, (24, 26, 34)), (0.004, (84, 88, 104))):
        thick = 0.011 - 2 * offset
        stage.flat(
            [
                (x, 0.02, z + offset),
                (x + 0.16, 0.02, z + lean + offset),
                (x + 0.16, 0.02, z + lean + offset + thick),
                (x, 0.02, z + offset + thick),
            ],
            colour,
        )
    stage.flat([(x, 0.02, z), (x, 0.02, z + 0.011), (x - 0.018, 0.02, z + 0.004)], (190, 186, 176))


def badge(stage: Stage, faulty: bool) -> None:
    """A name badge on a uniform; at fault it hangs askew or the cloth is stained."""
    rng = stage.rng
    stage.look(eye=0.0, pitch=0.0, yaw=rng.uniform(-0.18, 0.18), zoom=1.0)
    colour = stage.vary(rng.choice(((36, 44, 70), (48, 52, 56), (70, 40, 44), (60, 84, 110))), 6)
    stage.surface(
        materials.cloth(rng, (760, 580), colour),
        [(-0.5, 0.4, 0.5), (0.5, 0.4, 0.5), (0.5, -0.4, 0.5), (-0.5, -0.4, 0.5)],
    )
    _lapel_and_pocket(stage, colour)
    if faulty and rng.random() < 0.5:
        mask = materials.blot(rng, (200, 160), edge=120)
        stain = Image.new("RGBA", mask.size, (*shade(colour, 0.45), 255))
        stain.putalpha(mask.point([grey * 190 // 255 for grey in range(256)]))
        x = rng.uniform(-0.1, 0.12)
        stage.wall(stain, x, x + 0.13, -0.2, -0.08, 0.499)
    _plate(stage, rng.choice((-0.028, 0.03)) if faulty else rng.uniform(-0.003, 0.003))
    light.illuminate(stage, 184, [(rng.uniform(0.2, 0.6), 0.2, 0.45, 80)], (255, 250, 242))


def _lapel_and_pocket(stage: Stage, colour: Colour) -> None:
    light.shadow(
        stage, [(-0.36, 0.4, 0.5), (-0.1, 0.4, 0.5), (-0.19, -0.06, 0.5), (-0.27, -0.02, 0.5)], 0.6, 10
    )
    texture = materials.cloth(stage.rng, (260, 400), shade(colour, 1.12))
    stage.surface(texture, [(-0.5, 0.4, 0.5), (-0.13, 0.4, 0.5), (-0.22, -0.04, 0.5), (-0.5, 0.14, 0.5)])
    for x, y in ((-0.36, -0.1), (-0.36, -0.3)):
        left, top = stage.at((x - 0.022, y + 0.022, 0.5))
        right, bottom = stage.at((x + 0.022, y - 0.022, 0.5))
        stage.draw.ellipse((left + 4, top + 6, right + 4, bottom + 6), fill=shade(colour, 0.4))
        stage.draw.ellipse(
            (left, top, right, bottom), fill=shade(colour, 0.75), outline=shade(colour, 1.5), width=2
        )
    light.shadow(
        stage, [(-0.1, -0.13, 0.5), (0.22, -0.13, 0.5), (0.22, -0.15, 0.5), (-0.1, -0.15, 0.5)], 0.7, 5
    )
    pocket = materials.cloth(stage.rng, (300, 70), shade(colour, 1.08))
    stage.wall(pocket, -0.1, 0.22, -0.14, -0.07, 0.499)
    for y in (-0.075, -0.135):
        points = [stage.at((x / 100, y, 0.498)) for x in range(-10, 23)]
        for start in range(0, len(points) - 1, 2):
            stage.draw.line(points[start : start + 2], shade(colour, 1.7), 2)


def _plate(stage: Stage, lean: float) -> None:
    rng = stage.rng
    plate = materials.brushed(rng, (460, 170), rng.choice(((206, 206, 204), (214, 186, 118))))
    draw = ImageDraw.Draw(plate)
    draw.rectangle((0, 0, 459, 169), outline=(96, 92, 84), width=4)
    draw.rectangle((10, 10, 449, 58), fill=stage.vary((24, 62, 122)))
    lettering.printed(plate, (230, 33), "物业服务", 32, (250, 250, 250), True)
    name = rng.choice(_FAMILY) + "".join(rng.sample(_GIVEN, rng.choice((1, 2))))
    lettering.printed(plate, (150, 112), name, 58, (20, 22, 26), True)
    lettering.printed(
        plate, (350, 98), rng.choice(("客服专员", "秩序员", "工程师", "保洁主管")), 30, (40, 42, 48)
    )
    lettering.printed(plate, (350, 138), f"No.{rng.randint(1, 999):04d}", 26, (40, 42, 48))
    x, y, wide, high = -0.07, 0.02, 0.25, 0.092
    corners = [
        (x, y + high, 0.49),
        (x + wide, y + high + lean, 0.49),
        (x + wide + lean * 0.3, y + lean, 0.49),
        (x + lean * 0.3, y, 0.49),
    ]
    light.shadow(stage, [(a + 0.006, b - 0.008, 0.495) for a, b, _ in corners], 0.8, 5)
    stage.surface(plate, corners)


def notice_board(stage: Stage, faulty: bool) -> None:
    """A glazed board with notices; at fault, they hang loose, overlap, or are out of date and torn."""
    rng = stage.rng
    stage.look(eye=1.45, pitch=rng.uniform(-0.03, 0.06), yaw=rng.uniform(-0.24, 0.24), zoom=0.92)
    stage.wall(materials.plaster(rng, (480, 320), stage.vary((206, 200, 188))), -4, 4, 0, 3.2, 2.6)
    light.shadow(
        stage, [(-1.02, 0.72, 2.59), (1.08, 0.72, 2.59), (1.08, 2.1, 2.59), (-1.02, 2.1, 2.59)], 0.5, 12
    )
    stage.box((-1.05, 0.78, 2.5), (1.05, 2.15, 2.58), (168, 170, 172))
    stage.wall(_board(rng, faulty), -1.0, 1.0, 0.82, 2.1, 2.495)
    glass = Image.new("RGBA", (200, 128), (255, 255, 255, 0))
    pane = ImageDraw.Draw(glass)
    start = rng.randint(-20, 110)
    pane.polygon(
        [(start, 128), (start + 60, 0), (start + 104, 0), (start + 44, 128)], fill=(255, 255, 255, 36)
    )
    pane.polygon(
        [(start + 62, 128), (start + 122, 0), (start + 132, 0), (start + 72, 128)], fill=(255, 255, 255, 24)
    )
    stage.wall(glass, -1.0, 1.0, 0.82, 2.1, 2.49)
    light.illuminate(stage, 176, [(rng.uniform(0.2, 0.8), 0.15, 0.4, 75)], (255, 251, 244))


def _board(rng: random.Random, faulty: bool) -> Image.Image:
    size = (1000, 640)
    board = materials.concrete(rng, size, rng.choice(((70, 104, 88), (92, 108, 132), (150, 60, 52))))
    draw = ImageDraw.Draw(board)
    draw.rectangle((0, 0, 1000, 92), fill=(178, 34, 30))
    lettering.printed(
        board, (500, 45), rng.choice(("公 告 栏", "小区公告", "信息公示栏")), 58, (250, 232, 190), True
    )
    for row in range(2):
        for column in range(4):
            if rng.random() < 0.9:
                at = (52 + column * 234, 118 + row * 260)
                _notice(rng, board, at, faulty and rng.random() < 0.5)
    return board


def _notice(rng: random.Random, board: Image.Image, at: tuple[int, int], loose: bool) -> None:
    colour = rng.choice(((246, 246, 240), (246, 246, 240), (250, 236, 190), (222, 234, 246), (248, 214, 206)))
    sheet = Image.new("RGBA", (196, 240), (*shade(colour, 0.86 if loose else 1.0), 255))
    title = rng.choice(
        (
            "停水通知",
            "收费公示",
            "温馨提示",
            "消防须知",
            "垃圾分类",
            "电梯维保",
            "绿化养护",
            "安全提示",
            "服务标准",
        )
    )
    lettering.printed(sheet, (98, 30), title, 28, (150, 26, 24) if rng.random() < 0.6 else (24, 24, 28), True)
    lettering.paragraph(rng, sheet, (20, 62, 176, 196), 14, (86, 86, 92))
    ImageDraw.Draw(sheet).ellipse((118, 176, 168, 226), outline=(206, 44, 40), width=3)
    if loose:
        ImageDraw.Draw(sheet).polygon(
            [(196, 240), (196, rng.randint(120, 200)), (rng.randint(90, 150), 240)], fill=(0, 0, 0, 0)
        )
    turned = sheet.rotate(
        rng.uniform(-9, 9) if loose else rng.uniform(-0.7, 0.7), Image.Resampling.BILINEAR, expand=True
    )
    dark = turned.getchannel("A").point([grey * 110 // 255 for grey in range(256)])
    board.paste((14, 14, 14), (at[0] + 5, at[1] + 7), dark)
    board.paste(turned.convert("RGB"), at, turned.getchannel("A"))
    for x in (30, 166):
        ImageDraw.Draw(board).ellipse(
            (at[0] + x - 5, at[1] + 6, at[0] + x + 5, at[1] + 16),
            fill=rng.choice(((214, 60, 50), (70, 120, 200), (230, 190, 50))),
        )
