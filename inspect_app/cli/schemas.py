"""``inspect-app checklists schemas``: JSON Schemas that tell an editor what a library file may say."""

from __future__ import annotations

from pathlib import Path

import click

from inspect_app.checklist.schemas import schema_files
from inspect_app.cli.main import settings


@click.command(help="Show where editors find the JSON Schemas of library files, or write them there.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.option("--write", is_flag=True, help="Write the files that are missing or differ.")
def schemas(folder: Path | None, write: bool) -> None:
    """Exit code 1 when a file is missing or differs and is not written."""
    target = folder or settings().library_folder / "schema"
    stale = 0
    for name, content in schema_files().items():
        path = target / name
        same = path.is_file() and path.read_text(encoding="utf-8", errors="replace") == content
        if write and not same:
            target.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        stale += not (same or write)
        click.echo(f"{_state(same, write)}  {path}")
    if stale:
        raise SystemExit(1)


def _state(same: bool, write: bool) -> str:
    if same:
        return "as it is"
    return "written " if write else "differs "
