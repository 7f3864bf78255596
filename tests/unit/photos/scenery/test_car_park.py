import io

from PIL import Image, ImageStat

from inspect_app.photos.scenery import car_park, light
from inspect_app.photos.scenery.stage import Stage

SIZE = (320, 240)


def drawn(scene, seed, faulty):
    stage = Stage(seed, SIZE)
    getattr(car_park, scene)(stage, faulty)
    return Image.open(io.BytesIO(light.develop(stage, SIZE))).convert("RGB")


def share(image, wanted):
    pixels = image.tobytes()
    found = sum(wanted(*pixels[at : at + 3]) for at in range(0, len(pixels), 3))
    return found / (len(pixels) // 3)


def test_pillars_carry_their_yellow_and_black_bands():
    image = drawn("floor", 4, False)
    assert share(image, lambda r, g, b: r > 120 and g > 90 and b < 80 and r > b + 70) > 0.002


def test_damage_darkens_the_floor_ahead():
    darker = 0
    for seed in range(8):
        sound, faulty = (drawn("floor", seed, fault).crop((40, 130, 280, 240)) for fault in (False, True))
        darker += ImageStat.Stat(faulty.convert("L")).mean[0] < ImageStat.Stat(sound.convert("L")).mean[0]
    assert darker >= 5
