"""The words of notices in letters and groups: plain text, which nothing a person wrote can turn into more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from babel.dates import format_date

from inspect_app.findings.notices import Event
from inspect_app.i18n import LOCALES
from inspect_app.reports.places import place
from inspect_app.reports.words import N_, SEVERITIES, Translator, family, translator, word
from inspect_app.services.notifying.payloads import TEST

TITLES: Mapping[str, str] = MappingProxyType(
    {
        Event.RECORDED: N_("New finding"),
        Event.REVIEWED: N_("Supervisor’s opinion given"),
        Event.DECIDED: N_("Manager’s opinion given"),
        Event.ASSIGNED: N_("Assigned"),
        Event.FIXED: N_("Fixed, to be verified"),
        Event.SENT_BACK: N_("Sent back"),
        Event.CLOSED: N_("Closed"),
        Event.EXTENSION_ASKED: N_("More time asked for"),
        Event.EXTENDED: N_("Deadline extended"),
        Event.EXTENSION_REFUSED: N_("More time refused"),
        Event.DISSATISFIED: N_("Customer not satisfied"),
        Event.DUE_NEXT: N_("Due on the next working day"),
        Event.OVERDUE: N_("Overdue"),
        Event.ESCALATED: N_("Overdue and escalated"),
        Event.REPLY_DUE: N_("First reply due"),
    }
)
_DATES = {"zh": "y年M月d日", "en": "d MMM y"}
_TEST = N_("This is a test. Messages about findings arrive here.")
LONGEST_SUBJECT = 150


@dataclass(frozen=True, slots=True)
class Line:
    """One thing told: of which finding; ``link`` is empty where the server's address is not set."""

    kind: str
    number: str
    title: str
    place: str
    severity: str
    project: str
    last_day: date | None
    link: str


def link_to(public_url: str, finding_id: str) -> str:
    """The address of a finding's page."""
    return f"{public_url}/findings/{finding_id}" if public_url else ""


def of_payload(payload: Mapping[str, Any], language: str, public_url: str) -> str:
    """What a group reads of an event, or of a test."""
    if payload["type"] == TEST:
        return translator(language)(_TEST)
    finding, project = payload["data"]["finding"], payload["data"]["project"]
    last_day = finding["last_day"]
    line = Line(
        kind=payload["type"].removeprefix("finding."),
        number=finding["number"],
        title=finding["title"][family(language)],
        place=finding["place"],
        severity=finding["severity"],
        project=project["name"],
        last_day=date.fromisoformat(last_day) if last_day else None,
        link=link_to(public_url, finding["id"]),
    )
    return told(line, language)


def told(line: Line, language: str) -> str:
    """One thing in some lines."""
    _ = translator(language)
    facts = [
        (_(N_("Number")), f"{line.number} · {word(SEVERITIES, line.severity, _)}"),
        (_(N_("Project")), line.project),
        (_(N_("Place")), "" if line.place == line.project else place(_, line.place)),
    ]
    if line.last_day is not None:
        facts.append((_(N_("Due")), day(line.last_day, language)))
    colon = "：" if family(language) == "zh" else ": "
    lines = [heading(line, _, colon), *(f"{name}{colon}{flat(value)}" for name, value in facts if value)]
    return "\n".join([*lines, line.link] if line.link else lines)


def heading(line: Line, _: Translator, colon: str) -> str:
    """``Overdue: puddle in the lobby``."""
    return f"{word(TITLES, line.kind, _)}{colon}{flat(line.title)}"


def subject(lines: Sequence[Line], company: str, language: str) -> str:
    """The subject of a letter that tells ``lines``; one line without anything a header must not hold."""
    _ = translator(language)
    if len(lines) == 1:
        colon = "：" if family(language) == "zh" else ": "
        said = f"{heading(lines[0], _, colon)} · {flat(lines[0].project)}"
    else:
        said = _(N_("%(count)d notices about findings")) % {"count": len(lines)}
    return flat(f"[{company}] {said}")[:LONGEST_SUBJECT]


def letter(lines: Sequence[Line], public_url: str, language: str) -> str:
    """The body of a letter that tells ``lines``."""
    _ = translator(language)
    parts = [told(line, language) for line in lines]
    foot = _(N_("You choose which notices reach you, and how, under “My account”."))
    address = f"\n{public_url}/account/notices" if public_url else ""
    return "\n\n".join([*parts, f"--\n{foot}{address}"]) + "\n"


def day(value: date, language: str) -> str:
    """A date as people write it."""
    spoken = family(language)
    return str(format_date(value, _DATES[spoken], locale=LOCALES[spoken]))


def flat(text: str) -> str:
    """``text`` on one line, without control characters."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
