"""``inspect-app audit``: check the audit log's chain, list its events."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import click

from inspect_app.cli.refusals import opened
from inspect_app.services import audit
from inspect_app.storage.models import AuditEvent

FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
FAULTS = {
    "gap": "an event is missing before number {sequence}",
    "altered": "event {sequence} is not what was recorded",
    "unchained": "event {sequence} does not follow the one before it",
}


@click.group(help="The audit log.")
def group() -> None:
    """The verbs below."""


@group.command(help="Check that nothing was altered, removed or put in.")
@FORMAT
@click.option(
    "--head", default="", help="A head noted earlier, e.g. from a printed report: it must be in the log."
)
def verify(form: str, head: str) -> None:
    """Exit code 1 where the log was tampered with."""
    with opened() as database, database.reading() as session:
        verdict = audit.verify(session)
        known = not head or audit.holds(session, head)
    if form == "json":
        click.echo(json.dumps({**asdict(verdict), "sound": verdict.fault is None and known}))
    elif verdict.fault:
        click.echo(FAULTS[verdict.fault].format(sequence=verdict.sequence))
    elif not known:
        click.echo("the head noted earlier is not in the log: events after it were removed or replaced")
    else:
        click.echo(f"{verdict.events} events, all sound; head {verdict.head}")
    if verdict.fault or not known:
        raise SystemExit(1)


@group.command("list", help="List the newest events.")
@FORMAT
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=50,
    show_default=True,
    help="How many events at most.",
)
def list_(form: str, limit: int) -> None:
    """Newest first."""
    with opened() as database, database.reading() as session:
        rows = [_row(event) for event in audit.newest(session, None, limit)]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['sequence']:>7} {row['at'][:19]}Z {row['actor']:<20} {row['action']}")


def _row(event: AuditEvent) -> dict[str, Any]:
    return {
        "sequence": event.sequence,
        "at": event.at.isoformat(),
        "actor": event.actor_name,
        "action": event.action,
        "subject_kind": event.subject_kind,
        "subject_id": str(event.subject_id) if event.subject_id else None,
        "project_id": str(event.project_id) if event.project_id else None,
        "detail": event.detail,
        "hash": event.hash,
    }
