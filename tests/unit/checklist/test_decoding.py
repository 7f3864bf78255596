"""UTF-8 and nothing else."""

import pytest

from inspect_app.checklist.decoding import Decoded, Undecodable, character_name, decode, mark_at
from inspect_app.checklist.nodes import Mark

LIMIT = 100


def test_text_and_bytes_give_the_same() -> None:
    assert decode("标题", LIMIT) == decode("标题".encode(), LIMIT) == Decoded("标题")


def test_byte_order_mark() -> None:
    assert decode(b"\xef\xbb\xbfa", LIMIT) == Decoded("a", byte_order_mark=True)


@pytest.mark.parametrize(
    ("data", "code", "mark"),
    [
        ("checklist: a".encode("utf-16"), "CL001", Mark()),
        ("checklist: a".encode("utf-16-le"), "CL001", Mark()),
        ("checklist: a".encode("utf-16-be"), "CL001", Mark()),
        ("checklist: a".encode("utf-32"), "CL001", Mark()),
        ("a: 1\n标: x".encode("gbk"), "CL001", Mark(2, 1)),
        ("标: \ud800", "CL001", Mark(1, 4)),
        (b"a\0", "CL003", Mark(1, 2)),
        ("a\r\nb\x07", "CL003", Mark(2, 2)),
        ("\uffff", "CL003", Mark(1, 1)),
        (b"x" * 101, "CL004", Mark()),
        ("中" * 34, "CL004", Mark()),
    ],
)
def test_refused(data: bytes | str, code: str, mark: Mark) -> None:
    found = decode(data, LIMIT)
    assert isinstance(found, Undecodable)
    assert (found.code, found.mark) == (code, mark)


def test_places_and_names() -> None:
    assert mark_at("ab\u2028cd\x85e", 7) == Mark(3, 2)
    assert character_name("\0") == "U+0000"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
def test_places_far_into_a_file(end: str) -> None:
    text = f"abc{end}" * 1_000
    assert mark_at(text, (3 + len(end)) * 700 + 2) == Mark(701, 3)
    assert mark_at(text.replace("c", "x"), (3 + len(end)) * 700) == Mark(701, 1)
