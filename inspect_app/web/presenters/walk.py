"""The walk list: the places to visit building by building, then the encounters and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from inspect_app.checklist.model import Checklist, Per
from inspect_app.inspection.completeness import Lack, OpenPoint, Progress
from inspect_app.reports.places import is_encounter
from inspect_app.services.progress import Standing
from inspect_app.services.records import Record, item_of
from inspect_app.web.places import place as in_words


@dataclass(frozen=True, slots=True)
class Stop:
    """One sheet on the way."""

    id: str
    title: str
    place: str
    progress: Progress
    state: str


@dataclass(frozen=True, slots=True)
class Stage:
    """The stops of one building, or of one kind."""

    title: str
    stops: Sequence[Stop]

    @property
    def left(self) -> int:
        """Stops that are not complete."""
        return sum(stop.state != "complete" for stop in self.stops)


def stages(record: Record, state: Standing, language: str) -> list[Stage]:
    """The stops, grouped; buildings in the order of their first sheet."""
    grouped: dict[str, list[Stop]] = {}
    for row in sorted(record.inspection.sheets, key=lambda row: row.position):
        checklist = record.revision.programme.checklist(row.checklist)
        title = row.location.building if row.location else ""
        place = row.label.removeprefix(title).strip() if title else row.label
        stop = Stop(
            id=str(row.id),
            title=checklist.title.in_language(language),
            place=in_words(place),
            progress=state.sheets[str(row.id)],
            state=_state(state.sheets[str(row.id)]),
        )
        grouped.setdefault(title or _kind(checklist), []).append(stop)
    return [Stage(title, stops) for title, stops in grouped.items()]


def _kind(checklist: Checklist) -> str:
    if checklist.per is Per.ENCOUNTER:
        return str(_("Service encounters"))
    return str(_("Outdoors and shared")) if checklist.per is Per.LOCATION else str(_("The whole project"))


def _state(progress: Progress) -> str:
    if progress.complete:
        return "complete"
    return "begun" if progress.answered else "new"


def encounters(record: Record, language: str) -> list[tuple[str, str]]:
    """(id, title) of the checklists that can be filled in once more."""
    return [
        (checklist.id, checklist.title.in_language(language))
        for checklist in record.revision.programme.checklists
        if checklist.per is Per.ENCOUNTER
    ]


@dataclass(frozen=True, slots=True)
class Lacking:
    """An item that is not complete yet, and what it lacks."""

    sheet: str
    item: str
    ask: str
    lacks: Sequence[str]


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet with its open items."""

    title: str
    items: Sequence[Lacking]


def lack_words() -> dict[Lack, str]:
    """What can be lacking, in words."""
    return {Lack.ANSWER: str(_("Result")), Lack.PHOTO: str(_("Photo")), Lack.NOTE: str(_("Note"))}


def open_sheets(record: Record, points: Iterable[OpenPoint], language: str) -> list[OpenSheet]:
    """What is open, sheet by sheet in the order of the walk."""
    lacking: dict[tuple[str, str], list[str]] = {}
    words = lack_words()
    for point in points:
        lacking.setdefault((point.sheet, point.item), []).append(words[point.lack])
    found = []
    for sheet in record.sheets:
        checklist = record.revision.programme.checklist(sheet.checklist)
        items = [
            Lacking(sheet.id, item, item_of(checklist, item).ask.in_language(language), lacks)
            for (on, item), lacks in lacking.items()
            if on == sheet.id
        ]
        if items:
            found.append(OpenSheet(_heading(checklist.title.in_language(language), sheet.label), items))
    return found


def _heading(title: str, label: str) -> str:
    return in_words(label, title) if is_encounter(label) else f"{title} · {label}"
