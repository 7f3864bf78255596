"""The data a report carries, found again in any PDF that was made from it.

Files that another program saved anew have another layout, but the attachment stays a stream of its own. So
every stream is tried; one that inflates beyond the limit is left.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from typing import Any

LARGEST = 64 << 20
_STREAM = re.compile(rb"stream\r?\n")
# What every one of our attachments begins with somewhere in its head, keys being sorted.
_LEAST_KEYS = frozenset({"language", "seal", "title"})


def attached_data(pdf: bytes) -> dict[str, Any] | None:
    """The JSON object attached to a document of ours, None where there is none."""
    for text in _streams(pdf):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and found.keys() >= _LEAST_KEYS and isinstance(found["seal"], dict):
            return found
    return None


def _streams(pdf: bytes) -> Iterator[bytes]:
    """Streams that begin like a JSON object, inflated where they were deflated."""
    for match in _STREAM.finditer(pdf):
        head = pdf[match.end() : match.end() + 1]
        if head == b"{":
            yield pdf[match.end() : max(pdf.find(b"endstream", match.end()), match.end())]
        elif head == b"x":
            text = _inflated(memoryview(pdf)[match.end() :])
            # Deflated twice where once would have ended ambiguously.
            text = _inflated(memoryview(text)) if text.startswith(b"x") else text
            if text.startswith(b"{"):
                yield text


def _inflated(data: memoryview) -> bytes:
    worker = zlib.decompressobj()
    try:
        if not worker.decompress(data[:4096], 1).startswith((b"{", b"x")):
            return b""
        return zlib.decompressobj().decompress(data, LARGEST)
    except zlib.error:
        return b""
