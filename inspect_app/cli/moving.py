"""``inspect-app inspections move``: take an inspection in progress to the revision in force."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from inspect_app.cli.refusals import opened
from inspect_app.errors import NotFound
from inspect_app.services.moving import Dropped, Moved, move_inspection
from inspect_app.storage.database import Session
from inspect_app.storage.queries import inspections, revisions

REASONS = {
    "item-gone": "the item is no longer asked",
    "checklist-gone": "the checklist is no longer used",
    "value": "the answer no longer fits the item",
}


@click.command(help="Take an inspection in progress to the version of its programme that is in force.")
@click.argument("number")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def move(number: str, form: str) -> None:
    """Exit code 1 where it cannot be moved; nothing is changed then."""
    with opened() as database, database.writing() as session:
        moved = _move(session, number)
    if form == "json":
        click.echo(json.dumps(asdict(moved), ensure_ascii=False, indent=2))
        return
    click.echo(f"{moved.kept} answers kept, {len(moved.dropped)} set aside, {moved.void} signatures void")
    for sheet in moved.removed:
        click.echo(f"- {sheet}")
    for sheet in moved.added:
        click.echo(f"+ {sheet}")
    for one in moved.dropped:
        click.echo(_line(one))


def _move(session: Session, number: str) -> Moved:
    inspection = inspections.by_number(session, number)
    if inspection is None:
        raise NotFound("inspection")
    row = next((one for one in revisions.current(session) if one.programme == inspection.programme), None)
    if row is None:
        raise NotFound("revision")
    return move_inspection(session, None, inspection.id, row.id)


def _line(one: Dropped) -> str:
    photos = f", {one.photos} photos" if one.photos else ""
    note = f" ({one.note})" if one.note else ""
    told = json.dumps(one.answer, ensure_ascii=False)
    return f"  {one.checklist}/{one.item} {one.label}: {REASONS[one.reason]}: {told}{note}{photos}"
