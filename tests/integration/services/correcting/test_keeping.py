"""Rows and values: every field of an act comes back as it went."""

from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal

from inspect_app import ids
from inspect_app.findings.deadlines import Rules
from inspect_app.findings.folding import restored
from inspect_app.findings.model import Act, Action, Cause, Outcome, Party, State, Step
from inspect_app.services.correcting.keeping import facts_of, keep_standing, step_of, step_row
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.database import Session
from tests.factories.crew import make_crew, raised
from tests.factories.world import World

AT = datetime(2026, 11, 20, 2, 0, 0, 123000, tzinfo=UTC)


def test_no_field_of_a_step_is_lost(session: Session, world: World) -> None:
    crew = make_crew(world)
    row, other = raised(session, crew), raised(session, crew)
    party = Party(person=crew.worker.id)
    act = Act(
        id=ids.new(),
        action=Action.REMARK,
        by=crew.worker.id,
        at=AT,
        seen=3,
        text="说明",
        signature="5" * 64,
        photos=("6" * 64, "7" * 64),
        behalf=crew.supervisor.id,
        cause=Cause.CUSTOMER,
        assignee=party,
        until=date(2026, 12, 1),
        duplicate_of=other.id,
        points=Decimal("0.50"),
        noted_at=AT,
    )
    assert all(getattr(act, field.name) != field.default for field in fields(act))
    step = Step(act, State.FIXED, State.CLOSED, Outcome.DEDUCTED, AT, "8" * 64, True)
    correction = restored(facts_of(row), row.first_due, [step])
    session.add(step_row(correction))
    keep_standing(row, correction, Rules(CHINA_ZONE))
    session.flush()
    session.expire_all()
    (kept,) = session.query(type(step_row(correction))).all()
    assert step_of(kept) == step
    assert (row.is_open, row.outcome, row.assignee_id) == (False, "deducted", crew.worker.id)
    assert (row.running_due, row.closed_at) == (None, AT)
