"""Ids: UUIDv7 in order of time, codes people can type."""

from datetime import UTC, datetime, timedelta

from inspect_app import clock, ids

MOMENT = datetime(2026, 3, 1, tzinfo=UTC)


def test_an_id_is_a_uuid_of_version_seven() -> None:
    made = ids.new()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_ids_sort_by_time() -> None:
    made = []
    for minute in range(50):
        with clock.fixed(MOMENT + timedelta(minutes=minute)):
            made.append(ids.new())
    assert made == sorted(made)
    assert made[0].int >> 80 == int(MOMENT.timestamp() * 1000)


def test_ids_of_one_moment_sort_as_they_were_made() -> None:
    with clock.fixed(MOMENT):
        made = [ids.new() for _ in range(5000)]
    assert made == sorted(made)
    # The count runs over into the next milliseconds rather than starting anew.
    assert made[-1].int >> 80 == int(MOMENT.timestamp() * 1000) + 1


def test_ids_of_running_time_sort_as_they_were_made() -> None:
    made = [ids.new() for _ in range(2000)]
    assert made == sorted(made)


def test_ids_differ() -> None:
    assert len({ids.new() for _ in range(2000)}) == 2000


def test_short_codes_are_typeable() -> None:
    codes = [ids.short_code() for _ in range(500)]
    assert all(len(code) == 8 and set(code) <= set(ids.SHORT_ALPHABET) for code in codes)
    assert len(set(codes)) == 500
    assert not set("AEIOU01") & set(ids.SHORT_ALPHABET)
    assert len(ids.short_code(12)) == 12


def test_seeded_ids_repeat_and_end() -> None:
    def some() -> list[object]:
        with clock.fixed(MOMENT), ids.seeded(4):
            return [ids.new(), ids.new(), ids.short_code()]

    assert some() == some()
    with clock.fixed(MOMENT), ids.seeded(5):
        assert ids.new() != some()[0]
    assert ids.new() != ids.new()
