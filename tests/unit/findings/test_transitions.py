"""The table of the life of a finding keeps the promises made about it."""

from collections import defaultdict

import pytest

from inspect_app.access.model import GRANTS, Permission, Role
from inspect_app.findings.model import Act, Action, Outcome, State
from inspect_app.findings.transitions import OPEN, TRANSITIONS, DueChange, Field, Gate, Tie, Transition

EVERY_ROW = [pytest.param(row, id=f"{row.action}-{row.gate}") for row in TRANSITIONS]


def _rows(action: Action) -> list[Transition]:
    return [row for row in TRANSITIONS if row.action is action]


def test_every_action_stands_in_the_table() -> None:
    assert {row.action for row in TRANSITIONS} == set(Action)


def test_every_state_can_be_reached_and_every_open_one_left() -> None:
    assert {row.target for row in TRANSITIONS} >= set(State) - {State.RECORDED}
    leaving = {
        origin for row in TRANSITIONS if row.target not in {None, origin_of(row)} for origin in row.origins
    }
    assert leaving == OPEN


def origin_of(row: Transition) -> State | None:
    """The one state a row starts from; None for several."""
    return next(iter(row.origins)) if len(row.origins) == 1 else None


def test_from_every_open_state_a_way_leads_to_closed() -> None:
    ways = defaultdict(set)
    for row in TRANSITIONS:
        for origin in row.origins:
            ways[origin].add(row.target or origin)
    for state in OPEN:
        reached, left = set(), [state]
        while left:
            here = left.pop()
            if here not in reached:
                reached.add(here)
                left += ways[here]
        assert State.CLOSED in reached


def test_nothing_leaves_closed() -> None:
    assert all(State.CLOSED not in row.origins for row in TRANSITIONS)


@pytest.mark.parametrize("row", EVERY_ROW)
def test_a_row_closes_with_an_outcome_and_only_then(row: Transition) -> None:
    assert (row.target is State.CLOSED) == (row.outcome is not None)


def test_every_outcome_can_come_about() -> None:
    assert {row.outcome for row in TRANSITIONS if row.outcome} == set(Outcome)


@pytest.mark.parametrize("row", EVERY_ROW)
def test_what_changes_state_deadline_or_person_decides(row: Transition) -> None:
    changes = row.target is not None or row.due is not DueChange.KEEP or Field.ASSIGNEE in row.needs
    assert row.decides or not changes


@pytest.mark.parametrize("row", EVERY_ROW)
def test_rows_of_one_action_and_state_never_both_fit(row: Transition) -> None:
    """Otherwise the order of the table would decide, and nobody would see it."""
    apart = [{Gate.MILD, Gate.GRAVE}, {Gate.ASKED, Gate.NOT_ASKED}]
    for other in _rows(row.action):
        if other is not row and other.origins & row.origins:
            assert {row.gate, other.gate} in apart


@pytest.mark.parametrize("row", EVERY_ROW)
def test_every_permission_is_held_by_a_role(row: Transition) -> None:
    assert any(row.permission in granted for granted in GRANTS.values())


def test_fields_are_attributes_of_an_act() -> None:
    assert {field.value for field in Field} <= set(Act.__slots__)


def test_the_fixer_never_verifies_nor_judges_the_fix() -> None:
    judging = [row for row in TRANSITIONS if State.FIXED in row.origins and row.target is not None]
    assert judging
    assert {row.tie for row in judging} == {Tie.NEVER_FIXER}


def test_only_the_property_manager_extends() -> None:
    holders = {role for role, granted in GRANTS.items() if Permission.FINDING_EXTEND in granted}
    assert holders == {Role.PROPERTY_MANAGER}
    moving = [row for row in TRANSITIONS if row.due is DueChange.MOVE]
    assert {(row.action, row.permission) for row in moving} == {(Action.EXTEND, Permission.FINDING_EXTEND)}
    assert all(Field.TEXT in row.needs for row in moving)


def test_only_being_sent_back_starts_the_time_anew() -> None:
    assert [row.action for row in TRANSITIONS if row.due is DueChange.RESTART] == [Action.SEND_BACK]


def test_opinions_and_verification_are_words_with_a_signature() -> None:
    signed = (Action.REVIEW, Action.DECIDE, Action.VERIFY, Action.DEDUCT, Action.CALL_NOT_OURS)
    assert all(row.needs >= {Field.TEXT, Field.SIGNATURE} for action in signed for row in _rows(action))


def test_every_fix_shows_a_result_and_a_photo() -> None:
    fixing = _rows(Action.FIX) + _rows(Action.FIX_ON_THE_SPOT)
    assert all(row.needs == {Field.TEXT, Field.PHOTOS} for row in fixing)


def test_a_grave_one_reaches_nobody_without_the_managers_opinion() -> None:
    assert [row.gate for row in _rows(Action.ASSIGN) if State.REVIEWED in row.origins] == [Gate.MILD]
    not_ours = {row.gate: row.permission for row in _rows(Action.CALL_NOT_OURS)}
    assert not_ours[Gate.GRAVE] is Permission.FINDING_DECIDE
