import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from inspect_app.photos import derive


@given(st.integers(1, 20_000), st.integers(1, 20_000), st.integers(1, 2000))
def test_fitted_keeps_the_shape_and_never_enlarges(width, height, side):
    fitted = derive.fitted((width, height), side)
    assert max(fitted) == min(side, max(width, height))
    assert min(fitted) >= 1
    assert abs(fitted[0] / max(fitted) - width / max(width, height)) <= 1 / max(fitted)


@pytest.mark.parametrize("size", [(1280, 960), (700, 525), (33, 25)])
def test_a_jpeg_scaled_while_decoding_looks_like_one_scaled_after(pictures, size):
    data = pictures.encode(pictures.rough(2600, 1950))
    quick = derive.shrink(Image.open(io.BytesIO(data)), size)
    careful = pictures.decode(data).resize(size, Image.Resampling.LANCZOS)
    assert quick.size == size
    assert max(ImageStat.Stat(ImageChops.difference(quick, careful)).mean) < 2


def test_strips_leave_no_seams(pictures, monkeypatch):
    image = pictures.rough(1501, 1103).convert("RGBA")
    whole = derive.shrink(image, (500, 367))
    monkeypatch.setattr(derive, "_STRIP_PIXELS", 9000)
    assert ImageChops.difference(whole, derive.shrink(image, (500, 367))).getbbox() is None


def test_the_same_pixels_give_the_same_bytes_and_nothing_else(pictures):
    image = pictures.rough()
    plain = derive.to_jpeg(image, 82)
    image.info.update(comment=b"remark", icc_profile=bytes(200), exif=b"Exif\0\0MM")
    assert derive.to_jpeg(image, 82) == plain


def test_copies_of_a_picture_in_memory(pictures):
    copies = derive.copies(pictures.quarters(2560, 1280), 6)
    assert pictures.decode(copies.derivative).size == (600, 1200)
    assert pictures.decode(copies.thumbnail).size == (160, 320)
