"""``inspect-app checklists lint``: every problem of libraries and files, for people and machines."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import click

from inspect_app import __version__
from inspect_app.checklist.annotations import to_github, to_sarif
from inspect_app.checklist.library import Library, is_library_file, load_library
from inspect_app.checklist.problems import Problem, render_text, to_json
from inspect_app.cli.main import settings

_MANIFEST = "library.yaml"


@click.command(help="Find mistakes in libraries or single files; the library in use when none is named.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="For people, for programs, as annotations of a GitHub workflow, or as SARIF 2.1.0.",
)
def lint(paths: tuple[Path, ...], form: str) -> None:
    """Exit code 1 when there are errors; warnings alone leave it 0."""
    load = cache(load_library)  # Many files of one library are judged by one reading of it.
    named = paths or (settings().library_folder,)
    judged = [_problems(path, load) for path in named]
    # Code hosts look files up from where the command runs, people from the library they named, unless they
    # named files (as pre-commit does) or several libraries: then a file's name should lead to it.
    libraries = {base.resolve() for base, _ in judged}
    from_here = (
        form in ("github", "sarif") or len(libraries) > 1 or {one.resolve() for one in named} != libraries
    )
    # What is named twice, as a file and with its folder, is told once.
    found = list(
        dict.fromkeys(
            _from_here(one, base) if from_here else one for base, problems in judged for one in problems
        )
    )
    click.echo(_FORMS[form](found), nl=form != "github" or bool(found))
    if any(problem.is_error for problem in found):
        raise SystemExit(1)


def _problems(path: Path, load: Callable[[Path], Library]) -> tuple[Path, tuple[Problem, ...]]:
    """Of a library all problems; of a file or folder in one its own, judged within the whole library."""
    if path.is_dir() and (path / _MANIFEST).is_file():
        return path, load(path).problems
    place = path.resolve()
    folder = next((above for above in place.parents if (above / _MANIFEST).is_file()), None)
    if folder is None or not _is_read(place, folder):
        return path if path.is_dir() else path.parent, load(path).problems
    name = place.relative_to(folder).as_posix()
    return folder, tuple(one for one in load(folder).problems if f"{one.file}/".startswith(f"{name}/"))


def _is_read(place: Path, folder: Path) -> bool:
    """Whether the library in ``folder`` reads the file, or files of the folder, at ``place``."""
    name = place.relative_to(folder)
    return is_library_file(name / "x.yaml" if place.is_dir() else name)


def _from_here(problem: Problem, base: Path) -> Problem:
    path = base.resolve() / problem.file
    here = Path.cwd()
    return replace(problem, file=(path.relative_to(here) if path.is_relative_to(here) else path).as_posix())


def _text(found: Sequence[Problem]) -> str:
    errors = sum(problem.is_error for problem in found)
    listed = f"{render_text(found)}\n" if found else ""
    return f"{listed}{errors} errors, {len(found) - errors} warnings"


def _json(found: Sequence[Problem]) -> str:
    return json.dumps(to_json(found), ensure_ascii=False, indent=2)


def _sarif(found: Sequence[Problem]) -> str:
    return json.dumps(to_sarif(found, __version__), ensure_ascii=False, indent=2)


_FORMS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": _text,
    "json": _json,
    "github": to_github,
    "sarif": _sarif,
}
