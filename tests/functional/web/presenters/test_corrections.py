"""One finding as its page shows it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from flask import Flask

from inspect_app.access.model import Role
from inspect_app.checklist.model import Severity
from inspect_app.findings.deadlines import Rules
from inspect_app.findings.folding import recorded, restored
from inspect_app.findings.model import Act, Action, Facts, Party, Source, State, Step
from inspect_app.findings.seals import step_seal
from inspect_app.services.correcting.reading import Around
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.models import Finding
from inspect_app.web.presenters.corrections import party_words, row_timing, shown

AT = datetime(2026, 11, 20, 2, tzinfo=UTC)
WANG, RULES = UUID(int=1), Rules(CHINA_ZONE)
FACTS = Facts(UUID(int=9), "XC-1", Severity.MINOR, Source.PATROL, AT, WANG, "积水", "大堂")
AROUND = Around(AT, {WANG: "王芳"}, {}, (), ())


def test_from_a_changed_step_on_nothing_is_sound(app: Flask) -> None:
    first = recorded(FACTS, RULES)
    act = Act(UUID(int=3), Action.REMARK, WANG, AT, 0, "原话")
    seal = step_seal(first, act, State.RECORDED, None, first.due)
    step = Step(act, State.RECORDED, State.RECORDED, None, first.due, seal, False)
    changed = replace(step, act=replace(act, text="改过的话"))
    with app.test_request_context("/"):
        right = shown(restored(FACTS, first.due, [step]), first.due, (), AROUND, RULES)
        wrong = shown(restored(FACTS, first.due, [step, changed]), first.due, (), AROUND, RULES)
    assert right.sound
    assert not wrong.sound
    assert [entry.sound for entry in wrong.history] == [True, False]
    assert right.history[0].by == "王芳"


def test_parties_in_words(app: Flask) -> None:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        assert party_words(None, {}) == ""
        assert party_words(Party(person=WANG), {WANG: "王芳"}) == "王芳"
        assert party_words(Party(department="保洁部"), {}) == "保洁部"
        assert party_words(Party(role=Role.SUPERVISOR), {}) == "Supervisor"


def test_a_row_tells_only_what_is_urgent(app: Flask) -> None:
    due = recorded(FACTS, RULES).due
    row = Finding(running_due=due)
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        assert row_timing(row, AT, RULES) is None
        today, late = row_timing(row, due - timedelta(hours=1), RULES), row_timing(row, due, RULES)
        assert today is not None
        assert late is not None
        assert (str(today[0]), str(late[0])) == ("Due today", "Overdue")
    assert row_timing(Finding(running_due=None), due, RULES) is None
