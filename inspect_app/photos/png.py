"""Reads a PNG's chunks itself: measures, EXIF, completeness, and a body of picture chunks only."""

from collections.abc import Iterator

from inspect_app.photos import limits
from inspect_app.photos.header import Header
from inspect_app.photos.problems import Fault

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PICTURE = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"iCCP"})


def survey(data: bytes) -> Header:
    """Measures, EXIF and cleaned body of a PNG; raises Fault (truncated, damaged, animated)."""
    if data[12:16] != b"IHDR":
        raise Fault("truncated" if len(data) < 33 else "damaged")
    exif = b""
    kept = [_SIGNATURE]
    for kind, start, end in _chunks(data):
        if kind == b"acTL":
            raise Fault("animated")
        if kind == b"eXIf":
            exif = exif or data[start + 8 : end - 4]
        if kind in _PICTURE:
            kept.append(data[start:end])
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    return Header("PNG", width, height, exif, b"".join(kept))


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of every chunk up to the last; a file without its end chunk was cut."""
    at = len(_SIGNATURE)
    for _ in range(limits.MAX_CHUNKS):
        if at + 12 > len(data):
            raise Fault("truncated")
        kind = data[at + 4 : at + 8]
        if not kind.isalpha():
            raise Fault("damaged")
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            raise Fault("truncated")
        yield kind, at, end
        if kind == b"IEND":
            return
        at = end
    raise Fault("damaged")
