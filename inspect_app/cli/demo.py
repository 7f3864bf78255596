"""``inspect-app demo load``: a sample company to look at."""

from __future__ import annotations

from datetime import datetime

import click
from rich.console import Console
from rich.progress import Progress

from inspect_app import clock
from inspect_app.checklist.library import load_library
from inspect_app.cli.main import settings
from inspect_app.config import Config
from inspect_app.demo.company import PASSWORD, PEOPLE
from inspect_app.demo.load import Loaded, load_demo
from inspect_app.errors import Conflict
from inspect_app.services.revisions import publish_library
from inspect_app.storage import schema
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database


@click.group(help="Sample data to look at.")
def group() -> None:
    """The verbs below."""


@group.command(help="Make a sample company with half a year of inspections in an empty database.")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="The half year ends with the month before this day (default: today); same day, same data.",
)
def load(until: datetime | None) -> None:
    """Exit code 1 where there are accounts already: sample data never mixes with real."""
    config = settings()
    database = Database(config.database_url)
    try:
        schema.migrate(database)
        with database.writing() as session:
            publish_library(session, None, load_library(config.library_folder))
        made = with_progress(database, config, until)
    except Conflict:
        message = (
            "there are accounts already; sample data goes into an empty database only (see INSPECT_DATA)"
        )
        raise click.ClickException(message) from None
    finally:
        database.close()
    click.echo(f"{made.projects} projects, {made.people} people")
    click.echo(f"{made.inspections} inspections, {made.photos} photos")
    click.echo(accounts_text())


def with_progress(database: Database, config: Config, until: datetime | None = None) -> Loaded:
    """Load the sample data with a bar where somebody watches."""
    day = until.date() if until else clock.now().astimezone(config.zone).date()
    blobs = LocalBlobStore(config.data / "blobs")
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("sample data", total=None)
        return load_demo(
            database, blobs, config, day, lambda done, wanted: bar.update(task, completed=done, total=wanted)
        )


def accounts_text() -> str:
    """The sample accounts, one a line, and their password."""
    lines = [f"  {person.username:<8} {person.role.value:<18} {person.name}" for person in PEOPLE]
    return "\n".join([f"Sample accounts, password {PASSWORD}:", *lines])
