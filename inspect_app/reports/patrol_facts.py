"""What the patrol forms print, in no language yet. All empty, they are the blank forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from inspect_app.checklist.model import Text


@dataclass(frozen=True, slots=True)
class PatrolEntry:
    """One line of the register: time, zone and place, what was checked, what was wrong."""

    at: datetime | None
    place: str
    checked: str
    problem: str


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """One patrol register; ``zone`` is an IANA name."""

    company: Text
    project: str = ""
    number: str = ""
    day: date | None = None
    entries: tuple[PatrolEntry, ...] = ()
    reviewer: str = ""
    patroller: str = ""
    zone: str = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Signed:
    """What somebody wrote, who signed it and when."""

    text: str = ""
    name: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ProblemFacts:
    """One patrol problem, from its record to its verification."""

    number: str = ""
    day: date | None = None
    place: str = ""
    patroller: str = ""
    problem: str = ""
    supervisor: Signed = Signed()
    manager: Signed = Signed()
    result: Signed = Signed()
    remarks: str = ""
