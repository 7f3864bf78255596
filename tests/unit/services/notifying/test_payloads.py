"""What other programs are told."""

from datetime import UTC, date, datetime
from uuid import UUID

from inspect_app.findings.notices import Event
from inspect_app.services.notifying import payloads
from inspect_app.storage.models import Finding, Project

AT = datetime(2026, 11, 22, 5, 0, 0, 123000, tzinfo=UTC)


def test_an_event_tells_the_finding_as_it_stands() -> None:
    row = Finding(
        id=UUID(int=1),
        number="XC-1",
        title_zh="积水",
        title_en="Puddle",
        place="大堂",
        severity="minor",
        source="patrol",
        state="assigned",
        round=1,
        is_open=True,
        due_at=AT,
        due_on=date(2026, 11, 22),
        running_due=AT,
    )
    told = payloads.of_finding(Event.OVERDUE, row, Project(id=UUID(int=2), code="YJ", name="云锦花园"), AT)
    assert (told["type"], told["timestamp"]) == ("finding.overdue", "2026-11-22T05:00:00.123Z")
    finding = told["data"]["finding"]
    assert (finding["due"], finding["last_day"], finding["overdue"]) == (
        "2026-11-22T05:00:00.123Z",
        "2026-11-22",
        True,
    )
    row.is_open, row.running_due = False, None
    closed = payloads.of_finding(Event.CLOSED, row, Project(id=UUID(int=2), code="YJ", name="云"), AT)
    assert (closed["data"]["finding"]["due"], closed["data"]["finding"]["overdue"]) == (None, False)


def test_a_test_tells_nothing_of_anybody() -> None:
    assert payloads.of_test(AT) == {"type": "test", "timestamp": "2026-11-22T05:00:00.123Z", "data": {}}
