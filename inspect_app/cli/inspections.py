"""``inspect-app inspections``: list them, move one to a new revision."""

from __future__ import annotations

import json
from typing import Any

import click

from inspect_app.cli.moving import move
from inspect_app.cli.refusals import opened
from inspect_app.services import listing, projects
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries.inspections import Wanted

STATES = ("in_progress", "completed")
_CHUNK = 200


@click.group(help="Inspections.")
def group() -> None:
    """The verbs below."""


group.add_command(move)


@group.command("list", help="List inspections, newest first.")
@click.option("--project", "code", help="Only those of the project of this code.")
@click.option("--state", type=click.Choice(STATES), help="Only those in this state.")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="At most so many."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_(code: str | None, state: str | None, limit: int, form: str) -> None:
    """Exit code 1 where there is no such project."""
    with opened() as database, database.reading() as session:
        project_id = projects.found_by_code(session, code).id if code else None
        rows: list[dict[str, Any]] = []
        after = None
        while len(rows) < limit:
            size = min(_CHUNK, limit - len(rows))
            found = listing.list_inspections(session, None, Wanted(project_id, None, state), after, size)
            rows += [_row(row, found.findings.get(row.id, 0)) for row in found.page.rows]
            after = found.page.after
            if after is None:
                break
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        score = f"{row['score'] or '—':>6} {row['grade'] or '—':<10}" if row["finished_at"] else f"{'':<17}"
        click.echo(f"{row['number']:<18} {row['state']:<12} {score} {row['project']:<12} {row['started_at']}")


def _row(inspection: Inspection, findings: int) -> dict[str, Any]:
    finished = inspection.finished_at
    return {
        "id": str(inspection.id),
        "number": inspection.number,
        "project": inspection.project.code,
        "programme": inspection.programme,
        "state": inspection.state,
        "inspector": inspection.inspector.username,
        "started_at": inspection.started_at.isoformat(),
        "finished_at": finished.isoformat() if finished else None,
        "gradable": inspection.gradable,
        "score": inspection.score,
        "grade": inspection.grade,
        "coverage": inspection.coverage,
        "findings": findings if finished else None,
    }
