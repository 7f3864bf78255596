import io
import itertools
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageChops, ImageStat

from inspect_app.photos.accept import accept
from inspect_app.photos.dhash import distance
from inspect_app.photos.scenes import KINDS, dated, draw_scene, draw_signature
from inspect_app.photos.signature import accept_signature

SMALL = (320, 240)


def opened(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_accepted_like_any_photo_and_drawn_the_same_twice(kind):
    data = draw_scene(kind, 3, SMALL)
    assert data == draw_scene(kind, 3, SMALL)
    photo = accept(data, f"{kind}.jpg")
    assert (photo.media_type, photo.width, photo.height) == ("image/jpeg", *SMALL)


@pytest.mark.parametrize("kind", KINDS)
def test_every_seed_gives_another_picture(kind):
    hashes = [accept(draw_scene(kind, seed, SMALL), "a.jpg").dhash for seed in range(8)]
    assert len(set(hashes)) == 8
    apart = [distance(first, second) for first, second in itertools.combinations(hashes, 2)]
    assert sorted(apart)[len(apart) // 2] >= 8


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_can_be_seen(kind):
    sound, faulty = (opened(draw_scene(kind, 5, SMALL, faulty)) for faulty in (False, True))
    assert ImageStat.Stat(ImageChops.difference(sound, faulty).convert("L")).mean[0] > 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_light_shade_and_texture_everywhere(kind):
    grey = opened(draw_scene(kind, 2)).convert("L")
    darkest, brightest = grey.getextrema()
    assert brightest - darkest > 120
    across, down = grey.width // 4, grey.height // 4
    for column, row in itertools.product(range(4), range(4)):
        part = grey.crop((column * across, row * down, (column + 1) * across, (row + 1) * down))
        assert ImageStat.Stat(part).stddev[0] > 1.5


def test_no_view_the_seeds_choose_breaks_the_drawing():
    for kind in KINDS:
        for seed in range(30, 38):
            assert draw_scene(kind, seed, (96, 72)).startswith(b"\xff\xd8")


def test_the_size_is_the_wanted_one_also_beyond_what_is_drawn():
    assert opened(draw_scene("lobby-floor", 1, (1600, 1200))).size == (1600, 1200)
    assert opened(draw_scene("lobby-floor", 1, (240, 320))).size == (240, 320)


def test_an_unknown_kind_is_an_error():
    with pytest.raises(KeyError):
        draw_scene("moon", 1)


@pytest.mark.parametrize("name", ["王敏", "欧阳小明", "Chen Wei", "", "很长很长很长的名字"])
def test_a_signature_passes_as_one(name):
    data = draw_signature(name, 1)
    assert data == draw_signature(name, 1)
    assert accept_signature(data).width > 150


def test_every_name_and_seed_signs_differently():
    signed = {draw_signature(name, seed) for name in ("王敏", "李静", "张磊") for seed in (1, 2)}
    assert len(signed) == 6


def test_a_dated_picture_tells_when_it_was_taken():
    moment = datetime(2026, 10, 1, 9, 2, 3, tzinfo=ZoneInfo("Asia/Shanghai"))
    photo = accept(dated(draw_scene("badge", 1, SMALL), moment), "a.jpg")
    assert photo.taken_at == moment
