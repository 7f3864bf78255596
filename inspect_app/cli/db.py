"""``inspect-app db``: the database's schema."""

from __future__ import annotations

import json

import click

from inspect_app.cli.main import settings
from inspect_app.services import rollups
from inspect_app.storage import schema
from inspect_app.storage.database import Database


@click.group(help="The database's schema.")
def group() -> None:
    """The verbs below."""


@group.command(help="Bring the database to the present schema; a new one is made.")
def migrate() -> None:
    """Safe to repeat; killed midway, nothing has changed."""
    database = Database(settings().database_url)
    before = schema.current(database)
    schema.migrate(database)
    after = schema.current(database)
    database.close()
    click.echo(f"schema {after} is in place" if before == after else f"schema {before or 'none'} → {after}")


@group.command(help="Tell whether the database is at the present schema.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def status(form: str) -> None:
    """Exit code 1 where it is not."""
    database = Database(settings().database_url)
    current, newest = schema.current(database), schema.newest()
    database.close()
    if form == "json":
        click.echo(
            json.dumps({"current": current or None, "newest": newest, "up_to_date": current == newest})
        )
    else:
        click.echo(f"schema {current or 'none'}, newest {newest}")
    if current != newest:
        raise SystemExit(1)


@group.command(help="Sum up the scores by touchpoint anew from the results of all inspections.")
def rollup() -> None:
    """Never needed in ordinary life: they are kept as inspections are finished."""
    database = Database(settings().database_url)
    with database.writing() as session:
        count = rollups.rebuild(session)
    database.close()
    click.echo(f"{count} inspections summed up")
