"""Which counters an attempt goes to; what they do is tried on a database with accounts."""

from inspect_app.services.throttling import FIRST_LOCK, LONGEST_LOCK, WINDOW, counters


def test_a_name_and_an_address_are_counted_apart() -> None:
    by_name, by_address = counters("wang", "10.0.0.1")
    assert (by_name.key, by_address.key) == ("user:wang", "address:10.0.0.1")
    assert by_name.allowed < by_address.allowed


def test_keys_fit_their_column() -> None:
    assert all(len(counter.key) <= 128 for counter in counters("x" * 5000, "y" * 5000))


def test_locks_are_shorter_than_the_window() -> None:
    assert FIRST_LOCK < LONGEST_LOCK <= WINDOW
