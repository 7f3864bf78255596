"""What a new revision touches, and what it alone would have done to scores of the past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from inspect_app.checklist.model import Item, Programme, Revision
from inspect_app.inspection.answers import Sheet
from inspect_app.inspection.validation import check_answer
from inspect_app.scoring.engine import score
from inspect_app.scoring.result import Score
from inspect_app.services.progress import previous_sheets
from inspect_app.services.records import Record, load
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries import inspections, revisions


@dataclass(frozen=True, slots=True)
class Rescored:
    """One inspection, scored as it was and with the new revision; points of 100, None without a score."""

    number: str
    before: Fraction | None
    after: Fraction | None
    grade_before: str | None
    grade_after: str | None

    @property
    def movement(self) -> Fraction | None:
        """Points gained or (below 0) lost; None where one of the two has no score."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Movement:
    """What the change alone would do to the inspections that were looked at."""

    inspections: tuple[Rescored, ...]

    @property
    def moved(self) -> int:
        """How many scores would be others; a score that appears or vanishes counts too."""
        return sum(one.before != one.after for one in self.inspections)

    @property
    def regraded(self) -> int:
        """How many grades would be others."""
        return sum(one.grade_before != one.grade_after for one in self.inspections)

    @property
    def largest(self) -> Fraction:
        """The largest movement, its sign kept."""
        return max(self._movements(), key=abs, default=Fraction(0))

    @property
    def mean(self) -> Fraction:
        """The mean of the movements, without regard to their signs."""
        sizes = [abs(one) for one in self._movements()]
        return sum(sizes, Fraction(0)) / len(sizes) if sizes else Fraction(0)

    def _movements(self) -> list[Fraction]:
        return [one.movement for one in self.inspections if one.movement is not None]


def in_force(session: Session) -> tuple[Revision, ...]:
    """The revisions new inspections begin with."""
    return tuple(load_revision(session, row.id) for row in revisions.current(session))


def touched(session: Session, revision: Revision) -> Sequence[Inspection]:
    """Inspections of the programme in progress that began with another content, oldest first."""
    return [
        row
        for row in inspections.in_progress(session, revision.programme.id)
        if row.revision.content_hash != revision.content_hash
    ]


def rescored(session: Session, programme: Programme, last: int) -> Movement:
    """The ``last`` completed inspections of the programme, the newest first, scored with its new form."""
    wanted = inspections.newest_completed(session, programme.id, last)
    return Movement(tuple(_rescored(session, load(session, row), programme) for row in wanted))


def _rescored(session: Session, record: Record, programme: Programme) -> Rescored:
    # Both are computed here: what is told is the change's own doing, not that of anything else since.
    earlier = previous_sheets(session, record)
    before = score(record.revision.programme, record.sheets, earlier)
    after = score(programme, carried(programme, record.sheets), carried(programme, earlier))
    return Rescored(record.inspection.number, _points(before), _points(after), before.grade, after.grade)


def _points(scored: Score) -> Fraction | None:
    return None if scored.score is None else 100 * scored.score


def carried(programme: Programme, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets as far as the programme still asks them: answers follow item ids where they still fit."""
    items = {one.id: {item.id: item for item in one.items} for one in programme.checklists}
    return tuple(_carried(sheet, items[sheet.checklist]) for sheet in sheets if sheet.checklist in items)


def _carried(sheet: Sheet, items: dict[str, Item]) -> Sheet:
    fitting = {
        name: answer
        for name, answer in sheet.answers.items()
        if name in items and check_answer(items[name], answer) is None
    }
    return replace(sheet, answers=fitting)
