import io

from PIL import Image

from inspect_app.photos.scenery import lift, light
from inspect_app.photos.scenery.stage import Stage

SIZE = (320, 240)


def drawn(scene, seed, faulty):
    stage = Stage(seed, SIZE)
    getattr(lift, scene)(stage, faulty)
    return Image.open(io.BytesIO(light.develop(stage, SIZE))).convert("RGB")


def share(image, wanted):
    pixels = image.tobytes()
    found = sum(wanted(*pixels[at : at + 3]) for at in range(0, len(pixels), 3))
    return found / (len(pixels) // 3)


def test_the_display_is_lit():
    for seed in range(4):
        assert share(drawn("panel", seed, False), lambda r, g, b: r > 150 and g < 110 and b < 90) > 0.0003


def test_steel_has_no_colour_of_its_own():
    image = drawn("panel", 4, False)
    assert share(image, lambda r, g, b: max(r, g, b) - min(r, g, b) < 32) > 0.8
