"""The corrective-action plan of a project: what is open, who mends it until when, and how far it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from inspect_app.checklist.model import Severity, Text
from inspect_app.reports import formats
from inspect_app.reports.branding import PLAIN, Branding
from inspect_app.reports.document import UNSEALED, Field, Seal
from inspect_app.reports.places import place
from inspect_app.reports.voice import Speaker
from inspect_app.reports.words import SEVERITIES, STATES, family, tag, word

# More of a note than four lines of its column hold; laying out the rest would only cost time.
SEEN = 200


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding still open; ``due`` is the last day in time, ``running`` False once a fix is reported.

    ``note`` says what was seen; a title alone may say what should be.
    """

    number: str
    severity: Severity
    title: Text
    place: str
    state: str
    opened_at: datetime
    due: date | None = None
    running: bool = True
    responsible: str = ""
    repeat_of: str = ""
    checklist: Text | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What is open at a project; ``total`` is more than ``findings`` where the list was cut."""

    company: Text
    project: str
    code: str
    region: str
    zone: str
    as_of: datetime
    findings: tuple[OpenFinding, ...]
    total: int


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A line; ``late`` is empty where it is in time."""

    number: str
    severity: str
    severity_label: str
    title: str
    place: str
    found: str
    responsible: str
    due: str
    late: str
    state: str
    repeat_of: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CorrectivePlan:
    """The whole plan; the columns for measure and check are left to be written in."""

    KIND: ClassVar[str] = "corrective-plan"

    language: str
    title: str
    company: str
    project: str
    fields: tuple[Field, ...]
    rows: tuple[PlanRow, ...]
    note: str
    made_at: str
    seal: Seal = UNSEALED
    branding: Branding = PLAIN


def corrective_plan(facts: PlanFacts, language: str) -> CorrectivePlan:
    """The plan, what is due first first."""
    voice = Speaker(family(language))
    _, today = voice._, facts.as_of.astimezone(ZoneInfo(facts.zone)).date()
    ordered = sorted(
        facts.findings, key=lambda each: (each.due or date.max, -each.severity.rank, each.number)
    )
    cut = len(facts.findings) < facts.total
    return CorrectivePlan(
        language=tag(language),
        title=_("Corrective-action plan: %(project)s") % {"project": facts.project},
        company=voice.say(facts.company),
        project=facts.project,
        fields=_fields(voice, facts, today),
        rows=tuple(_row(voice, each, facts.zone, today) for each in ordered),
        note=_("The first %(n)s of %(total)s.") % {"n": len(ordered), "total": facts.total} if cut else "",
        made_at=facts.as_of.isoformat(),
    )


def _late(each: OpenFinding, today: date) -> int:
    """Days past the deadline while it runs."""
    return max(0, (today - each.due).days) if each.running and each.due is not None else 0


def _fields(voice: Speaker, facts: PlanFacts, today: date) -> tuple[Field, ...]:
    _ = voice._
    counts = Counter(each.severity for each in facts.findings)
    told = [f"{word(SEVERITIES, each, _)} {counts[each]}" for each in reversed(Severity) if counts[each]]
    counted = {"words": facts.total, "who": voice.joined(told)}
    late = sum(_late(each, today) > 0 for each in facts.findings)
    return (
        Field(_("Project"), f"{facts.project}  {facts.code}"),
        Field(_("Region"), facts.region),
        Field(_("Open findings"), _("%(words)s (%(who)s)") % counted if told else str(facts.total)),
        Field(_("Overdue"), str(late)),
        Field(_("As of"), formats.minute(facts.as_of, facts.zone, voice.language)),
    )


def _row(voice: Speaker, each: OpenFinding, zone: str, today: date) -> PlanRow:
    _, late = voice._, _late(each, today)
    return PlanRow(
        number=each.number,
        severity=each.severity.value,
        severity_label=word(SEVERITIES, each.severity, _),
        title=voice.say(each.title),
        place=place(_, each.place, voice.say(each.checklist) if each.checklist else ""),
        found=formats.day(each.opened_at, zone, voice.language),
        responsible=each.responsible or _("Not assigned"),
        due=_("Not set") if each.due is None else formats.day(each.due, zone, voice.language),
        late=_("late by %(time)s") % {"time": _("%(n)s days") % {"n": late}} if late else "",
        state=word(STATES, each.state, _),
        repeat_of=each.repeat_of,
        note=each.note if len(each.note) <= SEEN else f"{each.note[:SEEN]}…",
    )
