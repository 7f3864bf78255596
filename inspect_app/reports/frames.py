"""Messages between the server and the process that renders: a length, then that many bytes."""

from __future__ import annotations

import struct
from typing import IO

_LENGTH = struct.Struct(">Q")
LARGEST = 1 << 30


class BrokenFrame(Exception):
    """The other side ended in the middle of a message, or sent none at all."""


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Send one message."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """The next message; BrokenFrame where there is none, or its length is absurd."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > LARGEST:
        raise BrokenFrame
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if data is None or len(data) != count:
        raise BrokenFrame
    return data
