import pytest

from inspect_app.photos import jpeg, limits
from inspect_app.photos.problems import Fault


def fault_code(data):
    with pytest.raises(Fault) as caught:
        jpeg.survey(data)
    return caught.value.code


def test_measures_and_body_are_those_of_the_picture(pictures):
    data = pictures.encode(pictures.quarters(640, 480))
    header = jpeg.survey(data)
    assert (header.format, header.width, header.height, header.exif) == ("JPEG", 640, 480, b"")
    assert header.body == data


def test_the_body_loses_all_but_the_picture(pictures):
    plain = pictures.encode(pictures.quarters())
    block = pictures.exif([])
    data = pictures.with_comment(pictures.with_exif(plain, block), b"a remark") + b"a film after the end"
    header = jpeg.survey(data)
    assert header.exif == block
    assert header.body == plain


def test_the_first_exif_block_counts(pictures):
    plain = pictures.encode(pictures.quarters())
    data = pictures.with_exif(pictures.with_exif(plain, b"Exif\0\0second"), b"Exif\0\0first")
    assert jpeg.survey(data).exif == b"Exif\0\0first"


def test_the_colour_profile_stays_in_the_body(pictures):
    data = pictures.encode(pictures.quarters(), icc_profile=bytes(300))
    assert b"ICC_PROFILE" in jpeg.survey(data).body


def test_fill_bytes_before_a_marker_are_allowed(pictures):
    data = pictures.encode(pictures.quarters())
    assert jpeg.survey(data[:2] + b"\xff\xff" + data[2:]).width == 640


def test_tells_cut_from_broken(pictures):
    data = pictures.encode(pictures.quarters())
    assert fault_code(data[:300]) == "truncated"
    assert fault_code(data[:-2]) == "truncated"
    assert fault_code(b"\xff\xd8\xff\xe0\xff\xff") == "truncated"
    assert fault_code(data[:2] + b"\0\0\0\0" + data[2:]) == "damaged"
    assert fault_code(data.replace(b"\xff\xc0", b"\xff\xe5")) == "damaged"


def test_endless_segments_are_given_up(monkeypatch):
    monkeypatch.setattr(limits, "MAX_CHUNKS", 50)
    assert fault_code(b"\xff\xd8" + b"\xff\xec\0\2" * 100) == "damaged"


def test_a_progressive_picture_is_limited_by_what_its_coefficients_take(pictures, monkeypatch):
    data = pictures.encode(pictures.rough(), progressive=True, subsampling="4:4:4")
    jpeg.survey(data)
    monkeypatch.setattr(limits, "MAX_COEFFICIENT_BYTES", 640 * 480 * 6 - 1)
    assert fault_code(data) == "too_many_pixels"
    monkeypatch.setattr(limits, "MAX_COEFFICIENT_BYTES", 640 * 480 * 3)
    jpeg.survey(pictures.encode(pictures.rough(), progressive=True, subsampling="4:2:0"))
    jpeg.survey(pictures.encode(pictures.rough(), subsampling="4:4:4"))


def test_a_progressive_picture_of_very_many_scans_is_refused(pictures):
    data = pictures.encode(pictures.rough(), progressive=True)
    last = data.rindex(b"\xff\xda")
    assert fault_code(data[:-2] + data[last:-2] * limits.MAX_SCANS + b"\xff\xd9") == "damaged"
