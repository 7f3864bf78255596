"""``inspect-app checklists lock``: note what is published, so that it never changes in place."""

from __future__ import annotations

from pathlib import Path

import click

from inspect_app.checklist import locks
from inspect_app.checklist.library import load_library
from inspect_app.checklist.problems import render_text
from inspect_app.cli.main import settings


@click.command(help="Write ids, versions and content hashes of what is published beside library.yaml.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 where something is not locked yet.")
@click.option(
    "--anew", is_flag=True, help="Forget what was locked before: only before anything is published."
)
def lock(folder: Path | None, check: bool, anew: bool) -> None:
    """Exit code 1 where the library has errors; nothing is written then."""
    base = folder or settings().library_folder
    library = load_library(base)
    # Anew, what differs from the old lock is no error.
    errors = [one for one in library.errors if not (anew and one.code in _OF_THE_LOCK)]
    if errors:
        click.echo(render_text(errors), err=True)
        message = "nothing was locked: mend the errors above first"
        raise click.ClickException(message)
    before, present = ({} if anew else library.lock), locks.lock_of(library)
    fresh = sorted(key for key in present if key not in before)
    for kind, name, version in fresh:
        click.echo(f"{kind:<10} {name:<24} {version}".rstrip())
    if check:
        click.echo(f"{len(fresh)} not locked yet" if fresh else "everything is locked")
        raise SystemExit(1 if fresh else 0)
    (base / locks.FILE).write_text(locks.written(locks.merged(before, present)), encoding="utf-8")
    click.echo(f"{len(fresh)} locked, {len(before)} were before")


_OF_THE_LOCK = {"CL501", "CL502", "CL503", "CL506"}
