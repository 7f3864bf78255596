"""The walk list: the places to visit building by building, then the encounters and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from inspect_app.checklist.model import Checklist, Per
from inspect_app.inspection.completeness import Progress
from inspect_app.services.progress import Standing
from inspect_app.services.records import Record
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
