"""``inspect-app score``: scores an answers file against a checklist library, from files alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

import click

from inspect_app.checklist.compile import FaultyLibrary, UnknownProgramme, compile_programme
from inspect_app.checklist.library import load_library
from inspect_app.checklist.model import Programme
from inspect_app.checklist.problems import render_text
from inspect_app.cli.answer_messages import message
from inspect_app.cli.score_text import score_text
from inspect_app.inspection.answers import Sheet
from inspect_app.scoring.answers_file import AnswersFileError, read_answers_file
from inspect_app.scoring.documents import score_document
from inspect_app.scoring.engine import score

_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, readable=True, path_type=Path)


@click.command()
@click.option("--library", "folder", type=_FOLDER, required=True, help="Folder of the checklist library.")
@click.option("--programme", "programme_id", required=True, help="Id of the programme, or id@version.")
@click.option("--answers", type=_FILE, required=True, help="Answers file (JSON).")
@click.option("--previous", type=_FILE, help="Answers file of the previous inspection, for repeat findings.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    default="en",
    show_default=True,
    help="Language of the text and of what is wrong with the files.",
)
def command(
    folder: Path, programme_id: str, answers: Path, previous: Path | None, form: str, language: str
) -> None:
    """Score an answers file: the number, the grade, and where every point went."""
    programme = _programme(folder, programme_id)
    sheets, earlier, faults = _read_both(programme, answers, previous, language)
    if faults:
        _fail("\n".join(faults))
    result = score(programme, sheets, earlier)
    if form == "json":
        click.echo(json.dumps(score_document(programme, result), ensure_ascii=False, indent=2))
    else:
        click.echo(score_text(programme, result, language))


def _programme(folder: Path, programme_id: str) -> Programme:
    library = load_library(folder)
    try:
        return compile_programme(library, programme_id).programme
    except FaultyLibrary as error:
        _fail(render_text(error.problems))
    except UnknownProgramme as error:
        known = ", ".join(error.known) or "none"
        raise click.UsageError(
            f'the library has no programme "{programme_id[:80]}"; it has: {known}'
        ) from None


def _read_both(
    programme: Programme, answers: Path, previous: Path | None, language: str
) -> tuple[tuple[Sheet, ...], tuple[Sheet, ...], list[str]]:
    """The sheets of both files and the faults of both, so that all show at once."""
    sheets, faults = _read(programme, answers, language)
    earlier, more = ((), []) if previous is None else _read(programme, previous, language)
    return sheets, earlier, [*faults, *more]


def _read(programme: Programme, path: Path, language: str) -> tuple[tuple[Sheet, ...], list[str]]:
    try:
        return read_answers_file(programme, path), []
    except AnswersFileError as error:
        problems = error.problems
    lines = []
    for problem in problems:
        fault, mend = message(problem, language)
        lines.append(f"{path}: {problem.place}: {fault}" if problem.place else f"{path}: {fault}")
        lines.append(f"    {mend}")
    return (), lines


def _fail(text: str) -> NoReturn:
    click.echo(text, err=True)
    raise SystemExit(1)
