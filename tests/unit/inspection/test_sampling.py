"""The draw of places."""

from hypothesis import given
from hypothesis import strategies as st

from inspect_app.checklist.model import Draw
from inspect_app.inspection.sampling import drawn

PLACES = ("a", "b", "c", "d", "e")


def test_without_a_draw_every_place_is_visited() -> None:
    assert drawn(PLACES, None, 1, "lobby") == PLACES


def test_the_same_seed_draws_the_same_places_in_walking_order() -> None:
    first = drawn(PLACES, Draw(3), 7, "lobby")
    assert first == drawn(PLACES, Draw(3), 7, "lobby")
    assert list(first) == sorted(first)
    assert len(first) == 3


def test_seeds_and_checklists_draw_differently() -> None:
    assert len({drawn(PLACES, Draw(2), seed, "lobby") for seed in range(30)}) > 3
    assert len({drawn(PLACES, Draw(2), 1, name) for name in ("a", "b", "c", "d", "e", "f")}) > 1


@given(st.integers(0, 2**53), st.sets(st.sampled_from(PLACES)))
def test_rotation_takes_what_was_not_visited_first(seed: int, last: set[str]) -> None:
    chosen = set(drawn(PLACES, Draw(2, rotate=True), seed, "lobby", last))
    assert len(chosen & (set(PLACES) - last)) == min(2, 5 - len(last))


def test_without_rotation_last_time_does_not_matter() -> None:
    assert drawn(PLACES, Draw(2), 7, "lobby", {"a", "b"}) == drawn(PLACES, Draw(2), 7, "lobby")


def test_a_draw_of_more_than_there_are_takes_all() -> None:
    assert drawn(("a",), Draw(3), 1, "lobby") == ("a",)
