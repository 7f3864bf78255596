import io

from PIL import Image, ImageChops, ImageStat

from inspect_app.photos.scenery import light, lobby
from inspect_app.photos.scenery.stage import Stage

SIZE = (320, 240)


def drawn(scene, seed, faulty):
    stage = Stage(seed, SIZE)
    getattr(lobby, scene)(stage, faulty)
    return Image.open(io.BytesIO(light.develop(stage, SIZE))).convert("RGB")


def share(image, wanted):
    pixels = image.tobytes()
    found = sum(wanted(*pixels[at : at + 3]) for at in range(0, len(pixels), 3))
    return found / (len(pixels) // 3)


def test_a_stain_or_puddle_shows_on_the_floor():
    ahead = (20, 110, 300, 240)
    for seed in range(4):
        sound, faulty = (drawn("floor", seed, fault).crop(ahead) for fault in (False, True))
        assert ImageStat.Stat(ImageChops.difference(sound, faulty).convert("L")).mean[0] > 1


def test_the_desk_is_wood_under_pale_stone():
    image = drawn("desk", 4, False)
    assert share(image, lambda r, g, b: r > b + 25) > 0.3
    assert share(image, lambda r, g, b: min(r, g, b) > 130) > 0.01
