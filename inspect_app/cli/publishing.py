"""``inspect-app checklists publish``: put the library's programmes in force."""

from __future__ import annotations

import json
from pathlib import Path

import click

from inspect_app.checklist.compile import FaultyLibrary
from inspect_app.checklist.library import load_library
from inspect_app.checklist.problems import render_text
from inspect_app.cli.main import settings
from inspect_app.cli.refusals import opened
from inspect_app.services.revisions import publish_library
from inspect_app.storage.models import PublishedRevision


@click.command(help="Publish what is new in the library in use, or in the one named.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def publish(folder: Path | None, form: str) -> None:
    """Exit code 1 where the library has errors; nothing is published then."""
    library = load_library(folder or settings().library_folder)
    try:
        with opened() as database, database.writing() as session:
            rows = [_row(revision) for revision in publish_library(session, None, library)]
    except FaultyLibrary as faulty:
        click.echo(render_text(list(faulty.problems)), err=True)
        message = "nothing was published: mend the errors above first"
        raise click.ClickException(message) from None
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['programme']:<24} {row['version']:<8} {row['content_hash'][:12]}")
    click.echo(f"{len(rows)} published" if rows else "nothing new to publish")


def _row(revision: PublishedRevision) -> dict[str, str]:
    return {
        "id": str(revision.id),
        "programme": revision.programme,
        "version": revision.version,
        "content_hash": revision.content_hash,
    }
