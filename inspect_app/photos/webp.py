"""Reads a WebP's chunks itself: measures, EXIF, completeness, whether it moves."""

from collections.abc import Iterator

from inspect_app.photos import limits
from inspect_app.photos.header import Header
from inspect_app.photos.problems import Fault

_ANIMATION_FLAG = 0x02


def survey(data: bytes) -> Header:
    """Measures and EXIF of a WebP; raises Fault (truncated, damaged, animated)."""
    if int.from_bytes(data[4:8], "little") + 8 > len(data):
        raise Fault("truncated")
    exif = b""
    measures: tuple[int, int] | None = None
    for kind, payload in _chunks(data):
        if kind in {b"ANIM", b"ANMF"} or (kind == b"VP8X" and payload[:1] and payload[0] & _ANIMATION_FLAG):
            raise Fault("animated")
        if kind == b"EXIF":
            exif = exif or payload
        measures = measures or _measures(kind, payload)
    if measures is None:
        raise Fault("damaged")
    return Header("WEBP", *measures, exif, data)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, stop = 12, int.from_bytes(data[4:8], "little") + 8
    for _ in range(limits.MAX_CHUNKS):
        if at + 8 > stop:
            return
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > stop:
            raise Fault("truncated")
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    raise Fault("damaged")


def _measures(kind: bytes, payload: bytes) -> tuple[int, int] | None:
    if kind == b"VP8X" and len(payload) >= 10:
        return _little(payload, 4, 3) + 1, _little(payload, 7, 3) + 1
    if kind == b"VP8L" and len(payload) >= 5:
        bits = _little(payload, 1, 4)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and len(payload) >= 10:
        return _little(payload, 6, 2) & 0x3FFF, _little(payload, 8, 2) & 0x3FFF
    return None


def _little(payload: bytes, at: int, length: int) -> int:
    return int.from_bytes(payload[at : at + length], "little")
