"""Merging is compared with a model that knows nothing of heads: it strikes out, op by op, what was seen."""

import hashlib
import random
from datetime import UTC, datetime, timedelta
from itertools import permutations
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from inspect_app.inspection.merge import AHEAD, Outcome, Said, digest, effective, heads, outcome

START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
PERSON = UUID(int=99)
# Plain words, and a sheet that is added, named anew and taken off again.
CALL = {"checklist": "telephone", "label": "14:05"}
VALUES: tuple[object, ...] = ("a", "b", CALL, CALL | {"label": "夜间"}, CALL | {"withdrawn": True})


def said(
    number: int,
    device: int = 1,
    second: int = 0,
    value: object = "a",
    base: int | None = None,
    *settles: int,
    counts: bool = True,
) -> Said:
    """An op by small numbers."""
    return Said(
        id=UUID(int=number),
        device=UUID(int=device),
        by=PERSON,
        at=START,
        eff=START + timedelta(seconds=second),
        value=value,
        base=None if base is None else UUID(int=base),
        settles=tuple(UUID(int=each) for each in settles),
        counts=counts,
    )


def model(every: list[Said]) -> tuple[UUID, frozenset[UUID]]:
    """The id of the winner and those of its contradictions, found the slow way."""
    refused: dict[UUID | None, UUID | None] = {one.id: one.base for one in every if not one.counts}
    every = [one for one in every if one.counts]
    for _ in refused:
        every = [one._replace(base=refused.get(one.base, one.base)) for one in every]
    standing = {one.id: one for one in every}
    for one in every:
        for seen in (one.base, *one.settles):
            if seen is not None and seen != one.id:
                standing.pop(seen, None)
    standing = standing or {one.id: one for one in every}
    winner = None
    for one in standing.values():
        if winner is None or one.eff > winner.eff or (one.eff == winner.eff and one.id > winner.id):
            winner = one
    assert winner is not None
    against = set()
    for one in standing.values():
        if one.device != winner.device and one.value != winner.value:
            against.add(one.id)
    return winner.id, frozenset(against)


@st.composite
def stories(draw: st.DrawFn) -> list[Said]:
    """Ops of one place, made by up to four devices with wrong clocks, each having seen some other or none."""
    count = draw(st.integers(1, 9))
    skew = [draw(st.integers(-7200, 7200)) for _ in range(4)]
    known = st.one_of(st.none(), st.integers(1, count))
    made = []
    for number in range(1, count + 1):
        device = draw(st.integers(0, 3))
        settled = draw(st.lists(st.integers(1, count), max_size=2))
        second = draw(st.integers(0, 30)) + skew[device]
        # The first always counts, so that somebody wins.
        counts = number == 1 or draw(st.booleans())
        value = draw(st.sampled_from(VALUES))
        made.append(said(number, device, second, value, draw(known), *settled, counts=counts))
    return made


