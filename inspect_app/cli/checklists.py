"""``inspect-app checklists``: check a library, list what it holds, see which clauses it covers."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from inspect_app.checklist.coverage import coverage
from inspect_app.checklist.library import Library, is_library_file, load_library
from inspect_app.checklist.problems import Problem, render_text, to_json
from inspect_app.cli.main import settings
from inspect_app.cli.publishing import publish

FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
FOLDER = click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False
)


@click.group(help="Checklists: find mistakes, list them, see which clauses they cover.")
def group() -> None:
    """Verbs of the checklist library."""


group.add_command(publish)


@group.command(help="Find mistakes in libraries or single files; the library in use when none is named.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@FORMAT
def lint(paths: tuple[Path, ...], form: str) -> None:
    """Exit code 1 when there are errors; warnings alone leave it 0."""
    found = [problem for path in paths or (settings().library_folder,) for problem in _problems(path)]
    errors = sum(problem.is_error for problem in found)
    if form == "json":
        _print(to_json(found))
    else:
        if found:
            click.echo(render_text(found))
        click.echo(f"{errors} errors, {len(found) - errors} warnings")
    if errors:
        raise SystemExit(1)


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
def coverage_(folder: Path | None, form: str) -> None:
    """Exit code 1 while a clause is neither cited nor excused."""
    matrix = coverage(_library(folder))
    if form == "json":
        _print(
            {
                "clauses": len(matrix.clauses),
                "cited": len(matrix.cited),
                "excused": matrix.excused,
                "uncited": matrix.uncited,
                "items": matrix.cited,
            }
        )
    else:
        for clause in matrix.clauses:
            click.echo(f"{clause:<12} {_state(clause, matrix.cited, matrix.excused)}")
        click.echo(f"{len(matrix.clauses)} clauses, {len(matrix.uncited)} neither cited nor excused")
    if matrix.uncited:
        raise SystemExit(1)


def _state(clause: str, cited: Any, excused: tuple[str, ...]) -> str:
    if clause in cited:
        return ", ".join(cited[clause])
    return "excused" if clause in excused else "MISSING"


def _library(folder: Path | None) -> Library:
    return load_library(folder or settings().library_folder)


def _problems(path: Path) -> tuple[Problem, ...]:
    """Of a folder all problems; of a file its own, judged within the library it belongs to."""
    if path.is_dir():
        return load_library(path).problems
    folder = next((above for above in path.resolve().parents if (above / "library.yaml").is_file()), None)
    if folder is None or not is_library_file(path.resolve().relative_to(folder)):
        return load_library(path).problems
    name = path.resolve().relative_to(folder).as_posix()
    return tuple(problem for problem in load_library(folder).problems if problem.file == name)


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
