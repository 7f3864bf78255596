"""The patrol register and the patrol problem form, field for field as the operating standard has them.

Register (OS-5.1): date, number; time, zone and place, what is checked, problem; reviewer, patroller. Problem
form (OS-5.2): number; date, place, patroller; problem; opinion, signature and date of the supervisor, then of
the manager; result, signature, date; remarks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from inspect_app.checklist.model import Text
from inspect_app.reports import formats
from inspect_app.reports.branding import PLAIN, Branding
from inspect_app.reports.document import UNDATED
from inspect_app.reports.patrol_facts import PatrolEntry, ProblemFacts, RegisterFacts, Signed
from inspect_app.reports.voice import Speaker
from inspect_app.reports.words import N_, family, tag

CAUSES: Mapping[str, str] = {
    "facility": N_("Public facility broken or gone"),
    "staff": N_("Staff did not do their work"),
    "customer": N_("A customer broke a rule"),
}
# What stands among the remarks, by what was done.
STEPS: Mapping[str, str] = {
    "extend": N_("Deadline extended"),
    "send_back": N_("Sent back"),
    "reply": N_("Replied to the customer"),
    "note_dissatisfaction": N_("Customer not satisfied"),
    "remark": N_("Remark"),
}
# As many lines as a page holds, also below a logo, for writing by hand.
BLANK_LINES = 17


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
    branding: Branding = PLAIN
    reviewer_ink: str = ""
    patroller_ink: str = ""


@dataclass(frozen=True, slots=True)
class SignedView:
    """A field with its signature."""

    text: str
    name: str
    day: str
    image: str = ""


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
    branding: Branding = PLAIN


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
        reviewer_ink=facts.reviewer_ink,
        patroller_ink=facts.patroller_ink,
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
        supervisor=_signed(voice, facts.supervisor, _cause(voice, facts)),
        manager=_signed(voice, facts.manager),
        result=_result(voice, facts),
        remarks="\n".join(_remarks(voice, facts)),
    )


def _signed(voice: Speaker, signed: Signed, before: str = "") -> SignedView:
    words = "\n".join(part for part in (before, signed.text) if part)
    return SignedView(words, signed.name, _day(voice, signed.day), signed.image)


def _cause(voice: Speaker, facts: ProblemFacts) -> str:
    if facts.cause not in CAUSES:
        return ""
    return str(voice._("Cause: %(cause)s")) % {"cause": voice._(CAUSES[facts.cause])}


def _result(voice: Speaker, facts: ProblemFacts) -> SignedView:
    """What was done, and under it what was seen on site, which is what the last signature stands for."""
    if not facts.verified.name:
        return _signed(voice, facts.result)
    done = _line(voice, "", facts.result)
    seen = str(voice._("Verified on site: %(text)s")) % {"text": facts.verified.text}
    return SignedView(
        "\n".join(part for part in (done, seen) if part),
        facts.verified.name,
        _day(voice, facts.verified.day),
        facts.verified.image,
    )


def _remarks(voice: Speaker, facts: ProblemFacts) -> Iterator[str]:
    if facts.due is not None:
        due = str(voice._("Due on %(day)s.")) % {"day": _day(voice, facts.due)}
        times = str(voice._("Times extended: %(count)s.")) % {"count": facts.extensions}
        yield formats.sentences([due, times if facts.extensions else ""], voice.language)
    for action, signed in facts.steps:
        yield _line(voice, str(voice._(STEPS[action])) if action in STEPS else "", signed)
    if facts.remarks:
        yield facts.remarks


def _line(voice: Speaker, label: str, signed: Signed) -> str:
    who = " ".join(part for part in (signed.name, _day(voice, signed.day)) if part)
    words = label or signed.text
    if label and signed.text:
        words = str(voice._("%(label)s: %(text)s")) % {"label": label, "text": signed.text}
    return str(voice._("%(words)s (%(who)s)")) % {"words": words, "who": who} if who and words else words


def _day(voice: Speaker, day: date | None) -> str:
    return "" if day is None else formats.day(day, "UTC", voice.language)
