import io

import pytest
from PIL import Image

from inspect_app.photos.scenery import light
from inspect_app.photos.scenery.stage import Stage


@pytest.fixture
def stage():
    stage = Stage(1, (400, 300), (160, 160, 160))
    stage.roll = 0
    stage.look(eye=1.5, pitch=0.2)
    return stage


def brightness(stage, at):
    return sum(stage.image.getpixel(at))


def test_a_lamp_brightens_its_place(stage):
    light.illuminate(stage, 90, [(0.2, 0.2, 0.2, 150)])
    assert brightness(stage, (80, 60)) > brightness(stage, (380, 280)) + 60


def test_a_shadow_darkens_softly_and_a_glow_brightens(stage):
    spots = [(-0.5, 0, 3), (0.5, 0, 3), (0.5, 0, 4), (-0.5, 0, 4)]
    x, y = (round(part) for part in stage.at((0, 0, 3.4)))
    light.shadow(stage, spots, 0.6)
    assert brightness(stage, (x, y)) < 400
    assert brightness(stage, (5, 5)) == 480
    dark = brightness(stage, (x, y))
    light.glow(stage, spots, (255, 255, 255), 0.8, 8)
    assert brightness(stage, (x, y)) > dark


def test_what_is_out_of_sight_is_left_out(stage):
    before = stage.image.tobytes()
    light.shadow(stage, [(90, 0, 3), (91, 0, 3), (91, 0, 4), (90, 0, 4)])
    assert stage.image.tobytes() == before


def test_a_polished_floor_mirrors_what_stands_behind_it(stage):
    stage.flat([(-3, 0, 6), (3, 0, 6), (3, 3, 6), (-3, 3, 6)], (250, 40, 40))
    line = round(stage.at((0, 0, 6))[1])
    light.mirror_in_floor(stage, -3, 3, 6, 0.5)
    red, green, _ = stage.image.getpixel((200, line + 10))
    assert red > green + 20
    assert stage.image.getpixel((200, 299)) == (160, 160, 160)


def test_a_floor_that_does_not_show_mirrors_nothing(stage):
    stage.look(eye=1.5, pitch=-1.2)
    before = stage.image.tobytes()
    light.mirror_in_floor(stage, -3, 3, 6, 0.5)
    assert stage.image.tobytes() == before


def test_developing_gives_noise_dark_corners_and_the_wanted_size(stage):
    image = Image.open(io.BytesIO(light.develop(stage, (800, 600)))).convert("L")
    assert image.size == (800, 600)
    middle, corner = image.crop((300, 200, 500, 400)), image.crop((0, 0, 60, 60))
    assert middle.getextrema()[1] - middle.getextrema()[0] > 6
    assert sum(middle.resize((1, 1)).tobytes()) > sum(corner.resize((1, 1)).tobytes()) + 12
