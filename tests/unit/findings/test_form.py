"""The patrol problem form at any step."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from inspect_app.checklist.model import Severity
from inspect_app.findings.form import form
from inspect_app.findings.model import Action, Cause, Outcome, Source
from tests.factories.corrections import (
    CLEANER,
    FINDER,
    MANAGER,
    MONDAY,
    QUALITY,
    SHANGHAI,
    SUPERVISOR,
    done,
    fixed,
    opened,
)


def test_a_new_finding_prints_with_empty_boxes() -> None:
    empty = form(opened(note="a puddle"), SHANGHAI)
    assert (empty.number, empty.found_on, empty.place) == ("TA-1-01", date(2026, 11, 23), "Lobby 3")
    assert (empty.problem, empty.note, empty.found_by) == ("Floor level and clean", "a puddle", FINDER.id)
    assert (empty.due_on, empty.extensions, empty.cause, empty.outcome) == (date(2026, 11, 24), 0, None, None)
    assert {empty.supervisor, empty.manager, empty.result, empty.verification} == {None}
    assert empty.remarks == ()


def test_each_signed_step_fills_its_box() -> None:
    full = form(done(fixed(Severity.MAJOR), Action.VERIFY, FINDER), SHANGHAI)
    assert full.supervisor is not None
    assert (full.supervisor.text, full.supervisor.by) == ("wet floor", SUPERVISOR.id)
    assert (full.supervisor.signature, full.supervisor.at) == ("s1", MONDAY)
    assert full.manager is not None
    assert (full.manager.by, full.manager.signature) == (MANAGER.id, "s2")
    assert full.result is not None
    assert (full.result.text, full.result.by, full.result.action) == ("mopped", CLEANER.id, Action.FIX)
    assert full.verification is not None
    assert (full.verification.text, full.verification.signature) == ("dry", "s3")
    assert (full.cause, full.outcome) == (Cause.STAFF, Outcome.VERIFIED)


def test_a_second_round_shows_its_own_result_and_why_there_was_one() -> None:
    correction = done(fixed(), Action.SEND_BACK, FINDER)
    correction = done(correction, Action.FIX, CLEANER, text="mopped and dried")
    printed = form(correction, SHANGHAI)
    assert printed.result is not None
    assert printed.result.text == "mopped and dried"
    assert [box.text for box in printed.remarks] == ["still wet"]


def test_extensions_replies_and_remarks_stand_below_in_order() -> None:
    correction = done(opened(source=Source.COMPLAINT), Action.REPLY, FINDER)
    correction = done(done(correction, Action.EXTEND, MANAGER), Action.REMARK, SUPERVISOR)
    printed = form(correction, SHANGHAI)
    assert [box.action for box in printed.remarks] == [Action.REPLY, Action.EXTEND, Action.REMARK]
    assert (printed.extensions, printed.due_on) == (1, date(2027, 1, 15))


def test_closed_otherwise_the_reason_is_the_result() -> None:
    deducted = form(done(fixed(), Action.DEDUCT, QUALITY), SHANGHAI)
    assert deducted.result is not None
    assert (deducted.result.text, deducted.outcome) == ("never done", Outcome.DEDUCTED)


def test_dates_are_the_projects_own() -> None:
    night = opened(found_at=datetime(2026, 11, 23, 16, tzinfo=UTC))
    assert form(night, SHANGHAI).found_on == date(2026, 11, 24)
    assert form(night, ZoneInfo("UTC")).found_on == date(2026, 11, 23)
