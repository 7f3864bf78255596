"""Reads the few EXIF values an inspection uses, checking bounds and types itself, so that no block can raise.

Written out instead of using the image library's reader because that one loads every entry of a block: a few
thousand entries that all point at the same large value make it copy them all.
"""

import struct
from dataclasses import dataclass

Tags = dict[int, "str | tuple[float, ...]"]

_EXIF_POINTER, _GPS_POINTER = 0x8769, 0x8825
_CAMERA_TAGS = frozenset({0x010F, 0x0110, 0x0112, 0x0132, _EXIF_POINTER, _GPS_POINTER})
_EXIF_TAGS = frozenset({0x9003, 0x9004, 0x9010, 0x9011, 0x9012})
_GPS_TAGS = frozenset({1, 2, 3, 4, 7, 29})
_UNIT = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_NUMBER = {1: "B", 3: "H", 4: "I", 9: "i"}
_LONGEST_VALUE = 256


@dataclass(frozen=True, slots=True)
class Exif:
    """The wanted tags by number; texts as str, numbers and fractions as tuples of finite floats."""

    camera: Tags
    photo: Tags
    place: Tags


NOTHING = Exif({}, {}, {})


def read(block: bytes) -> Exif:
    """The wanted tags of an EXIF block (with or without its "Exif" prefix); damaged entries are left out."""
    block = block.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    if order is None or len(block) < 8:
        return NOTHING
    camera = _directory(block, order, int(struct.unpack_from(order + "I", block, 4)[0]), _CAMERA_TAGS)
    photo = _directory(block, order, _pointer(camera, _EXIF_POINTER), _EXIF_TAGS)
    place = _directory(block, order, _pointer(camera, _GPS_POINTER), _GPS_TAGS)
    return Exif(camera, photo, place)


def _pointer(tags: Tags, tag: int) -> int:
    value = tags.get(tag)
    return int(value[0]) if isinstance(value, tuple) and value else 0


def _directory(block: bytes, order: str, at: int, wanted: frozenset[int]) -> Tags:
    if not 8 <= at <= len(block) - 2:
        return {}
    entries = int(struct.unpack_from(order + "H", block, at)[0])
    found: Tags = {}
    for start in range(at + 2, min(at + 2 + 12 * entries, len(block) - 11), 12):
        tag = int(struct.unpack_from(order + "H", block, start)[0])
        if tag in wanted and tag not in found:
            value = _value(block, order, start)
            if value is not None:
                found[tag] = value
    return found


def _value(block: bytes, order: str, start: int) -> "str | tuple[float, ...] | None":
    kind, count = struct.unpack_from(order + "HI", block, start + 2)
    length = _UNIT.get(kind, 0) * count
    if not 0 < length <= _LONGEST_VALUE:
        return None
    at = start + 8 if length <= 4 else int(struct.unpack_from(order + "I", block, start + 8)[0])
    raw = block[at : at + length]
    if len(raw) < length:
        return None
    if kind in {2, 7}:
        return raw.split(b"\0")[0].decode("utf-8", "replace").strip()
    if kind in _NUMBER:
        return tuple(float(number) for number in struct.unpack(f"{order}{count}{_NUMBER[kind]}", raw))
    return _fractions(struct.unpack(f"{order}{2 * count}{'I' if kind == 5 else 'i'}", raw))


def _fractions(numbers: tuple[int, ...]) -> tuple[float, ...] | None:
    """Fractions as floats, or None when one has no denominator: half a position is none."""
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    if any(below == 0 for _, below in pairs):
        return None
    return tuple(above / below for above, below in pairs)
