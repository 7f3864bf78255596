"""The patrol register and the patrol problem form, field for field as the operating standard has them.

Register (OS-5.1): date, number; time, zone and place, what is checked, problem; reviewer, patroller. Problem
form (OS-5.2): number; date, place, patroller; problem; opinion, signature and date of the supervisor, then of
the manager; result, signature, date; remarks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from inspect_app.checklist.model import Text
from inspect_app.reports import formats
from inspect_app.reports.document import UNDATED
from inspect_app.reports.patrol_facts import PatrolEntry, ProblemFacts, RegisterFacts, Signed
from inspect_app.reports.voice import Speaker
from inspect_app.reports.words import family, tag

# As many lines as a page holds, for writing by hand.
BLANK_LINES = 18


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line."""

    time: str
    place: str
    checked: str
    problem: str


@dataclass(frozen=True, slots=True)
class PatrolRegister:
    """The register; an empty text is a field to be written in."""

    KIND: ClassVar[str] = "patrol-register"

    language: str
    title: str
    company: str
    project: str
    number: str
    day: str
    rows: tuple[RegisterRow, ...]
    reviewer: str
    patroller: str
    made_at: str = UNDATED


@dataclass(frozen=True, slots=True)
class SignedView:
    """A field with its signature."""

    text: str
    name: str
    day: str


@dataclass(frozen=True, slots=True)
class ProblemForm:
    """One problem, one page."""

    number: str
    day: str
    place: str
    patroller: str
    problem: str
    supervisor: SignedView
    manager: SignedView
    result: SignedView
    remarks: str


@dataclass(frozen=True, slots=True)
class PatrolProblems:
    """Problem forms, a page each."""

    KIND: ClassVar[str] = "patrol-problem"

    language: str
    title: str
    company: str
    project: str
    forms: tuple[ProblemForm, ...]
    made_at: str = UNDATED


def patrol_register(facts: RegisterFacts, language: str, made_at: str = UNDATED) -> PatrolRegister:
    """The register of ``facts``; without entries, lines to write on."""
    voice = Speaker(family(language))
    rows = [_row(entry, facts.zone) for entry in facts.entries]
    return PatrolRegister(
        language=tag(language),
        title=voice._("Patrol register"),
        company=voice.say(facts.company),
        project=facts.project,
        number=facts.number,
        day=_day(voice, facts.day),
        rows=tuple(rows or [RegisterRow("", "", "", "")] * BLANK_LINES),
        reviewer=facts.reviewer,
        patroller=facts.patroller,
        made_at=made_at,
    )


def patrol_problems(
    company: Text, project: str, problems: Sequence[ProblemFacts], language: str, made_at: str = UNDATED
) -> PatrolProblems:
    """The forms of ``problems``; of none, one to write on."""
    voice = Speaker(family(language))
    return PatrolProblems(
        language=tag(language),
        title=voice._("Patrol problem form"),
        company=voice.say(company),
        project=project,
        forms=tuple(_form(voice, problem) for problem in problems or (ProblemFacts(),)),
        made_at=made_at,
    )


def _row(entry: PatrolEntry, zone: str) -> RegisterRow:
    time = "" if entry.at is None else f"{entry.at.astimezone(ZoneInfo(zone)):%H:%M}"
    return RegisterRow(time, entry.place, entry.checked, entry.problem)


def _form(voice: Speaker, facts: ProblemFacts) -> ProblemForm:
    return ProblemForm(
        number=facts.number,
        day=_day(voice, facts.day),
        place=facts.place,
        patroller=facts.patroller,
        problem=facts.problem,
        supervisor=_signed(voice, facts.supervisor),
        manager=_signed(voice, facts.manager),
        result=_signed(voice, facts.result),
        remarks=facts.remarks,
    )


def _signed(voice: Speaker, signed: Signed) -> SignedView:
    return SignedView(signed.text, signed.name, _day(voice, signed.day))


def _day(voice: Speaker, day: date | None) -> str:
    return "" if day is None else formats.day(day, "UTC", voice.language)