@settings(max_examples=300)
@given(stories(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_ends_as_the_model_says(every: list[Said], draw: random.Random) -> None:
    expected = model(every)
    for _ in range(4):
        draw.shuffle(every)
        found = outcome(every)
        assert (found.winner.id, frozenset(one.id for one in found.losers)) == expected


@given(stories(), st.data())
def test_repeated_arrival_changes_nothing(every: list[Said], data: st.DataObject) -> None:
    """Ops come twice, in batches, in any order: kept by id, they are the same set."""
    arrivals = data.draw(st.permutations(every + data.draw(st.lists(st.sampled_from(every)))))
    kept = {one.id: one for one in arrivals}
    assert outcome(list(kept.values())) == outcome(every)


def test_a_thousand_orders_of_one_story_are_one_outcome() -> None:
    every = [
        said(1, 1, 0, "a"),
        said(2, 2, -7200, "b"),
        said(3, 1, 5, "c", 1),
        said(4, 3, 7200, "a"),
        said(5, 2, 9, "b", 2),
        said(6, 3, 9, "c", None, 4),
        said(7, 4, 9, "a", 3, 5),
    ]
    draw, expected = random.Random(4), outcome(every)
    for _ in range(1000):
        draw.shuffle(every)
        assert outcome(every) == expected
    assert (expected.winner.id, [one.id.int for one in expected.losers]) == (UUID(int=7), [6])


def test_a_lone_op_wins() -> None:
    assert outcome([said(1)]) == Outcome(said(1))


def test_what_was_seen_is_replaced_even_by_a_clock_that_runs_behind() -> None:
    found = outcome([said(1, 1, 100, "a"), said(2, 2, -100, "b", 1)])
    assert (found.winner.id.int, found.losers) == (2, ())


def test_unseen_and_different_is_a_conflict_and_the_later_counts() -> None:
    found = outcome([said(1, 1, 0, "a"), said(2, 2, 1, "b")])
    assert (found.winner.id.int, [one.id.int for one in found.losers]) == (2, [1])


def test_unseen_but_the_same_is_none() -> None:
    assert outcome([said(1, 1, 0), said(2, 2, 1)]).losers == ()


def test_one_device_does_not_contradict_itself() -> None:
    assert outcome([said(1, 1, 0, "a"), said(2, 1, 1, "b")]).losers == ()


def test_an_op_that_settles_decides() -> None:
    conflict = [said(1, 1, 0, "a"), said(2, 2, 1, "b")]
    found = outcome([*conflict, said(3, 9, 2, "a", 2, 1, 2)])
    assert (found.winner.id.int, found.losers) == (3, ())


def test_equal_moments_are_told_apart_by_id() -> None:
    for order in permutations([said(1, 1), said(2, 2), said(3, 3)]):
        assert [one.id.int for one in heads(order)] == [3, 2, 1]


def test_a_ring_and_an_op_that_names_itself_still_have_a_winner() -> None:
    assert outcome([said(1, 1, 0, "a", 2), said(2, 1, 1, "a", 1)]).winner.id.int == 2
    assert outcome([said(1, 1, 0, "a", 1), said(2, 1, 1, "a", 1)]).winner.id.int == 2


def test_who_saw_a_refused_op_saw_what_stood_below_it() -> None:
    first, refused = said(1, 1, 5, "a"), said(2, 2, 6, "x", 1, counts=False)
    found = outcome([first, refused, said(3, 2, 2, "b", 2)])
    assert (found.winner.id.int, found.losers) == (3, ())
    again = outcome([first, refused, said(3, 2, 6, "y", 2, counts=False), said(4, 2, 2, "b", 3)])
    assert (again.winner.id.int, again.losers) == (4, ())
    assert [one.id.int for one in outcome([first, said(3, 2, 2, "b", 2)]).losers] == [3]


def test_refused_ops_in_a_ring_stand_on_nothing() -> None:
    ring = [said(1, 2, 0, "x", 2, counts=False), said(2, 2, 0, "x", 1, counts=False)]
    assert outcome([*ring, said(3, 1, 0, "a", 1)]) == Outcome(said(3, 1, 0, "a", 1))


def test_a_wrong_clock_is_put_right_and_never_counts_far_ahead() -> None:
    now = START + timedelta(hours=5)
    fast = timedelta(hours=2)
    assert effective(START + fast, now + fast, now) == START
    assert effective(now + timedelta(days=1), now, now) == now + AHEAD


def test_the_digest_stands_for_a_revision_and_a_set_of_ids() -> None:
    ids = [UUID(int=number) for number in (3, 1, 2)]
    text = "\n".join(["f" * 64, *sorted(str(each) for each in ids)])
    assert (
        digest("f" * 64, ids) == digest("f" * 64, reversed(ids)) == hashlib.sha256(text.encode()).hexdigest()
    )
    assert digest("f", []) == hashlib.sha256(b"f").hexdigest()
