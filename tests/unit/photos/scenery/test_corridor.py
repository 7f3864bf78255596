import io

from PIL import Image

from inspect_app.photos.scenery import corridor, light
from inspect_app.photos.scenery.stage import Stage

SIZE = (320, 240)


def drawn(scene, seed, faulty):
    stage = Stage(seed, SIZE)
    getattr(corridor, scene)(stage, faulty)
    return Image.open(io.BytesIO(light.develop(stage, SIZE))).convert("RGB")


def share(image, wanted):
    pixels = image.tobytes()
    found = sum(wanted(*pixels[at : at + 3]) for at in range(0, len(pixels), 3))
    return found / (len(pixels) // 3)


def test_a_corridor_ends_at_a_red_fire_door():
    image = drawn("passage", 4, False)
    assert share(image, lambda r, g, b: r > g + 50 and r > b + 50) > 0.003


def test_clutter_is_cardboard():
    brown = [
        share(drawn("passage", 4, faulty), lambda r, g, b: r > 140 and 90 < g < 190 and r > b + 55)
        for faulty in (False, True)
    ]
    assert brown[1] > brown[0]


def test_an_extinguisher_cabinet_is_red():
    assert share(drawn("extinguisher", 4, False), lambda r, g, b: r > 100 and g < 60 and b < 60) > 0.03
