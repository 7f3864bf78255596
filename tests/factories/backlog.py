"""Very many open findings, put in by one statement: what lists are tried and timed on."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import insert

from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding

BEGIN = datetime(2026, 9, 1, 1, tzinfo=UTC)
SEVERITIES = ("minor", "observation", "minor", "major", "minor", "critical", "observation")
STATES = ("recorded", "reviewed", "decided", "assigned", "fixed", "sent_back")
DEPARTMENTS = ("工程部", "保洁部", "绿化部", "秩序部", "客服部")


def pile_up(session: Session, projects: list[UUID], people: list[UUID], count: int) -> None:
    """``count`` open findings, spread over projects, people, states and two months."""
    session.execute(insert(Finding), [_row(number, projects, people) for number in range(count)])
    session.flush()


def _row(number: int, projects: list[UUID], people: list[UUID]) -> dict[str, object]:
    found = BEGIN + timedelta(minutes=8 * number)
    due, state, person = found + timedelta(days=1), STATES[number % 6], people[number % len(people)]
    runs = None if state == "fixed" else due
    assigned = state in {"assigned", "sent_back"}
    return {
        "id": UUID(int=(int(found.timestamp() * 1000) << 80) | (7 << 76) | (2 << 62) | number),
        "number": f"XC-2026-{number:06d}",
        "project_id": projects[number % len(projects)],
        "source": "patrol",
        "checklist": "",
        "item": "",
        "title_zh": f"问题 {number}",
        "title_en": f"Problem {number}",
        "place": "1号楼",
        "note": "",
        "severity": SEVERITIES[number % 7],
        "clauses": [],
        "photos": [],
        "photographable": True,
        "urgent": False,
        "opened_at": found,
        "opened_by": person,
        "first_due": due,
        "state": state,
        "is_open": True,
        "round": 1,
        "extensions": 0,
        "version": 1,
        "department": DEPARTMENTS[number % 5] if assigned else None,
        "turn_department": DEPARTMENTS[number % 5] if assigned else None,
        "turn_person_id": person if state == "fixed" else None,
        "turn_role": None if assigned or state == "fixed" else "supervisor",
        "due_at": due,
        "due_on": due.date(),
        "running_due": runs,
        "asked_until": (due + timedelta(days=3)).date() if assigned and number % 9 == 0 else None,
        "supervisor_from": runs,
        "property_manager_from": runs,
        "quality_manager_from": runs,
    }
