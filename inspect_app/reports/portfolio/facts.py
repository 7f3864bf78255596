"""What a portfolio report is made from: plain frozen values, loaded by a service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from inspect_app.checklist.model import Grading, Severity, Text

ScopeKind = Literal["company", "region", "projects"]


@dataclass(frozen=True, slots=True)
class Covered:
    """The days of the report, both included, and those it is compared with."""

    first: date
    last: date
    earlier_first: date
    earlier_last: date


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """One inspection: displayed score and grade (None if not gradable), exact scores by checklist id."""

    number: str
    finished_at: datetime
    score: Decimal | None
    grade: str | None
    coverage: Fraction
    touchpoints: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """A project in the span: its last inspection of it, and the last of the span before."""

    id: str
    name: str
    code: str
    region: str
    inspections: int = 0
    latest: ResultFacts | None = None
    before: ResultFacts | None = None
    open_findings: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """The displayed scores of each project's last inspection of a month."""

    first: date
    scores: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class FailedItem:
    """How often an item failed: findings, projects they were found at, repeats among them."""

    checklist: str
    title: Text
    findings: int
    projects: int
    repeats: int


@dataclass(frozen=True, slots=True)
class StandingCount:
    """So many findings of a severity, opened in the span, are in a state now."""

    severity: Severity
    state: str
    count: int


@dataclass(frozen=True, slots=True)
class Closure:
    """A finding that was dealt with in the span, and how long that took."""

    severity: Severity
    took: timedelta


@dataclass(frozen=True, slots=True)
class Overdue:
    """A finding whose deadline has passed."""

    id: str
    number: str
    project: str
    title: Text
    place: str
    severity: Severity
    due: date | None
    responsible: str = ""
    checklist: str = ""
    # The checklist's title where it belongs to another programme than the report's.
    title_of_checklist: Text | None = None


@dataclass(frozen=True, slots=True)
class PlannedFacts:
    """What plans asked of a project in the span. ``waiting``: open still, or to come.

    Done were ``in_time`` or ``late``; missed, and of these ``made_up``.
    """

    project: str
    in_time: int = 0
    late: int = 0
    made_up: int = 0
    missed: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """Inspections of the span against the one before at their project: how far touchpoints are apart.

    ``other`` where two inspectors followed each other, ``same`` where one came twice; shares of one, exact.
    """

    other_pairs: int = 0
    other: tuple[Fraction, ...] = ()
    same_pairs: int = 0
    same: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class PortfolioFacts:
    """Everything a portfolio report prints, in no language yet.

    ``names`` are those of the region or projects asked for; ``checklists`` are ids and titles in programme
    order; ``as_of`` is the moment at which findings are open and overdue.
    """

    company: Text
    scope: ScopeKind
    names: tuple[str, ...]
    programme: Text
    grading: Grading
    checklists: tuple[tuple[str, Text], ...]
    covered: Covered
    zone: str
    as_of: datetime
    projects: tuple[ProjectFacts, ...]
    months: tuple[MonthFacts, ...] = ()
    failed: tuple[FailedItem, ...] = ()
    standings: tuple[StandingCount, ...] = ()
    closures: tuple[Closure, ...] = ()
    overdue: tuple[Overdue, ...] = ()
    planned: tuple[PlannedFacts, ...] = ()
    agreement: AgreementFacts = AgreementFacts()
