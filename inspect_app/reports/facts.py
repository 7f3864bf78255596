"""What an inspection report is made from: plain frozen values, loaded by a service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from inspect_app.checklist.model import Revision, Severity, Text
from inspect_app.inspection.answers import Sheet
from inspect_app.inspection.remarks import Remark
from inspect_app.scoring.result import Score


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """The inspected project as it is called on the cover."""

    name: str
    code: str
    region: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """One photo. ``derivative`` is the SHA-256 of the JPEG that is printed, ``fingerprint`` the original's.

    ``width`` and ``height`` are the derivative's, in pixels; ``taken_at`` is None where the camera
    gave no time; ``place`` is what is known of where, for people, or empty.
    """

    id: str
    sheet: str
    item: str
    derivative: str
    width: int
    height: int
    fingerprint: str
    filename: str
    taken_at: datetime | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """A finger signature; ``image`` is the SHA-256 of its PNG. ``role``: inspector | accompanied_by.

    ``behalf`` is the name of an absent colleague in whose place it was signed.
    """

    role: str
    name: str
    image: str
    signed_at: datetime
    behalf: str = ""


@dataclass(frozen=True, slots=True)
class ConductFacts:
    """Who was observed on a sheet, by code, and what was said to it, by themselves where ``own``."""

    sheet: str
    code: str
    comment: str = ""
    commented_at: datetime | None = None
    own: bool = True


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """A finding of this inspection; ``repeat_of`` is the earlier finding's number, ``checklist`` an id."""

    number: str
    severity: Severity
    title: Text
    place: str
    state: str
    due: date | None = None
    repeat_of: str | None = None
    owner: str = ""
    checklist: str = ""


@dataclass(frozen=True, slots=True)
class HistoryFacts:
    """One completed inspection of the trend; ``score`` is the displayed number, None if not gradable."""

    finished_at: datetime
    score: Decimal | None
    grade: str | None


@dataclass(frozen=True, slots=True)
class PreviousFacts:
    """The inspection before: displayed score and grade, exact scores by part id and checklist id.

    ``failed`` and ``passed`` are (checklist id, place, item id) of what was found so at a place.
    """

    number: str
    finished_at: datetime
    score: Decimal | None
    grade: str | None
    parts: Mapping[str, Fraction] = field(default_factory=dict)
    checklists: Mapping[str, Fraction] = field(default_factory=dict)
    failed: frozenset[tuple[str, str, str]] = frozenset()
    passed: frozenset[tuple[str, str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class MedianFacts:
    """The company's median of the latest inspections of ``projects`` projects, exact, by id."""

    projects: int
    parts: Mapping[str, Fraction] = field(default_factory=dict)
    checklists: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InspectionFacts:
    """Everything one inspection report prints, in no language yet.

    ``zone`` is an IANA name; all moments are aware. ``history`` is oldest first and ends before this
    inspection; ``content_hash`` is the fingerprint of the answers, ``audit_head`` of the log entry
    that closed the inspection; ``evidence`` is what a reader should know of how it came about. Until
    ``provisional_until`` those observed may comment; None once the result is final.
    """

    company: Text
    project: ProjectFacts
    revision: Revision
    score: Score
    sheets: tuple[Sheet, ...]
    number: str
    started_at: datetime
    finished_at: datetime
    zone: str
    inspectors: tuple[str, ...]
    remarks: str = ""
    photos: tuple[PhotoFacts, ...] = ()
    signatures: tuple[SignatureFacts, ...] = ()
    findings: tuple[FindingFacts, ...] = ()
    previous: PreviousFacts | None = None
    history: tuple[HistoryFacts, ...] = ()
    median: MedianFacts | None = None
    content_hash: str = ""
    audit_head: str = ""
    evidence: tuple[Remark, ...] = ()
    conduct: tuple[ConductFacts, ...] = ()
    provisional_until: datetime | None = None
