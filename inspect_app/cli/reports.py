"""``inspect-app reports``: render a report to a file, list the ones that were made."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import click

from inspect_app.cli.main import settings
from inspect_app.cli.refusals import opened
from inspect_app.cli.verdict_text import EXIT_CODES, verdict_text
from inspect_app.config import Config
from inspect_app.errors import NotFound, Refusal
from inspect_app.jobs.runner import limits_of
from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.renderer import Pdf, Renderer
from inspect_app.services import branding, papers, reports, verdicts
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database
from inspect_app.storage.models import Report

LARGEST_FILE = 1 << 30
WORDS = {
    "not-found": "there is no inspection {name}; see: inspect-app inspections list",
    "inspection-not-completed": "inspection {number} is not completed yet",
    "report-score-differs": "the answers give the score {now}, but {number} was finished with {kept}",
    "report-answers-altered": "the answers of {number} are not those that were signed",
    "cpu": "the render used more CPU than INSPECT_RENDER_CPU_SECONDS allows",
    "memory": "the render wanted more memory than INSPECT_RENDER_MEMORY_MB allows",
    "wall": "the render took longer than {seconds} s",
    "asset-missing": "these files are missing or damaged: {name}",
    "fonts-missing": "the report fonts are missing ({files}); run ./run once to fetch them",
}


@click.group(help="Inspection reports and forms.")
def group() -> None:
    """The verbs below."""


@group.command(help="Render the report of INSPECTION (number or id) to a PDF file.")
@click.argument("inspection")
@click.option(
    "--lang",
    type=click.Choice(reports.LANGUAGES),
    default="zh",
    show_default=True,
    help="Language of the report.",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Where the PDF goes."
)
def render(inspection: str, lang: str, out: Path) -> None:
    """Exit code 1 where there is no such report to make."""
    config = settings()
    with opened() as database:
        try:
            pdf = _rendered(database, config, inspection, lang)
        except (Refusal, RenderFailed) as error:
            raise click.ClickException(_words(error, inspection)) from None
    _write(out, pdf)


@group.command(help="Print a blank FORM of the operating standard, to be written in, as PDF.")
@click.argument("form", type=click.Choice(sorted(papers.BLANK_FORMS)))
@click.option(
    "--lang",
    type=click.Choice(reports.LANGUAGES),
    default="zh",
    show_default=True,
    help="Language of the form.",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Where the PDF goes."
)
def form(form: str, lang: str, out: Path) -> None:
    """It looks as the company set it; exit code 1 where it cannot be made."""
    config = settings()
    with opened() as database, database.reading() as session:
        look, named = branding.kept(session), branding.in_force(session, config)
    document = branding.dressed(papers.BLANK_FORMS[form](named, lang), look)
    try:
        pdf = papers.render(document, branding.assets(document, LocalBlobStore(config.data / "blobs")))
    except Refusal as error:
        raise click.ClickException(_words(error, form)) from None
    _write(out, pdf)


def _write(out: Path, pdf: Pdf) -> None:
    try:
        out.write_bytes(pdf.data)
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror}"
        raise click.ClickException(message) from None
    click.echo(f"{out}: {pdf.pages} pages, {len(pdf.data)} bytes")


def _rendered(database: Database, config: Config, name: str, language: str) -> Pdf:
    """What is written to a file is handed out: it is noted like a report made in the browser."""
    with database.reading() as session:
        found = reports.find_inspection(session, name).id
    view = reports.sealed_view(database, config, found, language)
    renderer = Renderer(limits_of(config))
    try:
        pdf = reports.render_now(view, LocalBlobStore(config.data / "blobs"), renderer)
    finally:
        renderer.close()
    with database.writing() as session:
        look = branding.sealed_look(reports.look_of(session, found, language), config)
        verdicts.issue(session, view, found, hashlib.sha256(pdf.data).hexdigest(), look)
    return pdf


def _words(error: Refusal | RenderFailed, name: str) -> str:
    code = "not-found" if isinstance(error, NotFound) else error.code
    if code not in WORDS:
        return f"the report could not be made ({code})"
    return WORDS[code].format_map({"name": name, **error.values})


@group.command(help="Say whether FILE is a report as it was handed out.", short_help="Check a report file.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--language", type=click.Choice(reports.LANGUAGES), default="zh", show_default=True, help="Of the answer."
)
@click.pass_context
def verify(context: click.Context, file: Path, language: str) -> None:
    """Exit code 0 genuine, 3 superseded, 4 altered, 5 unknown; 1 where it could not be read."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            message = f"{file} is larger than any report"
            raise click.ClickException(message)
        data = file.read_bytes()
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}"
        raise click.ClickException(message) from None
    with opened() as database, database.reading() as session:
        verdict = verdicts.of_file(session, data)
    click.echo(verdict_text(verdict, language))
    context.exit(EXIT_CODES[verdict.state])


@group.command("list", help="The newest reports.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="How many at most."
)
def list_reports(form: str, limit: int) -> None:
    """One a line, or a JSON list."""
    with opened() as database, database.reading() as session:
        rows = [_row(report) for report in reports.list_reports(session, None, limit)]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        shown = (
            row["inspection"],
            row["language"],
            f"{row['pages']} pages",
            row["sha256"][:16],
            row["project"],
        )
        click.echo("  ".join(shown))


def _row(report: Report) -> dict[str, Any]:
    return {
        "id": str(report.id),
        "inspection": report.inspection.number,
        "project": report.inspection.project.name,
        "language": report.language,
        "pages": report.pages,
        "size": report.size,
        "sha256": report.sha256,
        "created_at": report.created_at.isoformat(),
    }
