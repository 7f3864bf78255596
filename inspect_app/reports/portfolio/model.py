"""The portfolio report as a reader sees it: every text worded, every number and date formatted.

Only strings, numbers, booleans, None and tuples of such records, as in ``reports.model``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspect_app.reports.branding import PLAIN, Branding
from inspect_app.reports.document import UNSEALED, Field, Seal
from inspect_app.reports.model import Grade


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure large enough to read across a table, and what stands below it."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class RankRow:
    """A project. ``place`` is empty without a score, ``direction`` up, down, level or empty."""

    id: str
    place: str
    project: str
    region: str
    number: str
    grade: Grade
    score: str
    change: str
    direction: str
    inspections: int
    coverage: str
    open_findings: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Mover:
    """A project that fell or rose, and the touchpoints that moved most in that direction."""

    id: str
    project: str
    score: str
    before: str
    change: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrendMonth:
    """A month: median, lowest and highest score of its projects; None without any."""

    label: str
    count: int
    median: float | None
    lowest: float | None
    highest: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Rung:
    """A grade and the score it starts from."""

    title: str
    start: float
    tone: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The months, and the grades behind them; none where grades do not follow scores."""

    months: tuple[TrendMonth, ...]
    rungs: tuple[Rung, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A project's score of a touchpoint; a dash and tone -1 where there is none."""

    shown: str
    tone: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A project."""

    label: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatBlock:
    """As much of the heat map as one drawing holds; ``asset`` names that."""

    asset: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class ParetoRow:
    """An item. ``percent`` is its share of all findings, ``cumulative`` with all above it."""

    title: str
    checklist: str
    findings: int
    share: str
    percent: float
    cumulative: str
    cumulative_percent: float


@dataclass(frozen=True, slots=True)
class RepeatRow:
    """An item that comes back: at several projects, or again where it was found before."""

    title: str
    checklist: str
    projects: int
    findings: int
    repeats: int


@dataclass(frozen=True, slots=True)
class SeverityRow:
    """Findings of one severity opened in the span, as they stand now."""

    severity: str
    label: str
    found: int
    open: int
    closed: int


@dataclass(frozen=True, slots=True)
class Bucket:
    """So many findings took so long."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ClosureRow:
    """How long findings of one severity took: half of them this long at most, nine of ten that long."""

    severity: str
    label: str
    closed: int
    half: str
    nine_tenths: str


@dataclass(frozen=True, slots=True)
class Closures:
    """How long the findings took that were dealt with in the span."""

    buckets: tuple[Bucket, ...]
    rows: tuple[ClosureRow, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """A finding whose deadline has passed."""

    id: str
    number: str
    severity: str
    severity_label: str
    project: str
    title: str
    place: str
    responsible: str
    due: str
    late: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A project, or all of them: inspections due, done, and still to come; ``rate`` is done of due."""

    project: str
    due: int
    in_time: int
    late: int
    made_up: int
    missed: int
    waiting: int
    rate: str


# Rows of the Pareto chart in a drawing. None is ever cut, and all rows in one left a third of a page empty.
PARETO_BLOCK = 4


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The whole report."""

    KIND: ClassVar[str] = "portfolio"

    language: str
    title: str
    company: str
    scope: str
    programme: str
    span: str
    compared: str
    made_at: str
    made: str
    fields: tuple[Field, ...]
    headlines: tuple[Headline, ...]
    grades: tuple[Field, ...]
    ranking: tuple[RankRow, ...]
    missing: tuple[str, ...]
    fell: tuple[Mover, ...]
    rose: tuple[Mover, ...]
    trend: Trend
    heat: tuple[HeatBlock, ...]
    heat_legend: tuple[Rung, ...]
    pareto: tuple[ParetoRow, ...]
    pareto_alt: str
    pareto_note: str
    repeats: tuple[RepeatRow, ...]
    severities: tuple[SeverityRow, ...]
    closures: Closures
    overdue: tuple[OverdueRow, ...]
    overdue_total: int
    overdue_note: str
    planned: tuple[PlannedRow, ...]
    planned_total: PlannedRow | None
    agreement: str
    method: tuple[str, ...]
    seal: Seal = UNSEALED
    branding: Branding = PLAIN

    @property
    def pareto_assets(self) -> tuple[str, ...]:
        """The drawings that make up the Pareto chart, from the top."""
        blocks = range(0, len(self.pareto), PARETO_BLOCK)
        return tuple(f"pareto-{number}.svg" for number, _first in enumerate(blocks, start=1))
