import pytest
from PIL import Image, ImageChops

from inspect_app.photos.scenery.warp import warp_into


@pytest.fixture
def texture():
    image = Image.new("RGB", (40, 40), (200, 0, 0))
    image.paste((0, 200, 0), (20, 0, 40, 20))
    image.paste((0, 0, 200), (0, 20, 20, 40))
    return image


def test_corners_of_the_texture_come_to_the_corners_given(texture):
    image = Image.new("RGB", (100, 100))
    warp_into(image, texture, [(20, 10), (90, 20), (80, 95), (5, 80)])
    assert image.getpixel((28, 20))[0] > 150
    assert image.getpixel((82, 28))[1] > 150
    assert image.getpixel((16, 74))[2] > 150
    assert image.getpixel((2, 2)) == (0, 0, 0)


def test_the_nearer_half_takes_more_room(texture):
    image = Image.new("RGB", (100, 100))
    warp_into(image, texture, [(40, 10), (60, 10), (100, 90), (0, 90)])
    column = [image.getpixel((45, y)) for y in range(12, 88)]
    red, blue = (sum(1 for pixel in column if pixel[part] > 150) for part in (0, 2))
    assert blue > 1.5 * red


def test_clear_parts_leave_what_was_there(texture):
    clear = texture.convert("RGBA")
    clear.putalpha(0)
    image = Image.new("RGB", (50, 50), (9, 9, 9))
    before = image.copy()
    warp_into(image, clear, [(0, 0), (50, 0), (50, 50), (0, 50)])
    assert ImageChops.difference(image, before).getbbox() is None


def test_what_lies_outside_is_not_drawn(texture):
    image = Image.new("RGB", (50, 50))
    warp_into(image, texture, [(60, 0), (90, 0), (90, 30), (60, 30)])
    assert image.getbbox() is None
