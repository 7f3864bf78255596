import base64
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from inspect_app.photos import limits
from inspect_app.photos.problems import SIGNATURE_CODES, SignatureRefused
from inspect_app.photos.signature import accept_signature, from_data_url


def canvas(mode="RGBA", size=(600, 300), ground=(0, 0, 0, 0), ink=(10, 20, 60, 255)):
    image = Image.new("RGBA", size, ground)
    ImageDraw.Draw(image).line([(100, 200), (180, 90), (260, 210), (380, 120)], ink, 4)
    return image.convert(mode)


def refusal(data):
    with pytest.raises(SignatureRefused) as caught:
        accept_signature(data)
    assert caught.value.code in SIGNATURE_CODES
    return caught.value


@pytest.mark.parametrize(("mode", "ground"), [("RGBA", (0, 0, 0, 0)), ("RGB", (255, 255, 255, 255))])
def test_strokes_on_clear_or_white_ground_are_trimmed_and_laid_on_white(pictures, mode, ground):
    signature = accept_signature(pictures.encode(canvas(mode, ground=ground), "PNG"))
    image = pictures.decode(signature.png)
    assert (image.format, image.mode) == ("PNG", "RGB")
    assert image.size == (signature.width, signature.height)
    assert 280 < signature.width < 330
    assert image.getpixel((0, 0)) == (255, 255, 255)
    assert min(image.convert("L").tobytes()) < 60


def test_metadata_is_left_behind(pictures):
    data = pictures.encode(canvas(), "PNG")
    with_text = data[:33] + pictures.png_chunk(b"tEXt", b"Author\0somebody") + data[33:]
    kept = accept_signature(with_text)
    assert b"somebody" not in kept.png
    assert kept == accept_signature(data)


def test_an_empty_pad_and_a_stray_touch_are_no_signature(pictures):
    blank = Image.new("RGBA", (600, 300), (0, 0, 0, 0))
    assert refusal(pictures.encode(blank, "PNG")).code == "no_ink"
    blank.paste((0, 0, 0, 255), (50, 50, 54, 54))
    assert refusal(pictures.encode(blank, "PNG")).code == "no_ink"
    pale = canvas(ink=(240, 240, 240, 255))
    assert refusal(pictures.encode(pale, "PNG")).code == "no_ink"


def test_refuses_other_files_and_sizes(pictures):
    assert refusal(b"").code == "empty"
    assert refusal(pictures.encode(pictures.rough())).code == "not_a_png"
    heavy = refusal(b"\x89PNG\r\n\x1a\n" + bytes(limits.SIGNATURE_MAX_BYTES))
    assert (heavy.code, heavy.values["limit"]) == ("too_large_bytes", limits.SIGNATURE_MAX_BYTES)
    wide = refusal(pictures.encode(canvas(size=(2001, 300)), "PNG"))
    assert (wide.code, wide.values["width"]) == ("too_large_pixels", 2001)
    assert refusal(pictures.png_bomb(0, 5)).code == "damaged"
    assert refusal(pictures.png_bomb(500, 500)).code == "damaged"
    assert refusal(pictures.encode(canvas(), "PNG")[:-30]).code == "truncated"


def test_reads_the_data_url_of_a_canvas(pictures):
    data = pictures.encode(canvas(), "PNG")
    url = "data:image/png;base64," + base64.b64encode(data).decode()
    assert from_data_url(url) == data


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" ", "empty"),
        ("data:image/jpeg;base64,AAAA", "not_a_png"),
        ("data:image/png;base64,A!A", "not_a_png"),
        ("data:image/png;base64,签名", "not_a_png"),
        ("data:image/png;base64," + "A" * 400_000, "too_large_bytes"),
    ],
)
def test_refuses_other_texts(text, code):
    with pytest.raises(SignatureRefused) as caught:
        from_data_url(text)
    assert caught.value.code == code


@pytest.fixture(scope="module")
def signed():
    out = BytesIO()
    canvas().save(out, "PNG")
    return out.getvalue()


@settings(max_examples=100, deadline=None)
@given(edits=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=6))
def test_whatever_the_bytes_are_only_the_one_error_is_raised(signed, edits):
    data = bytearray(signed)
    for share, patch in edits:
        at = int(share * len(data))
        data[at : at + len(patch)] = patch
    with suppress(SignatureRefused):
        assert accept_signature(bytes(data)).png.startswith(b"\x89PNG")
