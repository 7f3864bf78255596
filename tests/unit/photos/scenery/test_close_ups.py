import io

from PIL import Image, ImageStat

from inspect_app.photos.scenery import close_ups, light
from inspect_app.photos.scenery.stage import Stage

SIZE = (320, 240)


def drawn(scene, seed, faulty):
    stage = Stage(seed, SIZE)
    getattr(close_ups, scene)(stage, faulty)
    return Image.open(io.BytesIO(light.develop(stage, SIZE))).convert("RGB")


def share(image, wanted):
    pixels = image.tobytes()
    found = sum(wanted(*pixels[at : at + 3]) for at in range(0, len(pixels), 3))
    return found / (len(pixels) // 3)


def test_a_register_is_pale_paper_on_wood():
    image = drawn("register", 4, False)
    assert share(image, lambda r, g, b: min(r, g, b) > 130) > 0.2
    assert share(image, lambda r, g, b: r > b + 25) > 0.1


def test_a_badge_shines_on_dark_cloth():
    image = drawn("badge", 4, False).convert("L")
    assert image.getextrema()[1] > 170
    assert ImageStat.Stat(image).median[0] < 110


def test_a_notice_board_has_a_red_head():
    image = drawn("notice_board", 4, False)
    assert share(image, lambda r, g, b: r > 110 and g < 70 and b < 70) > 0.01
