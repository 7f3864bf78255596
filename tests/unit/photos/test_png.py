import pytest

from inspect_app.photos import limits, png
from inspect_app.photos.problems import Fault


def fault_code(data):
    with pytest.raises(Fault) as caught:
        png.survey(data)
    return caught.value.code


def test_measures_exif_and_a_body_without_texts(pictures):
    plain = pictures.encode(pictures.quarters(), "PNG")
    extra = pictures.png_chunk(b"eXIf", b"MM\0*block") + pictures.png_chunk(b"tEXt", b"Comment\0secret")
    header = png.survey(plain[:33] + extra + plain[33:])
    assert (header.format, header.width, header.height, header.exif) == ("PNG", 640, 480, b"MM\0*block")
    assert header.body == plain


def test_tells_cut_from_broken(pictures):
    data = pictures.encode(pictures.quarters(), "PNG")
    assert fault_code(data[:20]) == "truncated"
    assert fault_code(data[:-12]) == "truncated"
    assert fault_code(data[:-20]) == "truncated"
    assert fault_code(data[:12] + b"XXXX" + data[16:]) == "damaged"
    assert fault_code(data[:33] + bytes(12) + data[33:]) == "damaged"


def test_endless_chunks_are_given_up(pictures, monkeypatch):
    monkeypatch.setattr(limits, "MAX_CHUNKS", 50)
    data = pictures.encode(pictures.quarters(), "PNG")
    assert fault_code(data[:33] + pictures.png_chunk(b"tEXt", b"") * 100 + data[33:]) == "damaged"


def test_a_moving_picture_is_refused(pictures):
    data = pictures.encode(pictures.quarters(), "PNG")
    assert fault_code(data[:33] + pictures.png_chunk(b"acTL", bytes(8)) + data[33:]) == "animated"
