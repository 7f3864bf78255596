import random

import pytest
from PIL import Image, ImageStat

from inspect_app.photos.scenery import materials

SIZE = (160, 120)
MADE = [
    lambda rng: materials.concrete(rng, SIZE, (110, 112, 114)),
    lambda rng: materials.plaster(rng, SIZE, (210, 204, 190)),
    lambda rng: materials.tiles(rng, SIZE, 4, (196, 184, 166), (110, 100, 90)),
    lambda rng: materials.wood(rng, SIZE, (130, 90, 60)),
    lambda rng: materials.brushed(rng, SIZE, (170, 170, 168)),
    lambda rng: materials.cloth(rng, SIZE, (40, 48, 70)),
]


@pytest.mark.parametrize("make", MADE)
def test_a_material_has_a_texture_of_its_seed(make):
    first, again, other = (make(random.Random(seed)) for seed in (1, 1, 2))
    assert (first.mode, first.size) == ("RGB", SIZE)
    assert first.tobytes() == again.tobytes() != other.tobytes()
    assert max(ImageStat.Stat(first).stddev) > 1


def test_a_tint_centres_on_its_colour():
    flat = materials.tinted(Image.new("L", (2, 2), 128), (90, 120, 150), 0.5)
    assert flat.getpixel((0, 0)) == (90, 120, 150)
    bright = materials.tinted(Image.new("L", (2, 2), 255), (90, 120, 150), 0.5)
    assert bright.getpixel((0, 0)) > (90, 120, 150)


def test_clouds_and_grain_lie_around_the_middle():
    rng = random.Random(3)
    for pattern in (materials.clouds(rng, SIZE), materials.grain(rng, SIZE)):
        assert 90 < ImageStat.Stat(pattern).mean[0] < 166


def test_a_blot_covers_the_middle_and_leaves_the_corners():
    mask = materials.blot(random.Random(1), (200, 160))
    assert mask.crop((80, 60, 120, 100)).getextrema()[1] == 255
    assert mask.getpixel((0, 0)) == mask.getpixel((199, 159)) == 0


def test_a_crack_runs_from_its_start():
    texture = Image.new("RGB", (200, 200), (120, 120, 120))
    materials.crack(random.Random(1), texture, (100, 40), 120, (20, 20, 20))
    dark = texture.convert("L").point([255 if grey < 60 else 0 for grey in range(256)]).getbbox()
    assert dark[1] <= 60
    assert dark[3] - dark[1] > 30 or dark[2] - dark[0] > 30
