import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.photos import exif


@pytest.mark.parametrize("order", ["<", ">"])
def test_reads_texts_numbers_and_fractions_in_both_byte_orders(pictures, order):
    block = pictures.exif(
        [(0x010F, 2, 6, b"Brand\0"), (0x0112, 3, 1, struct.pack(order + "H", 6))],
        photo=[(0x9003, 2, 20, b"2026:03:05 09:30:00\0")],
        place=[(2, 5, 3, struct.pack(order + "6I", 31, 1, 29, 2, 0, 1))],
        order=order,
    )
    tags = exif.read(block)
    assert tags.camera[0x010F] == "Brand"
    assert tags.camera[0x0112] == (6.0,)
    assert tags.photo == {0x9003: "2026:03:05 09:30:00"}
    assert tags.place == {2: (31.0, 14.5, 0.0)}


def test_the_prefix_may_be_missing(pictures):
    block = pictures.exif([(0x010F, 2, 4, b"ABC\0")])
    assert exif.read(block.removeprefix(b"Exif\0\0")) == exif.read(block)


def test_what_is_not_wanted_is_not_read(pictures):
    assert 0x927C not in exif.read(pictures.exif([(0x927C, 7, 4, b"note")])).camera


def test_damaged_entries_are_left_out_and_the_rest_is_read(pictures):
    block = pictures.exif(
        [
            (0x010F, 2, 2**31, b"huge"),
            (0x0110, 99, 1, b"type"),
            (0x0112, 3, 0, b""),
            (0x0132, 2, 20, b"\xff" * 4),
        ],
        place=[(2, 5, 3, struct.pack(">6I", 31, 1, 29, 0, 0, 1)), (1, 2, 2, b"N\0")],
    )
    tags = exif.read(block)
    assert set(tags.camera) == {0x8769, 0x8825}
    assert tags.place == {1: "N"}


def test_a_block_that_points_at_itself_or_away_ends():
    itself = b"MM\0*\0\0\0\x08" + struct.pack(">HHHII", 1, 0x8769, 4, 1, 8) + bytes(4)
    assert exif.read(itself).camera == {0x8769: (8.0,)}
    assert exif.read(b"MM\0*\xff\xff\xff\xff") == exif.NOTHING
    assert exif.read(b"MM\0*") == exif.read(b"") == exif.NOTHING


@given(st.binary(max_size=300), st.sampled_from([b"", b"MM\0*\0\0\0\x08", b"II*\0\x08\0\0\0"]))
def test_no_block_can_raise(tail, start):
    assert isinstance(exif.read(b"Exif\0\0" + start + tail), exif.Exif)
