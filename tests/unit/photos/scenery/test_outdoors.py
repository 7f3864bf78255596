import io

from PIL import Image

from inspect_app.photos.scenery import light, outdoors
from inspect_app.photos.scenery.stage import Stage

SIZE = (320, 240)


def drawn(scene, seed, faulty):
    stage = Stage(seed, SIZE)
    getattr(outdoors, scene)(stage, faulty)
    return Image.open(io.BytesIO(light.develop(stage, SIZE))).convert("RGB")


def share(image, wanted):
    pixels = image.tobytes()
    found = sum(wanted(*pixels[at : at + 3]) for at in range(0, len(pixels), 3))
    return found / (len(pixels) // 3)


def test_the_arm_is_red_and_white_under_a_sky():
    image = drawn("barrier", 4, False)
    assert share(image, lambda r, g, b: r > 140 and g < 90 and b < 90) > 0.002
    assert share(image.crop((0, 0, 320, 60)), lambda r, g, b: b >= r - 6) > 0.3


def test_bare_soil_takes_green_from_the_lawn():
    green = [
        share(drawn("garden", 4, faulty).crop((0, 120, 320, 240)), lambda r, g, b: g > r + 8 and g > b + 8)
        for faulty in (False, True)
    ]
    assert green[0] > green[1] + 0.02
    assert green[0] > 0.4
