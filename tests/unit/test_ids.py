"""Ids that sort by time, and codes that people can type."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app import clock, ids

START = datetime(2026, 1, 1, tzinfo=UTC)


def test_an_id_is_a_version_7_uuid_of_the_clock_s_time() -> None:
    with clock.fixed(START):
        made = ids.new()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == int(START.timestamp() * 1000)


@given(st.integers(min_value=1, max_value=10**10))
def test_a_later_id_sorts_later(milliseconds: int) -> None:
    with clock.fixed(START):
        first = ids.new()
    with clock.fixed(START + timedelta(milliseconds=milliseconds)):
        assert ids.new() > first


def test_ids_of_one_moment_differ() -> None:
    with clock.fixed(START):
        assert len({ids.new() for _ in range(1000)}) == 1000


def test_seeded_ids_repeat_and_the_seed_ends_with_its_block() -> None:
    def some() -> list[object]:
        with clock.fixed(START), ids.seeded(7):
            return [ids.new(), ids.new(), ids.short_code()]

    assert some() == some()
    with clock.fixed(START):
        assert ids.new() not in some()


@pytest.mark.parametrize("length", [1, 8, 20])
def test_a_code_has_its_length_and_only_letters_that_cannot_be_misread(length: int) -> None:
    code = ids.short_code(length)
    assert len(code) == length
    assert set(code) <= set(ids.SHORT_ALPHABET)
    assert not set("01OIAEU") & set(ids.SHORT_ALPHABET)
