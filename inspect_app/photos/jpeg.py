"""Reads a JPEG's head itself: measures, EXIF, and a body without anything but the picture.

The image library parses EXIF as it opens a file, and a hostile block makes it copy gigabytes or print
thousands of warnings; here it never gets to see one. Cutting at the end marker also drops what telephones
append: gain maps, depth maps, a film of the second before.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from inspect_app.photos import limits
from inspect_app.photos.header import Header
from inspect_app.photos.problems import Fault

_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_KEPT_APPLICATION = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}


@dataclass(frozen=True, slots=True)
class _Segment:
    marker: int
    start: int
    payload: bytes
    end: int


def survey(data: bytes) -> Header:
    """Measures, EXIF and cleaned body of a JPEG; raises Fault (truncated, damaged, too_many_pixels)."""
    exif = b""
    frame: _Segment | None = None
    kept = [b"\xff\xd8"]
    for segment in _segments(data):
        if segment.marker in _FRAMES:
            frame = frame or segment
        if segment.marker == 0xE1 and segment.payload.startswith(b"Exif\0\0"):
            exif = exif or segment.payload
        if _wanted(segment):
            kept.append(data[segment.start : segment.end])
        if segment.marker == _SOS:
            return _finish(data, segment, frame, exif, kept)
    raise Fault("truncated")


def _segments(data: bytes) -> Iterator[_Segment]:
    """The marker segments from the start up to and including the first scan's head."""
    at = 2
    for _ in range(limits.MAX_CHUNKS):
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 4 > len(data):
            raise Fault("truncated")
        if data[at] != 0xFF:
            raise Fault("damaged")
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end > len(data):
            raise Fault("truncated")
        segment = _Segment(data[at + 1], at, data[at + 4 : end], end)
        yield segment
        at = end
    raise Fault("damaged")


def _wanted(segment: _Segment) -> bool:
    if segment.marker == _COM:
        return False
    if 0xE0 <= segment.marker <= 0xEF:
        start = _KEPT_APPLICATION.get(segment.marker)
        return start is not None and segment.payload.startswith(start)
    return True


def _finish(data: bytes, scan: _Segment, frame: _Segment | None, exif: bytes, kept: list[bytes]) -> Header:
    end = data.find(b"\xff\xd9", scan.end)
    if end < 0:
        raise Fault("truncated")
    if frame is None or len(frame.payload) < 6:
        raise Fault("damaged")
    height, width, components = struct.unpack_from(">HHB", frame.payload, 1)
    several = frame.marker in _PROGRESSIVE or (scan.payload[:1] or b"\0")[0] < components
    if several:
        _check_scans(data.count(b"\xff\xda", scan.start, end), width * height, frame.payload[6:])
    body = b"".join([*kept, memoryview(data)[scan.end : end + 2]])
    return Header("JPEG", width, height, exif, body)


def _check_scans(scans: int, pixels: int, components: bytes) -> None:
    """Refuse a picture sent in several passes when holding or repeating them would cost too much."""
    if scans > limits.MAX_SCANS:
        raise Fault("damaged")
    areas = [(components[at] >> 4) * (components[at] & 15) for at in range(1, len(components), 3)]
    coefficients = pixels * 2 * sum(areas) // max(areas, default=1) if any(areas) else 0
    if coefficients > limits.MAX_COEFFICIENT_BYTES:
        limit = limits.MAX_COEFFICIENT_BYTES * pixels // coefficients
        raise Fault("too_many_pixels", pixels=pixels, limit=limit)
