"""Who hears of what: of each step, and of time passing."""

from datetime import date, datetime, timedelta

import pytest

from inspect_app.access.model import Role
from inspect_app.checklist.model import Severity
from inspect_app.findings.model import Action, Correction, Party, Source
from inspect_app.findings.notices import EVENT_OF, RECIPIENTS, Event, Notice, in_time, on_recording, on_step
from tests.factories.corrections import (
    CLEANER,
    FINDER,
    INSPECTOR,
    MANAGER,
    RULES,
    SHANGHAI,
    SUPERVISOR,
    Who,
    act,
    assigned,
    done,
    fixed,
    opened,
)

AT_CLEANER, AT_FINDER = Party(person=CLEANER.id), Party(person=FINDER.id)
AT_SUPERVISOR, AT_MANAGER = Party(role=Role.SUPERVISOR), Party(role=Role.PROPERTY_MANAGER)


def _told(before: Correction, action: Action, who: Who) -> tuple[Event, set[Party]]:
    notice = on_step(before, done(before, action, who))
    assert notice is not None
    return notice.event, set(notice.to)


def test_every_event_has_its_recipients_and_every_event_of_an_action_is_known() -> None:
    assert set(RECIPIENTS) == set(Event)
    assert set(EVENT_OF.values()) <= set(Event)


def test_a_new_finding_is_the_supervisors() -> None:
    assert on_recording(opened()).to == {AT_SUPERVISOR}


def test_opinions_go_to_whose_turn_it_is() -> None:
    assert _told(opened(), Action.REVIEW, SUPERVISOR) == (Event.REVIEWED, {AT_SUPERVISOR})
    grave = opened(Severity.MAJOR)
    assert _told(grave, Action.REVIEW, SUPERVISOR) == (Event.REVIEWED, {AT_MANAGER})
    reviewed = done(grave, Action.REVIEW, SUPERVISOR)
    assert _told(reviewed, Action.DECIDE, MANAGER) == (Event.DECIDED, {AT_SUPERVISOR})


def test_assignment_goes_to_the_assigned() -> None:
    reviewed = done(opened(), Action.REVIEW, SUPERVISOR)
    assert _told(reviewed, Action.ASSIGN, SUPERVISOR) == (Event.ASSIGNED, {AT_CLEANER})
    moved = _told(assigned(), Action.REASSIGN, SUPERVISOR)
    assert moved == (Event.ASSIGNED, {Party(department="cleaning")})


def test_a_fix_goes_to_who_verifies() -> None:
    assert _told(assigned(), Action.FIX, CLEANER) == (Event.FIXED, {AT_FINDER})
    grave = _told(opened(Severity.MAJOR), Action.FIX_ON_THE_SPOT, FINDER)
    assert grave == (Event.FIXED, {Party(role=Role.INSPECTOR)})


def test_sent_back_goes_to_the_fixer_and_the_supervisor() -> None:
    assert _told(fixed(), Action.SEND_BACK, FINDER) == (Event.SENT_BACK, {AT_CLEANER, AT_SUPERVISOR})


def test_closing_goes_to_all_concerned_but_the_one_who_closed() -> None:
    assert _told(fixed(), Action.VERIFY, FINDER) == (Event.CLOSED, {AT_CLEANER, AT_SUPERVISOR})
    by_other = _told(fixed(), Action.VERIFY, INSPECTOR)
    assert by_other == (Event.CLOSED, {AT_FINDER, AT_CLEANER, AT_SUPERVISOR})
    assert _told(opened(), Action.FIX_ON_THE_SPOT, FINDER) == (Event.CLOSED, {AT_SUPERVISOR})


def test_extensions_go_to_the_manager_and_their_answer_to_who_asked() -> None:
    assert _told(assigned(), Action.ASK_EXTENSION, CLEANER) == (Event.EXTENSION_ASKED, {AT_MANAGER})
    asked = done(assigned(), Action.ASK_EXTENSION, SUPERVISOR)
    asker = Party(person=SUPERVISOR.id)
    assert _told(asked, Action.EXTEND, MANAGER) == (Event.EXTENDED, {AT_CLEANER, asker, AT_SUPERVISOR})
    assert _told(asked, Action.REFUSE_EXTENSION, MANAGER) == (Event.EXTENSION_REFUSED, {AT_CLEANER, asker})
    assert _told(assigned(), Action.EXTEND, MANAGER) == (Event.EXTENDED, {AT_CLEANER, AT_SUPERVISOR})


