"""What other programs are told of a finding, as it stands at that moment. No names of people."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from inspect_app.findings.notices import Event
from inspect_app.storage.models import Finding, Project

TEST = "test"


def of_finding(kind: Event, row: Finding, project: Project, at: datetime) -> dict[str, Any]:
    """The JSON of one event; its shape is told in docs/notices.md."""
    return {
        "type": f"finding.{kind.value}",
        "timestamp": _moment(at),
        "data": {
            "finding": {
                "id": str(row.id),
                "number": row.number,
                "title": {"zh": row.title_zh, "en": row.title_en},
                "place": row.place,
                "severity": row.severity,
                "source": row.source,
                "state": row.state,
                "outcome": row.outcome,
                "round": row.round,
                "department": row.department,
                "due": _moment(row.due_at) if row.is_open else None,
                "last_day": row.due_on.isoformat() if row.is_open and row.due_on else None,
                "overdue": row.running_due is not None and row.running_due <= at,
            },
            "project": {"id": str(project.id), "code": project.code, "name": project.name},
        },
    }


def of_test(at: datetime) -> dict[str, Any]:
    """What an administrator sends to see whether a webhook works."""
    return {"type": TEST, "timestamp": _moment(at), "data": {}}


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
