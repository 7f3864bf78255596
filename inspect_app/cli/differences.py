"""``inspect-app checklists diff``: what changed, how large a step that is, and what it touches."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path

import click

from inspect_app.checklist.compile import FaultyLibrary, compile_programme
from inspect_app.checklist.diff import LibraryDiff, Shelf, diff_shelves, shelf_of, shelf_of_programmes
from inspect_app.checklist.diff_model import DocumentDiff
from inspect_app.checklist.library import Library, load_library
from inspect_app.checklist.model import Revision
from inspect_app.cli.difference_text import impact_row, impact_text, rows_of, text_of
from inspect_app.cli.main import settings
from inspect_app.cli.refusals import opened
from inspect_app.services import whatif
from inspect_app.services.whatif import Movement
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection

PUBLISHED = "published"
Impact = tuple[str, list[Inspection], Movement]


@click.command(help="Tell what differs: between two libraries or files, or from what is published.")
@click.argument("old")
@click.argument("new")
@click.option("--programme", "only", help="Only this programme and what it uses.")
@click.option(
    "--last",
    type=click.IntRange(1, 1000),
    default=20,
    show_default=True,
    help="Score so many past inspections again.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def diff(old: str, new: str, only: str | None, last: int, form: str) -> None:
    """OLD and NEW are folders or files, or ``published``; exit code 1 where a version's step is too small."""
    with ExitStack() as stack:
        session = _session(stack)
        sides = [_Side(name, session) for name in (old, new)]
        found = _narrowed_to(sides, diff_shelves(*_shelves(sides, only)))
        impacts = _impacts(session, sides[1], found, last) if session else []
        impacts = [one for one in impacts if only in (None, one[0])]
        if form == "json":
            document = {**rows_of(found), "impact": [impact_row(*one) for one in impacts]}
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            click.echo("\n".join([*text_of(found), *(line for one in impacts for line in impact_text(*one))]))
    if found.too_small:
        raise SystemExit(1)


class _Side:
    """One side of the comparison: what is in force, or a library."""

    def __init__(self, name: str, session: Session | None) -> None:
        self.published = name == PUBLISHED
        if self.published and session is None:
            message = "there is no database yet; run: inspect-app db migrate"
            raise click.ClickException(message)
        self.revisions = whatif.in_force(session) if self.published and session else ()
        self.library: Library | None = None
        self.file: str | None = None
        if not self.published:
            self.library, self.file = _library(name)

    def shelf(self, as_programmes: bool) -> Shelf:
        """Everything on this side; as programmes have it where the other side is known no other way."""
        if self.library is None:
            return shelf_of_programmes(one.programme for one in self.revisions)
        shelf = shelf_of(self.library)
        if as_programmes:
            return shelf_of_programmes(shelf.programmes.values(), shelf.unread)
        return shelf

    def named(self) -> set[tuple[str, str]] | None:
        """Kind and id of what stands in the one file that was named; None where none was."""
        if self.file is None or self.library is None:
            return None
        sources = self.library.sources.items()
        return {key[:2] for key, source in sources if source.file == self.file}

    def revision(self, programme: str) -> Revision | None:
        """The programme as it would be published from this side; None where it cannot be."""
        if self.library is None:
            return next((one for one in self.revisions if one.programme.id == programme), None)
        try:
            return compile_programme(self.library, programme)
        except FaultyLibrary:
            return None


def _library(name: str) -> tuple[Library, str | None]:
    path = Path(name)
    if not path.exists():
        message = f"there is no file or folder {name}; write a path, or: {PUBLISHED}"
        raise click.UsageError(message)
    if path.is_dir():
        return load_library(path), None
    folder = next((above for above in path.resolve().parents if (above / "library.yaml").is_file()), None)
    if folder is None:
        return load_library(path), path.name
    return load_library(folder), path.resolve().relative_to(folder).as_posix()


def _session(stack: ExitStack) -> Session | None:
    """A look into the database; none where there is none yet."""
    url = settings().database_url
    there = not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).is_file()
    if not there:
        return None
    return stack.enter_context(stack.enter_context(opened()).reading())


def _shelves(sides: list[_Side], only: str | None) -> tuple[Shelf, Shelf]:
    as_programmes = only is not None or any(side.published for side in sides)
    old, new = (side.shelf(as_programmes) for side in sides)
    for name in (*old.unread, *new.unread):
        click.echo(f"{name} cannot be compared: the library has errors; see checklists lint", err=True)
    if only is None:
        return old, new
    if only not in old.programmes and only not in new.programmes:
        message = f"there is no programme {only} on either side"
        raise click.UsageError(message)
    return _narrowed(old, only), _narrowed(new, only)


def _narrowed(shelf: Shelf, only: str) -> Shelf:
    return shelf_of_programmes(one for name, one in shelf.programmes.items() if name == only)


def _narrowed_to(sides: list[_Side], found: LibraryDiff) -> LibraryDiff:
    """Of single files only what stands in them: the rest was read because they need it."""
    files = [names for side in sides if (names := side.named()) is not None]
    if not files:
        return found
    names = set().union(*files)

    def kept(documents: tuple[DocumentDiff, ...]) -> tuple[DocumentDiff, ...]:
        return tuple(one for one in documents if (one.kind, one.id) in names)

    return LibraryDiff(kept(found.checklists), kept(found.programmes), kept(found.gradings))


def _impacts(session: Session, new: _Side, found: LibraryDiff, last: int) -> list[Impact]:
    """For every programme in force that would get another content."""
    changed = {document.id for document in found.documents}
    impacts = []
    for row in whatif.in_force(session):
        programme = row.programme
        names = {programme.id, programme.grading.id, *(one.id for one in programme.checklists)}
        revision = new.revision(programme.id) if names & changed else None
        if revision is not None and revision.content_hash != row.content_hash:
            touched = list(whatif.touched(session, revision))
            impacts.append((programme.id, touched, whatif.rescored(session, revision.programme, last)))
    return impacts
