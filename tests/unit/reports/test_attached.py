"""The attached data, found in files of every layout and never at any cost."""

import json
import zlib

import pytest

from inspect_app.reports import attached
from inspect_app.reports.attached import attached_data

DATA = {"language": "en", "seal": {"link": "", "code": ""}, "title": "T", "number": "IN-1"}
TEXT = json.dumps(DATA).encode()


def _stream(content: bytes, end: bytes = b"\n") -> bytes:
    return b"1 0 obj << >> stream" + end + content + b"\nendstream endobj "


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("packed", [TEXT, zlib.compress(TEXT), zlib.compress(zlib.compress(TEXT))])
def test_found_plain_or_deflated(end: bytes, packed: bytes) -> None:
    other = _stream(zlib.compress(b"q 1 0 0 1 0 0 cm")) + _stream(b"x broken") + _stream(b"{ not json")
    assert attached_data(b"%PDF-1.7 " + other + _stream(packed, end) + other) == DATA


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        _stream(b'{"a": 1}'),
        _stream(b"[]"),
        _stream(b"{" * 100_000),
        b"stream\n{",
        b"stream\nx",
    ],
)
def test_other_files_have_none(content: bytes) -> None:
    assert attached_data(content) is None


def test_a_seal_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert attached_data(_stream(json.dumps({**DATA, "seal": "x"}).encode())) is None


def test_what_inflates_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached, "LARGEST", 1000)
    bomb = zlib.compress(b'{"a": "' + b"0" * 50_000_000 + b'"}')
    assert attached_data(_stream(bomb)) is None
