import io

from PIL import Image

from inspect_app.photos.scenery.handwriting import signature


def opened(name, seed):
    return Image.open(io.BytesIO(signature(name, seed)))


def test_strokes_are_dark_on_a_clear_ground():
    image = opened("王敏", 1)
    assert (image.mode, image.size) == ("RGBA", (640, 240))
    alpha = image.getchannel("A")
    assert alpha.getextrema() == (0, 255)
    covered = alpha.histogram()[255] / (640 * 240)
    assert 0.01 < covered < 0.2


def test_a_longer_name_takes_more_room():
    short, long = (opened(name, 1).getchannel("A").getbbox() for name in ("王敏", "欧阳小明明"))
    assert long[2] > short[2]


def test_seed_and_name_both_matter():
    assert len({signature("王敏", 1), signature("王敏", 2), signature("王静", 1)}) == 3
