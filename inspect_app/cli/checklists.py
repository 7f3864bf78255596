"""``inspect-app checklists``: check a library, list what it holds, see which clauses it covers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from inspect_app.checklist.coverage import Coverage, coverage
from inspect_app.checklist.library import Library, load_library
from inspect_app.cli.differences import diff
from inspect_app.cli.exchange import export, import_
from inspect_app.cli.linting import lint
from inspect_app.cli.locking import lock
from inspect_app.cli.main import settings
from inspect_app.cli.preview import preview
from inspect_app.cli.publishing import publish
from inspect_app.cli.schemas import schemas

FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
FOLDER = click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False
)


@click.group(help="Checklists: find mistakes, list them, see which clauses they cover.")
def group() -> None:
    """Verbs of the checklist library."""


for _verb in (lint, schemas, publish, lock, diff, preview, export, import_):
    group.add_command(_verb)


@group.command("list", help="List the checklists, programmes and gradings of a library.")
@FOLDER
@FORMAT
def list_(folder: Path | None, form: str) -> None:
    """What could be read; ``lint`` tells what could not."""
    rows = _rows(_library(folder))
    if form == "json":
        _print(rows)
        return
    for row in rows:
        click.echo(
            f"{row['kind']:<10} {row['id']:<24} {row['version']:<8} {row['title']['zh']} {row['title']['en']}"
        )


@group.command("coverage", help="Show which clauses of the standards no checklist cites.")
@FOLDER
@FORMAT
@click.option(
    "--by",
    type=click.Choice(["clause", "item"]),
    default="clause",
    show_default=True,
    help="In text: of each clause the items that check it, or of each item its clauses.",
)
def coverage_(folder: Path | None, form: str, by: str) -> None:
    """Exit code 1 while a clause is neither cited nor excused."""
    library = _library(folder)
    matrix = coverage(library)
    if form == "json":
        _print(
            {
                "clauses": len(matrix.clauses),
                "cited": len(matrix.cited),
                "excused": matrix.excused,
                "uncited": matrix.uncited,
            }
        )
    else:
        for line in _by_item(library) if by == "item" else _by_clause(matrix):
            click.echo(line)
        click.echo(_total(matrix))
    if matrix.uncited:
        raise SystemExit(1)


def _by_clause(matrix: Coverage) -> Iterable[str]:
    return (f"{clause:<12} {_state(clause, matrix.cited, matrix.excused)}" for clause in matrix.clauses)


def _by_item(library: Library) -> Iterable[str]:
    """Items that no clause demands are told with a dash."""
    return (
        f"{f'{checklist.id}/{item.id}':<40} {', '.join(item.clauses) or '-'}"
        for checklist in library.newest_checklists
        for item in checklist.items
    )


def _total(matrix: Coverage) -> str:
    return (
        f"{len(matrix.clauses)} clauses, {len(matrix.cited)} cited, {len(matrix.excused)} excused, "
        f"{len(matrix.uncited)} neither cited nor excused"
    )


def _state(clause: str, cited: Any, excused: tuple[str, ...]) -> str:
    if clause in cited:
        return ", ".join(cited[clause])
    return "excused" if clause in excused else "MISSING"


def _library(folder: Path | None) -> Library:
    return load_library(folder or settings().library_folder)


def _rows(library: Library) -> list[dict[str, Any]]:
    kinds = (
        ("checklist", library.checklists),
        ("programme", library.programmes),
        ("grading", library.gradings),
    )
    return [
        {
            "kind": kind,
            "id": document.id,
            "version": getattr(document, "version", ""),
            "title": asdict(document.title) if document.title else {"zh": "", "en": ""},
            "file": library.source(document).file,
        }
        for kind, documents in kinds
        for document in documents
    ]


def _print(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
