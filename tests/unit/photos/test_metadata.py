import struct
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from inspect_app.photos import metadata


def text(tag, value):
    raw = value.encode() + b"\0"
    return (tag, 2, len(raw), raw)


def degrees(tag, *parts):
    return (tag, 5, 3, struct.pack(">6I", *(number for part in parts for number in (part, 1))))


def test_nothing_known_is_said_as_nothing():
    assert metadata.read(b"") == metadata.Metadata(1, None, None, None, "")


def test_a_stated_offset_wins_over_the_zone(pictures):
    block = pictures.exif([], photo=[text(0x9003, "2026:03:05 09:30:00"), text(0x9011, "-03:30")])
    expected = datetime(2026, 3, 5, 9, 30, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    assert metadata.read(block, ZoneInfo("Asia/Shanghai")).taken_at == expected


def test_without_offset_and_zone_the_satellites_clock_is_used(pictures):
    block = pictures.exif(
        [],
        photo=[text(0x9003, "2026:03:05 09:30:00")],
        place=[text(29, "2026:03:05"), degrees(7, 1, 29, 58)],
    )
    assert metadata.read(block).taken_at == datetime(2026, 3, 5, 1, 29, 58, tzinfo=UTC)


def test_the_time_of_digitising_stands_in(pictures):
    block = pictures.exif([], photo=[text(0x9004, "2026:03:05 09:30:00"), text(0x9012, "+08:00")])
    assert metadata.read(block).taken_at == datetime(2026, 3, 5, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "stated",
    ["", "0000:00:00 00:00:00", "2026:13:40 25:61:61", "yesterday", "1889:01:01 00:00:00", "    :  :"],
)
def test_impossible_times_are_no_times(pictures, stated):
    block = pictures.exif([], photo=[text(0x9003, stated), text(0x9011, "+08:00")])
    assert metadata.read(block).taken_at is None


@pytest.mark.parametrize("stated", ["+99:99", "east", "+15:00"])
def test_impossible_offsets_are_none(pictures, stated):
    block = pictures.exif([], photo=[text(0x9003, "2026:03:05 09:30:00"), text(0x9011, stated)])
    assert metadata.read(block).taken_at is None


def test_an_impossible_satellite_clock_is_none(pictures):
    for place in ([text(29, "2026:03:05"), degrees(7, 25, 0, 0)], [text(29, "2026:03:05")]):
        assert metadata.read(pictures.exif([], place=place)).taken_at is None


def test_south_and_west_are_negative(pictures):
    place = [text(1, "s"), degrees(2, 33, 30, 0), text(3, "W"), degrees(4, 70, 15, 36)]
    found = metadata.read(pictures.exif([], place=place))
    assert (found.latitude, found.longitude) == (-33.5, -70.26)


@pytest.mark.parametrize(
    "place",
    [
        [text(1, "N"), degrees(2, 31, 0, 0)],
        [text(1, "N"), degrees(2, 91, 0, 0), text(3, "E"), degrees(4, 121, 0, 0)],
        [text(1, "X"), degrees(2, 31, 0, 0), text(3, "E"), degrees(4, 121, 0, 0)],
        [text(1, "N"), degrees(2, 0, 0, 0), text(3, "E"), degrees(4, 0, 0, 0)],
        [text(1, "N"), (2, 3, 1, b"\0\x1f"), text(3, "E"), degrees(4, 121, 0, 0)],
    ],
)
def test_half_impossible_and_empty_positions_are_none(pictures, place):
    found = metadata.read(pictures.exif([], place=place))
    assert (found.latitude, found.longitude) == (None, None)


def test_orientation_outside_its_range_means_upright(pictures):
    for raw, expected in ((b"\0\x08", 8), (b"\0\0", 1), (b"\0\x09", 1), (b"\xff\xff", 1)):
        assert metadata.read(pictures.exif([(0x0112, 3, 1, raw)])).orientation == expected
    assert metadata.read(pictures.exif([text(0x0112, "6")])).orientation == 1


def test_camera_text_is_short_printable_and_says_the_maker_once(pictures):
    def camera(make, model):
        return metadata.read(pictures.exif([text(0x010F, make), text(0x0110, model)])).camera

    assert camera("Brand", "X1") == "Brand X1"
    assert camera("Brand", "BRAND X1") == "BRAND X1"
    assert camera("Br\x1b[31mand", "") == "Br[31mand"
    assert len(camera("a" * 200, "b" * 200)) == 80