def test_a_customer_still_unhappy_goes_upward_at_once() -> None:
    complaint = opened(source=Source.COMPLAINT)
    told = _told(complaint, Action.NOTE_DISSATISFACTION, FINDER)
    assert told == (Event.DISSATISFIED, {AT_SUPERVISOR, AT_MANAGER})


def test_remarks_replies_and_what_changed_nothing_go_to_nobody() -> None:
    complaint = opened(source=Source.COMPLAINT)
    for action in (Action.REMARK, Action.REPLY):
        assert on_step(complaint, done(complaint, action, FINDER)) is None
    assert on_step(complaint, complaint) is None


def test_each_act_has_its_own_key() -> None:
    before = fixed()
    notice = on_step(before, done(before, Action.VERIFY, FINDER))
    assert notice is not None
    assert notice.key == f"closed:{act(before, Action.VERIFY, FINDER).id}"


# ---- time ------------------------------------------------------------------------------------


def _events(correction: Correction, *at: int) -> list[Event]:
    return [notice.event for notice in in_time(correction, datetime(*at, tzinfo=SHANGHAI), RULES)]


@pytest.mark.parametrize(
    ("at", "events"),
    [
        ((2026, 11, 23, 14, 59), []),
        ((2026, 11, 23, 15, 0), [Event.DUE_NEXT]),
        ((2026, 11, 24, 15, 0), []),
        ((2026, 11, 25, 0, 0), [Event.OVERDUE, Event.ESCALATED]),
        ((2026, 11, 26, 0, 0), [Event.OVERDUE, Event.ESCALATED, Event.ESCALATED]),
    ],
)
def test_time_alone_reminds_warns_and_escalates(at: tuple[int, ...], events: list[Event]) -> None:
    assert _events(assigned(), *at) == events


def test_reminders_go_to_whose_turn_it_is_and_escalation_to_the_roles() -> None:
    (reminder,) = in_time(assigned(), datetime(2026, 11, 23, 16, tzinfo=SHANGHAI), RULES)
    assert reminder.to == {AT_CLEANER}
    overdue, first, second = in_time(opened(), datetime(2026, 11, 26, 9, tzinfo=SHANGHAI), RULES)
    assert overdue.to == {AT_SUPERVISOR}
    assert (first.to, second.to) == ({AT_SUPERVISOR}, {AT_MANAGER})


def test_found_again_the_keys_are_the_same_and_after_an_extension_others() -> None:
    def keys(correction: Correction, day: int) -> set[str]:
        found: tuple[Notice, ...] = in_time(correction, datetime(2026, 12, day, tzinfo=SHANGHAI), RULES)
        return {notice.key for notice in found}

    assert keys(assigned(), 4) == keys(assigned(), 5)
    extended = done(assigned(), Action.EXTEND, MANAGER, until=date(2026, 12, 1))
    assert keys(extended, 4)
    assert keys(assigned(), 4).isdisjoint(keys(extended, 4))


def test_what_is_fixed_or_closed_is_left_in_peace() -> None:
    assert _events(fixed(), 2027, 1, 1) == []
    assert _events(done(fixed(), Action.VERIFY, FINDER), 2027, 1, 1) == []


def test_a_reply_owed_is_told_on_its_last_day_and_after() -> None:
    complaint = done(opened(source=Source.COMPLAINT), Action.EXTEND, MANAGER)
    assert _events(complaint, 2026, 11, 24, 9) == []
    assert _events(complaint, 2026, 11, 25, 0) == [Event.REPLY_DUE]
    assert _events(complaint, 2026, 12, 25, 9) == [Event.REPLY_DUE]
    assert _events(done(complaint, Action.REPLY, FINDER), 2026, 11, 25, 0) == []
    (notice,) = in_time(complaint, datetime(2026, 11, 25, tzinfo=SHANGHAI) + timedelta(hours=1), RULES)
    assert notice.to == {AT_SUPERVISOR}
