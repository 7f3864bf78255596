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
    """One patrol register; ``zone`` is an IANA name, the inks name the pictures of signatures."""

    company: Text
    project: str = ""
    number: str = ""
    day: date | None = None
    entries: tuple[PatrolEntry, ...] = ()
    reviewer: str = ""
    patroller: str = ""
    zone: str = "Asia/Shanghai"
    reviewer_ink: str = ""
    patroller_ink: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """What somebody wrote, who signed it and when; ``image`` names the picture of the signature."""

    text: str = ""
    name: str = ""
    day: date | None = None
    image: str = ""


@dataclass(frozen=True, slots=True)
class ProblemFacts:
    """One patrol problem, from its record to its verification.

    ``due`` is the last day in time, ``extensions`` how often it was moved. ``steps`` are the remarks in the
    order they were made: what was done besides, who did it and when.
    """

    number: str = ""
    day: date | None = None
    place: str = ""
    patroller: str = ""
    problem: str = ""
    supervisor: Signed = Signed()
    manager: Signed = Signed()
    result: Signed = Signed()
    remarks: str = ""
    cause: str = ""
    due: date | None = None
    extensions: int = 0
    verified: Signed = Signed()
    steps: tuple[tuple[str, Signed], ...] = ()
