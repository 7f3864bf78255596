"""Acting on findings: what is allowed happens, what is not is refused with a reason, nothing is lost."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.access.model import Permission
from inspect_app.checklist.model import Severity
from inspect_app.errors import Conflict, Forbidden, Refusal
from inspect_app.findings.acting import allowed, apply, behalf_of
from inspect_app.findings.deadlines import last_day
from inspect_app.findings.folding import first_tampered, restored
from inspect_app.findings.model import Action, Cause, Correction, Outcome, Party, Source, State, Who
from inspect_app.findings.transitions import TRANSITIONS
from tests.factories.corrections import (
    CAST,
    CLEANER,
    FINDER,
    INSPECTOR,
    MANAGER,
    MONDAY,
    QUALITY,
    RULES,
    SHANGHAI,
    STRANGER,
    SUPERVISOR,
    USUAL,
    act,
    assigned,
    attempt,
    done,
    fixed,
    opened,
    person,
    refused,
)

GRAVE = pytest.mark.parametrize("severity", [Severity.MAJOR, Severity.CRITICAL])
MILD = pytest.mark.parametrize("severity", [Severity.OBSERVATION, Severity.MINOR])


@MILD
def test_a_mild_one_goes_from_the_supervisor_to_the_fixer_to_the_finder(severity: Severity) -> None:
    correction = done(opened(severity), Action.REVIEW, SUPERVISOR)
    assert (correction.state, correction.cause) == (State.REVIEWED, Cause.STAFF)
    correction = done(correction, Action.ASSIGN, SUPERVISOR)
    assert (correction.state, correction.assignee) == (State.ASSIGNED, Party(person=CLEANER.id))
    correction = done(done(correction, Action.FIX, CLEANER), Action.VERIFY, FINDER)
    assert (correction.closed, correction.outcome) == (True, Outcome.VERIFIED)
    assert [step.act.action for step in correction.history] == ["review", "assign", "fix", "verify"]


@GRAVE
def test_a_grave_one_waits_for_the_managers_opinion(severity: Severity) -> None:
    correction = done(opened(severity), Action.REVIEW, SUPERVISOR)
    assert refused(correction, Action.ASSIGN, SUPERVISOR) == "manager-opinion-first"
    correction = done(correction, Action.DECIDE, MANAGER, cause=Cause.FACILITY)
    assert (correction.state, correction.cause) == (State.DECIDED, Cause.FACILITY)
    assert done(correction, Action.ASSIGN, MANAGER).state is State.ASSIGNED


@MILD
def test_a_mild_one_fixed_on_the_spot_is_closed(severity: Severity) -> None:
    correction = done(opened(severity), Action.FIX_ON_THE_SPOT, FINDER)
    assert (correction.state, correction.outcome) == (State.CLOSED, Outcome.ON_THE_SPOT)


@GRAVE
def test_a_grave_one_fixed_on_the_spot_is_looked_at_by_somebody_else(severity: Severity) -> None:
    correction = done(opened(severity), Action.FIX_ON_THE_SPOT, FINDER)
    assert correction.state is State.FIXED
    assert refused(correction, Action.VERIFY, FINDER) == "fixer-cannot-verify"
    assert done(correction, Action.VERIFY, INSPECTOR).outcome is Outcome.VERIFIED


def test_only_the_finder_fixes_on_the_spot() -> None:
    assert refused(opened(), Action.FIX_ON_THE_SPOT, INSPECTOR) == "only-the-finder"


def test_work_sent_back_has_its_time_anew_and_is_a_second_round() -> None:
    later = MONDAY + timedelta(days=4)
    correction = done(fixed(), Action.SEND_BACK, FINDER, at=later)
    assert (correction.state, correction.round) == (State.SENT_BACK, 2)
    # Friday's work is due on Monday.
    assert last_day(correction.due, SHANGHAI) == date(2026, 11, 30)
    assert done(done(correction, Action.FIX, CLEANER), Action.VERIFY, INSPECTOR).closed


def test_nobody_verifies_what_they_fixed_or_were_to_fix() -> None:
    correction = fixed()
    assert refused(correction, Action.VERIFY, CLEANER) == "fixer-cannot-verify"
    assert refused(correction, Action.SEND_BACK, CLEANER) == "fixer-cannot-verify"
    assert done(correction, Action.VERIFY, QUALITY).closed


def test_only_the_assigned_or_who_assigns_reports_a_fix() -> None:
    assert refused(assigned(), Action.FIX, INSPECTOR) == "only-the-assigned"
    assert done(assigned(), Action.FIX, SUPERVISOR).state is State.FIXED
    to_department = done(assigned(), Action.REASSIGN, SUPERVISOR)
    assert done(to_department, Action.FIX, CLEANER).state is State.FIXED
    assert refused(to_department, Action.FIX, INSPECTOR) == "only-the-assigned"


def test_one_fixed_on_the_spot_and_sent_back_is_nobodys_until_assigned() -> None:
    correction = done(opened(Severity.MAJOR), Action.FIX_ON_THE_SPOT, FINDER)
    correction = done(correction, Action.SEND_BACK, INSPECTOR)
    assert refused(correction, Action.FIX, FINDER) == "only-the-assigned"
    correction = done(correction, Action.REASSIGN, SUPERVISOR)
    assert done(correction, Action.FIX, CLEANER).state is State.FIXED


def test_closing_with_deduction_is_head_offices_and_keeps_the_points() -> None:
    correction = done(fixed(), Action.SEND_BACK, FINDER)
    assert isinstance(attempt(correction, Action.DEDUCT, MANAGER), Forbidden)
    closed = done(correction, Action.DEDUCT, QUALITY)
    assert (closed.outcome, str(closed.history[-1].act.points)) == (Outcome.DEDUCTED, "0.5")


def test_duplicates_and_what_is_not_ours_are_closed_with_a_reason() -> None:
    assert done(assigned(), Action.CALL_DUPLICATE, SUPERVISOR).outcome is Outcome.DUPLICATE
    assert done(opened(), Action.CALL_NOT_OURS, SUPERVISOR).outcome is Outcome.NOT_OURS
    grave = opened(Severity.CRITICAL)
    assert refused(grave, Action.CALL_NOT_OURS, SUPERVISOR) == "forbidden"
    assert done(grave, Action.CALL_NOT_OURS, MANAGER).outcome is Outcome.NOT_OURS


def test_only_the_property_manager_extends_and_each_time_counts() -> None:
    correction = assigned()
    assert refused(correction, Action.EXTEND, SUPERVISOR) == "forbidden"
    correction = done(correction, Action.EXTEND, MANAGER, until=date(2026, 12, 1))
    assert last_day(correction.due, SHANGHAI) == date(2026, 12, 1)
    correction = done(correction, Action.EXTEND, MANAGER, until=date(2026, 12, 2))
    assert (correction.extensions, correction.state) == (2, State.ASSIGNED)


def test_an_extension_is_asked_for_once_and_answered() -> None:
    asked = done(assigned(), Action.ASK_EXTENSION, CLEANER)
    assert asked.asked is not None
    assert (asked.due, asked.extensions) == (assigned().due, 0)
    assert refused(asked, Action.ASK_EXTENSION, SUPERVISOR) == "extension-already-asked"
    assert done(asked, Action.EXTEND, MANAGER).asked is None
    denied = done(asked, Action.REFUSE_EXTENSION, MANAGER)
    assert (denied.asked, denied.due) == (None, asked.due)
    assert refused(denied, Action.REFUSE_EXTENSION, MANAGER) == "extension-not-asked"
    assert done(asked, Action.FIX, CLEANER).asked is None
    assert done(asked, Action.REMARK, FINDER).asked == asked.asked


def test_replies_and_dissatisfaction_belong_to_complaints() -> None:
    complaint = opened(source=Source.COMPLAINT)
    for action in (Action.REPLY, Action.NOTE_DISSATISFACTION):
        assert done(complaint, action, FINDER).state is State.RECORDED
        assert refused(opened(), action, FINDER) == "complaints-only"


def test_of_two_at_once_one_wins_and_the_other_is_told_by_whom() -> None:
    seen = fixed()
    closed = done(seen, Action.VERIFY, FINDER)
    late = act(seen, Action.SEND_BACK, INSPECTOR, id=UUID(int=5000))
    refusal = apply(closed, late, INSPECTOR, RULES)
    assert isinstance(refusal, Conflict)
    assert refusal.code == "finding-moved-on"
    assert (refusal.values["by"], refusal.values["action"]) == (FINDER.id, Action.VERIFY)


def test_who_saw_it_before_anybody_acted_is_told_too() -> None:
    assert refused(fixed(), Action.VERIFY, FINDER, seen=0) == "finding-moved-on"


def test_two_assigning_at_once_do_not_overwrite_each_other() -> None:
    seen = done(opened(), Action.REVIEW, SUPERVISOR)
    first = done(seen, Action.ASSIGN, SUPERVISOR)
    other = act(seen, Action.ASSIGN, MANAGER, id=UUID(int=5000), assignee=Party(department="guards"))
    refusal = apply(first, other, MANAGER, RULES)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "finding-moved-on"


def test_mere_words_between_do_not_stop_a_decision_nor_are_stopped() -> None:
    seen = fixed()
    remarked = done(seen, Action.REMARK, SUPERVISOR)
    assert remarked.version == seen.version
    verify = act(seen, Action.VERIFY, FINDER, id=UUID(int=5000))
    assert isinstance(apply(remarked, verify, FINDER, RULES), Correction)
    old = act(opened(), Action.REMARK, SUPERVISOR, id=UUID(int=5001))
    assert isinstance(apply(seen, old, SUPERVISOR, RULES), Correction)


def test_the_same_act_sent_twice_is_done_once() -> None:
    seen = fixed()
    verify = act(seen, Action.VERIFY, FINDER)
    closed = done(seen, Action.VERIFY, FINDER)
    again = replace(verify, at=verify.at + timedelta(hours=3))
    assert apply(closed, again, FINDER, RULES) is closed
    other = replace(verify, text="something else")
    refusal = apply(closed, other, FINDER, RULES)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "act-id-reused"


def test_nobody_acts_in_anothers_name() -> None:
    forged = act(fixed(), Action.VERIFY, FINDER)
    refusal = apply(fixed(), forged, INSPECTOR, RULES)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "act-of-another"


@pytest.mark.parametrize("seen", [-1, 99])
def test_a_version_that_never_was_is_refused(seen: int) -> None:
    assert refused(fixed(), Action.VERIFY, FINDER, seen=seen) == "version-unknown"


def test_what_does_not_fit_the_state_is_refused_with_both() -> None:
    refusal = attempt(opened(), Action.VERIFY, FINDER)
    assert isinstance(refusal, Conflict)
    assert (refusal.code, refusal.values["state"]) == ("finding-not-now", State.RECORDED)


@pytest.mark.parametrize("action", Action)
def test_closed_is_closed(action: Action) -> None:
    closed = done(fixed(source=Source.COMPLAINT), Action.VERIFY, FINDER)
    assert {refused(closed, action, who) for who in CAST} == {"finding-not-now"}


def test_the_buttons_of_each_person() -> None:
    def actions(correction: Correction, who: Who) -> set[str]:
        return {row.action.value for row in allowed(correction, who)}

    assert actions(opened(), SUPERVISOR) == {"review", "call_duplicate", "call_not_ours", "remark"}
    assert actions(opened(), FINDER) == {"fix_on_the_spot", "remark"}
    assert actions(assigned(), CLEANER) == {"fix", "ask_extension", "remark"}
    assert actions(fixed(), CLEANER) == {"remark"}
    assert actions(fixed(), INSPECTOR) == {"verify", "send_back", "remark"}
    assert actions(assigned(), STRANGER) == set()


# ---- whatever people try ---------------------------------------------------------------------

TRIES = st.lists(
    st.tuples(
        st.sampled_from(Action), st.sampled_from(CAST), st.integers(0, 5000), st.sampled_from([0, 0, 0, -1])
    ),
    max_size=25,
)
STARTS = st.builds(
    opened,
    st.sampled_from(Severity),
    st.sampled_from(Source),
    photographable=st.booleans(),
    found_by=st.sampled_from([who.id for who in CAST]),
)


def _lived(correction: Correction, tries: list[tuple]) -> list[Correction]:
    """Every standing the finding went through, the first and the refused ones too.

    Three in four tries are something somebody may do, or most lives would never leave the first states.
    """
    passed, at = [correction], MONDAY
    for number, (drawn, chosen, minutes, lag) in enumerate(tries):
        at += timedelta(minutes=minutes)
        open_now = [(row.action, one) for one in CAST for row in allowed(correction, one)]
        sensible = minutes % 4 and open_now
        action, who = open_now[minutes % len(open_now)] if sensible else (drawn, chosen)
        given = dict(USUAL[action])
        if not correction.facts.photographable:
            given.pop("photos", None)
        if "until" in given:
            given["until"] = last_day(max(correction.due, at), SHANGHAI) + timedelta(days=2)
        wanted = act(correction, action, who, at=at, id=UUID(int=9000 + number), **{"photos": (), **given})
        outcome = apply(correction, replace(wanted, seen=max(0, wanted.seen + lag)), who, RULES)
        correction = outcome if isinstance(outcome, Correction) else correction
        passed.append(correction)
    return passed


@given(STARTS, TRIES)
def test_the_history_only_grows_and_tells_the_whole_standing(start: Correction, tries: list[tuple]) -> None:
    passed = _lived(start, tries)
    for before, after in pairwise(passed):
        assert after.history[: len(before.history)] == before.history
        assert len(after.history) - len(before.history) in {0, 1}
        assert not before.closed or after == before
    last = passed[-1]
    assert restored(start.facts, start.due, last.history) == last
    assert first_tampered(last, start.due) is None


@given(STARTS, TRIES)
def test_every_step_is_a_row_of_the_table_by_one_who_may(start: Correction, tries: list[tuple]) -> None:
    by_id = {who.id: who for who in CAST}
    before = State.RECORDED
    for step in _lived(start, tries)[-1].history:
        assert step.before is before
        assert any(
            row.action is step.act.action
            and step.before in row.origins
            and (row.target or step.before) is step.after
            and row.outcome is step.outcome
            and row.permission in by_id[step.act.by].may
            for row in TRANSITIONS
        )
        before = step.after


@given(STARTS, TRIES)
def test_what_is_verified_was_never_verified_by_its_fixer(start: Correction, tries: list[tuple]) -> None:
    last = _lived(start, tries)[-1]
    fixed_by = {
        step.act.by for step in last.history if step.act.action in {Action.FIX, Action.FIX_ON_THE_SPOT}
    }
    verified_by = {step.act.by for step in last.history if step.act.action is Action.VERIFY}
    assert not fixed_by & verified_by


@given(STARTS, TRIES)
def test_only_the_manager_or_a_second_round_moves_the_deadline(start: Correction, tries: list[tuple]) -> None:
    due = start.due
    for step in _lived(start, tries)[-1].history:
        if step.due != due:
            assert step.act.action in {Action.EXTEND, Action.SEND_BACK}
        if step.act.action is Action.EXTEND:
            assert step.act.by == MANAGER.id
            assert step.due > due
        due = step.due


@given(STARTS, TRIES)
def test_a_grave_one_is_assigned_only_with_both_opinions_signed(
    start: Correction, tries: list[tuple]
) -> None:
    actions = [step.act for step in _lived(start, tries)[-1].history]
    for number, each in enumerate(actions):
        if each.action is Action.ASSIGN and start.facts.grave:
            earlier = {one.action: one.signature for one in actions[:number]}
            assert earlier[Action.REVIEW]
            assert earlier[Action.DECIDE]


@given(STARTS, TRIES, st.sampled_from(Action), st.sampled_from(CAST))
def test_a_button_shown_is_never_refused_for_person_or_state(
    start: Correction, tries: list[tuple], action: Action, who: Who
) -> None:
    last = _lived(start, tries)[-1]
    shown = any(row.action is action for row in allowed(last, who))
    outcome = attempt(last, action, who, id=UUID(int=99))
    refused_so = isinstance(outcome, Conflict | Forbidden)
    assert shown is not refused_so


def test_a_person_who_holds_everything_still_cannot_verify_their_own_fix() -> None:
    everything = replace(person(8), may=frozenset(Permission))
    correction = done(opened(), Action.REVIEW, everything)
    correction = done(correction, Action.ASSIGN, everything, assignee=Party(person=everything.id))
    correction = done(correction, Action.FIX, everything)
    assert refused(correction, Action.VERIFY, everything) == "fixer-cannot-verify"


def _for(who: Who, *absent: Who) -> Who:
    return replace(who, standing_in=absent)


def test_the_delegate_acts_in_the_place_of_who_is_away() -> None:
    delegate = _for(STRANGER, SUPERVISOR)
    assert Action.REVIEW in {row.action for row in allowed(opened(), delegate)}
    assert behalf_of(opened(), Action.REVIEW, delegate) == SUPERVISOR.id
    correction = done(opened(), Action.REVIEW, delegate)
    last = correction.history[-1].act
    assert (last.by, last.behalf) == (STRANGER.id, SUPERVISOR.id)
    assert refused(correction, Action.DECIDE, delegate) == "forbidden"
    assert behalf_of(correction, Action.DECIDE, delegate) is None


def test_who_may_do_it_anyway_does_it_in_their_own_name() -> None:
    delegate = _for(SUPERVISOR, replace(SUPERVISOR, id=UUID(int=50)))
    correction = done(opened(), Action.REVIEW, delegate)
    assert correction.history[-1].act.behalf is None
    assert behalf_of(opened(), Action.REVIEW, delegate) is None


def test_nobody_can_say_themselves_in_whose_place_they_act() -> None:
    correction = done(opened(), Action.REVIEW, SUPERVISOR, behalf=MANAGER.id)
    assert correction.history[-1].act.behalf is None


def test_the_same_act_in_somebodys_place_sent_twice_is_done_once() -> None:
    delegate = _for(STRANGER, SUPERVISOR)
    wish = act(opened(), Action.REVIEW, delegate)
    once = apply(opened(), wish, delegate, RULES)
    assert isinstance(once, Correction)
    # Also after the leave has ended meanwhile: it was done already.
    assert apply(once, wish, STRANGER, RULES) == once


def test_the_work_of_who_is_away_is_done_by_the_delegate() -> None:
    absent = replace(CLEANER, may=frozenset({Permission.FINDING_VIEW}))
    correction = done(assigned(), Action.FIX, _for(STRANGER, absent))
    assert correction.history[-1].act.behalf == CLEANER.id
    assert correction.fixers >= {STRANGER.id, CLEANER.id}
    by_department = done(
        assigned(), Action.REASSIGN, SUPERVISOR, assignee=Party(department="cleaning"), text="leave"
    )
    assert done(by_department, Action.FIX, _for(STRANGER, CLEANER)).state is State.FIXED


def test_rights_of_two_people_are_never_put_together() -> None:
    """The finder away may not record any longer, the delegate may, but did not find it."""
    absent = replace(FINDER, may=frozenset({Permission.FINDING_VIEW}))
    assert refused(opened(), Action.FIX_ON_THE_SPOT, _for(INSPECTOR, absent)) == "only-the-finder"
    assert done(opened(), Action.FIX_ON_THE_SPOT, _for(STRANGER, FINDER)).closed


def test_the_delegate_of_the_fixer_does_not_verify() -> None:
    assert refused(fixed(), Action.VERIFY, _for(INSPECTOR, CLEANER)) == "fixer-cannot-verify"
    assert refused(fixed(), Action.VERIFY, _for(STRANGER, CLEANER)) == "fixer-cannot-verify"
    assert refused(fixed(), Action.SEND_BACK, _for(INSPECTOR, CLEANER)) == "fixer-cannot-verify"


def test_the_fixer_as_delegate_does_not_verify() -> None:
    fixer = replace(CLEANER, may=frozenset({Permission.FINDING_VIEW}))
    assert refused(fixed(), Action.VERIFY, _for(fixer, INSPECTOR)) == "fixer-cannot-verify"
    assert refused(fixed(), Action.DEDUCT, _for(fixer, QUALITY)) == "fixer-cannot-verify"


def test_who_was_away_does_not_verify_what_was_fixed_in_their_place() -> None:
    correction = done(assigned(), Action.FIX, _for(STRANGER, CLEANER))
    given_on = done(done(correction, Action.SEND_BACK, INSPECTOR), Action.REASSIGN, SUPERVISOR)
    assert CLEANER.id in given_on.fixers
    assert STRANGER.id in given_on.fixers


def test_who_may_neither_do_it_nor_stands_in_for_anybody_who_may_is_told_the_permission() -> None:
    assert refused(fixed(), Action.VERIFY, _for(STRANGER, STRANGER)) == "forbidden"


@given(STARTS, TRIES, st.sampled_from(CAST), st.sampled_from(CAST))
def test_no_fix_is_judged_by_its_fixer_through_anybodys_absence(
    start: Correction, tries: list[tuple], who: Who, absent: Who
) -> None:
    last = _lived(start, tries)[-1]
    outcome = attempt(last, Action.VERIFY, _for(who, absent), id=UUID(int=99))
    if isinstance(outcome, Correction):
        assert not {who.id, absent.id} & last.fixers
