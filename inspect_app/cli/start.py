"""``inspect-app start``: prepare whatever is missing, then serve. What ``./run`` does."""

from __future__ import annotations

import click

from inspect_app.app import create_app
from inspect_app.checklist.library import load_library
from inspect_app.checklist.problems import render_text
from inspect_app.cli.demo import accounts_text, with_progress
from inspect_app.cli.main import settings
from inspect_app.cli.serve import address, listen, run
from inspect_app.config import Config
from inspect_app.demo.company import PASSWORD, PEOPLE
from inspect_app.services import passwords, revisions, users
from inspect_app.storage import schema
from inspect_app.storage.database import Database


@click.command(help="Prepare the database, publish the checklists, load sample data once, then serve.")
def command() -> None:
    """Exit code 1 where the port is busy or the checklist library has errors."""
    config = settings()
    listening = listen(config)
    database = Database(config.database_url)
    try:
        prepare(database, config)
        sample = sample_accounts_work(database)
    finally:
        database.close()
    if sample:
        click.echo(accounts_text())
    click.echo(f"Serving on {address(config)} — stop with Ctrl+C")
    run(create_app(config), listening, config.threads)


def prepare(database: Database, config: Config) -> None:
    """Migrate; publish what is new of the library; sample data into a database without accounts."""
    schema.migrate(database)
    library = load_library(config.library_folder)
    errors = [problem for problem in library.problems if problem.is_error]
    if errors:
        message = f"the checklist library has errors:\n{render_text(errors)}"
        raise click.ClickException(message)
    with database.writing() as session:
        published = revisions.publish_library(session, None, library)
        first = users.count(session) == 0
    for revision in published:
        click.echo(f"Published {revision.programme} {revision.version}")
    if first and config.wants_samples:
        click.echo("Making sample data, once; it takes about a minute …")
        with_progress(database, config)
    elif first:
        click.echo("There are no accounts yet; add one: inspect-app users add NAME --role administrator")


def sample_accounts_work(database: Database) -> bool:
    """Whether the sample administrator is there with the sample password: only then are they told."""
    name = next(person.username for person in PEOPLE if person.role.value == "administrator")
    with database.reading() as session:
        stored = users.password_of(session, name)
    return passwords.matches(PASSWORD, stored)
