"""``inspect-app checklists export`` and ``import``: to and from Excel, XLSForm and JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from inspect_app.checklist.library import Library, load_library
from inspect_app.cli.main import settings
from inspect_app.exchange.archive import LIMITS
from inspect_app.exchange.doors import FORMS, Imported, read, write
from inspect_app.exchange.faults import Refused, render, to_json
from inspect_app.exchange.plain import Document, kind_of

# What a file's name says of its form; going out, an XLSForm has to be asked for.
_ENDINGS = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".xlsx": "xlsx"}
_FORM = click.option(
    "--form", type=click.Choice(FORMS), help="What the file is; told by its name where left out."
)
_LIBRARY = click.option(
    "--library",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the checklist library; the one in use where left out.",
)


@click.command("export", help="Write a checklist, programme or grading as Excel, XLSForm, JSON or YAML.")
@click.argument("name", metavar="ID")
@click.option(
    "--to", "target", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File to write."
)
@_FORM
@_LIBRARY
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of headings; texts are always in both.",
)
def export(name: str, target: Path, form: str | None, folder: Path | None, language: str) -> None:
    """ID is such as ``car-park`` or ``car-park@1.0.0``; exit code 1 where the form cannot hold it."""
    library = load_library(folder or settings().library_folder)
    document = _named(library, name)
    try:
        content = write(document, _form(form, target), language)
    except Refused as refused:
        click.echo(render(name, [refused.fault]), err=True)
        raise SystemExit(1) from None
    _save(target, content)
    click.echo(f"{kind_of(document)} {document.id} written to {target}")


@click.command("import", help="Read a checklist from Excel, XLSForm, JSON or YAML and write it as YAML.")
@click.argument("source", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="YAML file to write."
)
@_FORM
@_LIBRARY
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--format", "shown", type=click.Choice(["text", "json"]), default="text", show_default=True)
def import_(source: Path, out: Path, form: str | None, folder: Path | None, force: bool, shown: str) -> None:
    """Every mistake and everything that could not be carried goes to standard error; 1 on mistakes."""
    if out.exists() and not force:
        message = f"{out} is there already; give --force to write over it"
        raise click.UsageError(message)
    library = load_library(folder or settings().library_folder)
    imported = read(_content(source), _form(form, source), source.name, library)
    if imported.document is not None:
        _save(out, write(imported.document, "yaml"))
    _tell(source, out, imported, shown)
    if imported.errors:
        raise SystemExit(1)


def _tell(source: Path, out: Path, imported: Imported, shown: str) -> None:
    written = None if imported.document is None else str(out)
    if shown == "json":
        rows = to_json(imported.faults)
        click.echo(json.dumps({"written": written, "faults": rows}, ensure_ascii=False, indent=2))
        return
    if imported.faults:
        click.echo(render(source.name, imported.faults), err=True)
    counts: dict[str, Any] = {"error": 0, "warning": 0, "loss": 0}
    for one in imported.faults:
        counts[one.severity] += 1
    told = f"{counts['error']} errors, {counts['warning']} warnings, {counts['loss']} not carried"
    click.echo(f"written to {written}; {told}" if written else f"nothing was written; {told}")


def _named(library: Library, name: str) -> Document:
    """The newest document of that id, or the version asked for."""
    word, _, version = name.partition("@")
    found = library.checklist(word, version or None) or library.programme(word, version or None)
    document: Document | None = found or (None if version else library.grading(word))
    if document is None:
        message = f"the library has no checklist, programme or grading {name}"
        raise click.UsageError(message)
    return document


def _form(form: str | None, path: Path) -> str:
    told = form or _ENDINGS.get(path.suffix.lower())
    if told is None:
        message = f"say by --form what {path.name} is: {', '.join(FORMS)}"
        raise click.UsageError(message)
    return told


def _content(path: Path) -> bytes:
    """One byte more than is read at most, so that a file too large is refused and not loaded."""
    try:
        with path.open("rb") as file:
            return file.read(LIMITS.size + 1)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise click.UsageError(message) from None


def _save(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        raise click.UsageError(message) from None
