"""Messages between processes."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.reports.frames import LARGEST, BrokenFrame, read_frame, write_frame


@given(st.lists(st.binary(max_size=2000), max_size=5))
def test_messages_arrive_whole_and_in_order(messages: list[bytes]) -> None:
    stream = io.BytesIO()
    for message in messages:
        write_frame(stream, message)
    stream.seek(0)
    assert [read_frame(stream) for _ in messages] == messages
    with pytest.raises(BrokenFrame):
        read_frame(stream)


@pytest.mark.parametrize(
    "data", [b"", b"\0\0", b"\0" * 7 + b"\5abc", (LARGEST + 1).to_bytes(8, "big") + b"x"]
)
def test_broken_ones_are_told(data: bytes) -> None:
    with pytest.raises(BrokenFrame):
        read_frame(io.BytesIO(data))
