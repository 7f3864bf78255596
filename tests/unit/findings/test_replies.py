"""The first reply to a complaint: within two days, the same day where it is urgent."""

from datetime import date, timedelta

from inspect_app.findings.deadlines import end_of
from inspect_app.findings.model import Action, Source
from inspect_app.findings.replies import first_reply_at, owes_reply, reply_due
from tests.factories.corrections import FINDER, MONDAY, RULES, SHANGHAI, SUPERVISOR, done, facts, opened


def test_a_complaint_is_answered_within_two_days_weekends_or_not() -> None:
    assert reply_due(facts(source=Source.COMPLAINT), RULES) == end_of(date(2026, 11, 25), SHANGHAI)
    friday = facts(source=Source.COMPLAINT, found_at=MONDAY + timedelta(days=4))
    assert reply_due(friday, RULES) == end_of(date(2026, 11, 29), SHANGHAI)


def test_an_urgent_one_is_answered_the_same_day() -> None:
    urgent = facts(source=Source.COMPLAINT, urgent=True)
    assert reply_due(urgent, RULES) == end_of(date(2026, 11, 23), SHANGHAI)


def test_nobody_complained_nobody_waits() -> None:
    assert reply_due(facts(), RULES) is None
    assert not owes_reply(opened())


def test_a_reply_is_owed_until_the_first_is_given_or_all_is_closed() -> None:
    complaint = opened(source=Source.COMPLAINT)
    assert owes_reply(complaint)
    assert first_reply_at(complaint) is None
    later = MONDAY + timedelta(hours=1)
    answered = done(done(complaint, Action.REPLY, FINDER), Action.REPLY, FINDER, at=later)
    assert first_reply_at(answered) == MONDAY
    assert not owes_reply(answered)
    assert not owes_reply(done(complaint, Action.CALL_NOT_OURS, SUPERVISOR))
