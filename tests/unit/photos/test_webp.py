import struct

import pytest
from PIL import Image

from inspect_app.photos import limits, webp
from inspect_app.photos.problems import Fault


def fault_code(data):
    with pytest.raises(Fault) as caught:
        webp.survey(data)
    return caught.value.code


def riff(*chunks):
    body = b"".join(kind + struct.pack("<I", len(payload)) + payload for kind, payload in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@pytest.mark.parametrize("options", [{}, {"lossless": True}, {"exif": b"Exif\0\0MM\0*"}])
def test_measures_of_all_three_kinds(pictures, options):
    header = webp.survey(pictures.encode(pictures.quarters(642, 480), "WEBP", **options))
    assert (header.format, header.width, header.height) == ("WEBP", 642, 480)
    assert header.exif.endswith(b"MM\0*") == ("exif" in options)


def test_transparent_pictures_are_measured(pictures):
    assert webp.survey(pictures.encode(Image.new("RGBA", (33, 21)), "WEBP")).width == 33


def test_tells_cut_from_broken(pictures):
    data = pictures.encode(pictures.quarters(), "WEBP")
    assert fault_code(data[:-2]) == "truncated"
    assert fault_code(riff((b"ABCD", b"12"))) == "damaged"
    assert fault_code(riff((b"VP8X", b"1"))) == "damaged"
    inner = b"WEBPVP8 " + struct.pack("<I", 5000) + bytes(20)
    assert fault_code(b"RIFF" + struct.pack("<I", len(inner)) + inner) == "truncated"


def test_endless_chunks_are_given_up(monkeypatch):
    monkeypatch.setattr(limits, "MAX_CHUNKS", 50)
    assert fault_code(riff(*[(b"ABCD", b"")] * 100)) == "damaged"


def test_a_moving_picture_is_refused():
    assert fault_code(riff((b"VP8X", b"\x02" + bytes(9)))) == "animated"
    assert fault_code(riff((b"ANIM", bytes(6)))) == "animated"
