"""Why a photo or signature is refused: codes and values, never prose."""

import struct
import zlib
from collections.abc import Mapping
from typing import Final

from PIL.Image import DecompressionBombError

from inspect_app.errors import Refusal

Value = str | int

PHOTO_CODES: Final = frozenset(
    {
        "empty",
        "not_an_image",
        "format_not_accepted",
        "too_large_bytes",
        "too_many_pixels",
        "side_too_long",
        "truncated",
        "damaged",
        "animated",
        "heic_unavailable",
    }
)
SIGNATURE_CODES: Final = frozenset(
    {
        "empty",
        "not_a_png",
        "too_large_bytes",
        "too_large_pixels",
        "truncated",
        "damaged",
        "animated",
        "no_ink",
    }
)

BROKEN: Final = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    RuntimeError,
    struct.error,
    zlib.error,
    DecompressionBombError,
)
"""Everything the image libraries raise when a file is broken; they promise no single error for it."""

_LONGEST_NAME: Final = 120


class Fault(Exception):
    """A reason found deep inside a file, before anyone there knows the file's name."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: Mapping[str, Value] = values


class PhotoRefused(Refusal):
    """A file is not accepted as a photo.

    `code` is one of PHOTO_CODES; `filename` is the name to show (last part, no control characters, at most
    120 characters), also among `values`, which hold what the message needs: `format` for format_not_accepted,
    `bytes` and `limit` for too_large_bytes, `pixels` and `limit` for too_many_pixels, `side` and `limit` for
    side_too_long.
    """

    def __init__(self, code: str, filename: str, values: Mapping[str, Value]) -> None:
        super().__init__(code, filename=filename, **values)
        self.filename = filename


class SignatureRefused(Refusal):
    """Data is not accepted as a signature; `code` is one of SIGNATURE_CODES.

    `values`: `bytes` and `limit` for too_large_bytes, `width`, `height`, `max_width` and `max_height` for
    too_large_pixels.
    """

    def __init__(self, code: str, values: Mapping[str, Value]) -> None:
        super().__init__(code, **values)


def shown_name(filename: str) -> str:
    """The part of an uploaded name that is safe and useful to repeat to the person who sent it."""
    last = filename.replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(character for character in last if character.isprintable()).strip()
    if len(printable) <= _LONGEST_NAME:
        return printable
    return printable[: _LONGEST_NAME - 13] + "…" + printable[-12:]
