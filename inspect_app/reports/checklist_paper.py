"""A checklist to be filled in on paper: boxes to tick, lines to write on, room for notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from inspect_app.checklist.model import (
    AnswerType,
    Checklist,
    Choice,
    Conformity,
    Count,
    Information,
    Item,
    Measure,
    Per,
    Programme,
    Requirement,
    Sample,
    Scale,
    Text,
)
from inspect_app.reports.branding import PLAIN, Branding
from inspect_app.reports.document import UNDATED
from inspect_app.reports.voice import Speaker
from inspect_app.reports.wording import basis, limit
from inspect_app.reports.words import SEVERITIES, UNITS, family, tag, word

# A longer scale is a number to write, not a row of boxes.
MOST_BOXES = 10


@dataclass(frozen=True, slots=True)
class PaperItem:
    """One criterion: ``boxes`` to tick, then a line to write on followed by ``unit`` where ``written``."""

    number: str
    ask: str
    limit: str
    basis: str
    remarks: tuple[str, ...]
    boxes: tuple[str, ...]
    written: bool
    unit: str


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """A titled run of items."""

    title: str
    items: tuple[PaperItem, ...]


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """What is filled in for one place, encounter or project; begins on a page of its own."""

    title: str
    note: str
    place: str
    groups: tuple[PaperGroup, ...]


@dataclass(frozen=True, slots=True)
class PaperChecklist:
    """The whole form."""

    KIND: ClassVar[str] = "checklist"

    language: str
    title: str
    version: str
    company: str
    sheets: tuple[PaperSheet, ...]
    made_at: str = UNDATED
    branding: Branding = PLAIN


def programme_paper(programme: Programme, company: Text, language: str) -> PaperChecklist:
    """Every checklist of the programme, a sheet each."""
    return _paper(programme.title, programme.version, programme.checklists, company, language)


def checklist_paper(checklist: Checklist, company: Text, language: str) -> PaperChecklist:
    """One checklist."""
    return _paper(checklist.title, checklist.version, (checklist,), company, language)


def _paper(
    title: Text, version: str, checklists: Sequence[Checklist], company: Text, language: str
) -> PaperChecklist:
    voice = Speaker(family(language))
    return PaperChecklist(
        language=tag(language),
        title=voice.say(title),
        version=voice._("Version %(version)s") % {"version": version},
        company=voice.say(company),
        sheets=tuple(_sheet(voice, checklist) for checklist in checklists),
    )


def _sheet(voice: Speaker, checklist: Checklist) -> PaperSheet:
    _ = voice._
    place, note = {
        Per.LOCATION: (_("Place"), _("One sheet for each place")),
        Per.ENCOUNTER: (_("Encounter"), _("One sheet for each encounter")),
        Per.PROJECT: (_("Place"), _("One sheet for the project")),
    }[checklist.per]
    numbers = iter(range(1, len(checklist.items) + 1))
    groups = tuple(
        PaperGroup(voice.say(group.title), tuple(_item(voice, item, next(numbers)) for item in group.items))
        for group in checklist.groups
    )
    return PaperSheet(voice.say(checklist.title), note, place, groups)


def _item(voice: Speaker, item: Item, number: int) -> PaperItem:
    boxes, unit, written = _answer(voice, item.answer)
    scored = not isinstance(item.answer, Information)
    return PaperItem(
        number=str(number),
        ask=voice.say(item.ask),
        limit=limit(voice, item),
        basis=basis(voice, item),
        remarks=tuple(_remarks(voice, item)) if scored else (),
        boxes=(*boxes, voice._("N/A")) if scored else boxes,
        written=written,
        unit=unit,
    )


def _answer(voice: Speaker, answer: AnswerType) -> tuple[tuple[str, ...], str, bool]:
    """(boxes, what stands behind the line, whether there is a line)."""
    boxes = _boxes(voice, answer)
    return (boxes, "", False) if boxes else ((), _unit(voice, answer), True)


def _boxes(voice: Speaker, answer: AnswerType) -> tuple[str, ...]:
    _ = voice._
    match answer:
        case Conformity(partial=partial):
            middle = (_("Partly"),) if partial else ()
            return (_("Conforming"), *middle, _("Nonconforming"))
        case Scale(min=least, max=most) if most - least < MOST_BOXES:
            return tuple(str(step) for step in range(least, most + 1))
        case Choice(options=options):
            return tuple(voice.say(option.title) for option in options)
        case _:
            return ()


def _unit(voice: Speaker, answer: AnswerType) -> str:
    """What stands behind the line to write on."""
    _ = voice._
    match answer:
        case Measure(unit=str(unit)) | Information(unit=str(unit)):
            return word(UNITS, unit, _)
        case Count():
            return _("%(n)s found") % {"n": ""}
        case Sample(size=size):
            return f"/ {size}"
        case Scale(max=most):
            return f"/ {most}"
        case _:
            return ""


def _remarks(voice: Speaker, item: Item) -> Iterator[str]:
    """What the inspector must know before answering."""
    _ = voice._
    if item.veto is not None:
        yield _("Veto item")
    yield word(SEVERITIES, item.severity.value, _)
    if item.when is not None:
        yield _("where it applies")
    if item.photo is Requirement.ALWAYS:
        yield _("photo")
    if item.photo is Requirement.ON_FAIL:
        yield _("photo if it fails")
