"""What is still open on a sheet before the inspection may be finished."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from inspect_app.checklist.conditions import visible_items
from inspect_app.checklist.model import Checklist, Information, Item, Requirement, Scalar
from inspect_app.inspection.answers import Answer, Sampled, Sheet


class Lack(StrEnum):
    """What an item lacks."""

    ANSWER = "answer"
    PHOTO = "photo"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing to do before finishing."""

    sheet: str
    item: str
    lack: Lack


@dataclass(frozen=True, slots=True)
class Progress:
    """``answered`` of ``asked`` items that must be answered; ``open`` in the order of the sheet."""

    asked: int
    answered: int
    open: tuple[OpenPoint, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is open."""
        return not self.open


def visible_on(checklist: Checklist, sheet: Sheet) -> tuple[Item, ...]:
    """The items the sheet asks, by its place's attributes and the answers so far."""
    plain: dict[str, Scalar | None] = {
        item: None if isinstance(answer.value, Sampled) else answer.value
        for item, answer in sheet.answers.items()
    }
    return visible_items(checklist, sheet.attributes, plain)


def progress_of(
    checklist: Checklist,
    sheet: Sheet,
    failed: Collection[str],
    photos: Mapping[str, int],
    notes: Mapping[str, str],
) -> Progress:
    """How far the sheet is.

    ``failed`` are the items that fail or are partial, ``photos`` counts photos by item, ``notes`` are the
    notes by item (also those of items without an answer).
    """
    visible = visible_on(checklist, sheet)
    needed = [item for item in visible if item.required]
    open_points: list[OpenPoint] = []
    for item in visible:
        lacks = _lacks(item, sheet.answers.get(item.id), item.id in failed, photos.get(item.id, 0), notes)
        open_points += [OpenPoint(sheet.id, item.id, lack) for lack in lacks]
    unanswered = sum(point.lack is Lack.ANSWER for point in open_points)
    return Progress(len(needed), len(needed) - unanswered, tuple(open_points))


def is_answered(item: Item, answer: Answer | None, photos: int) -> bool:
    """Whether the item has its answer; for an item that asks for a photo the photo is the answer."""
    if answer is not None:
        return True
    return isinstance(item.answer, Information) and item.answer.kind == "photo" and photos > 0


def _lacks(
    item: Item, answer: Answer | None, failed: bool, photos: int, notes: Mapping[str, str]
) -> tuple[Lack, ...]:
    if not is_answered(item, answer, photos):
        return (Lack.ANSWER,) if item.required else ()
    # What was not looked at, or is not there, has nothing to show.
    if answer is None or answer.value is None:
        return ()
    wants = {
        Lack.PHOTO: (item.photo, photos > 0),
        Lack.NOTE: (item.note, bool(notes.get(item.id, "").strip())),
    }
    return tuple(lack for lack, (when, given) in wants.items() if _wanted(when, failed) and not given)


def _wanted(when: Requirement, failed: bool) -> bool:
    return when is Requirement.ALWAYS or (when is Requirement.ON_FAIL and failed)
