import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from inspect_app.photos.dhash import dhash, distance

BITS = st.integers(0, 2**64 - 1)


def test_a_rising_grey_sets_every_bit_and_a_falling_one_none():
    rising = Image.linear_gradient("L").rotate(90)
    assert dhash(rising) == 2**64 - 1
    assert dhash(rising.transpose(Image.Transpose.FLIP_LEFT_RIGHT)) == 0


def test_first_pair_is_the_highest_bit():
    image = Image.new("L", (9, 8))
    image.putpixel((1, 0), 255)
    assert dhash(image) == 1 << 63


def test_survives_resizing_and_compression_but_tells_pictures_apart(pictures):
    original = pictures.rough(1200, 900, seed=1)
    small = pictures.decode(pictures.encode(original.resize((400, 300)), quality=40))
    assert distance(dhash(original), dhash(small)) <= 4
    assert distance(dhash(original), dhash(pictures.rough(1200, 900, seed=2))) >= 16


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "CMYK"])
def test_takes_any_mode(mode):
    assert 0 <= dhash(Image.new(mode, (3, 3))) < 2**64


@given(BITS, BITS, BITS)
def test_distance_is_a_metric(first, second, third):
    assert distance(first, first) == 0
    assert distance(first, second) == distance(second, first) <= 64
    assert distance(first, third) <= distance(first, second) + distance(second, third)


def test_distance_counts_bits():
    assert distance(0b1011, 0b0010) == 2
