"""The inspection report as a reader sees it: every text worded, every number and date formatted.

Only strings, whole numbers, booleans, None and tuples of these records, so that it serialises to JSON as it
stands; widths and heights of bars are per mille or percent, never prose. Templates only lay it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspect_app.reports.branding import PLAIN, Branding
from inspect_app.reports.document import UNSEALED, Field, Seal, json_of
from inspect_app.reports.sheet_model import Touchpoint


@dataclass(frozen=True, slots=True)
class Grade:
    """``tone`` runs from 0, the best band, to 4, the worst; -1 where there is no grade."""

    title: str
    tone: int


@dataclass(frozen=True, slots=True)
class Rung:
    """One band of the grading, as the ladder on the cover shows it."""

    title: str
    start: str
    tone: int
    reached: bool


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. ``change`` is the signed difference to the previous score."""

    company: str
    kicker: str
    programme: str
    project: str
    grade: Grade
    score: str | None
    verdict: str
    ladder: tuple[Rung, ...]
    previous: str
    change: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Priority:
    """One of the three things to fix first. ``gain`` is what mending it gives back, in points."""

    title: str
    checklist: str
    places: str
    gain: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A score as a bar. The three percentages are 0 to 100 with one decimal; None where there is none."""

    label: str
    is_part: bool
    score: str | None
    percent: float | None
    previous: float | None
    median: float | None
    change: str


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One inspection of the trend; ``value`` is the displayed score."""

    date: str
    value: float | None
    shown: str
    current: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of findings of one severity; ``width`` is per mille of the largest."""

    label: str
    severity: str
    count: int
    repeats: int
    width: int


@dataclass(frozen=True, slots=True)
class Signature:
    """``image`` is an asset name."""

    role: str
    name: str
    image: str
    alt: str
    signed_at: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The page for management."""

    grade: Grade
    score: str | None
    sentence: str
    decisions: tuple[str, ...]
    more_decisions: str
    priorities: tuple[Priority, ...]
    bars: tuple[Bar, ...]
    bars_alt: str
    bars_legend: tuple[Field, ...]
    trend: tuple[TrendPoint, ...]
    trend_alt: str
    trend_bands: bool
    tallies: tuple[Tally, ...]
    coverage: str
    coverage_percent: float
    coverage_note: str
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class LossRow:
    """One line of "where the points went". ``width`` is per mille of the largest loss."""

    title: str
    checklist: str
    place: str
    answer: str
    share: str
    points: str
    width: int
    remark: str


@dataclass(frozen=True, slots=True)
class LossItem:
    """An item and what it lost in all its places; ``told`` names these with what was found there."""

    title: str
    told: str
    share: str
    points: str
    remark: str


@dataclass(frozen=True, slots=True)
class Losses:
    """Every loss, the same by item, and the sum that equals 100 less the score.

    ``rounding`` is empty where it is nought.
    """

    rows: tuple[LossRow, ...]
    items: tuple[LossItem, ...]
    rounding: str
    total: str
    sentence: str
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A touchpoint then and now; items mended, failed again, and failed that had passed.

    None where no place was inspected both times.
    """

    checklist: str
    before: str
    now: str
    change: str
    mended: int | None
    again: int | None
    fresh: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """This inspection beside the one before."""

    sentence: str
    rows: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding of this inspection."""

    number: str
    severity: str
    severity_label: str
    title: str
    place: str
    owner: str
    due: str
    state: str
    repeat_of: str


@dataclass(frozen=True, slots=True)
class SampleRow:
    """What the sampling drew for one checklist."""

    checklist: str
    rule: str
    drawn: str


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """An item left out, with the inspector's reason and the places it holds for."""

    title: str
    places: tuple[str, ...]
    told: str
    reason: str


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A line of the photo index."""

    index: int
    place: str
    title: str
    taken_at: str
    where: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """What to know of evidence; ``where`` names the places with their photos, empty for neither."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """Sampling, what was left out, methods, photos and fingerprints."""

    sampling: tuple[SampleRow, ...]
    not_applicable: tuple[ReasonRow, ...]
    not_inspected: tuple[ReasonRow, ...]
    methods: tuple[str, ...]
    clauses: tuple[Field, ...]
    photos: tuple[PhotoRow, ...]
    fingerprints: tuple[Field, ...]
    remarks: tuple[RemarkRow, ...] = ()


@dataclass(frozen=True, slots=True)
class InspectionReport:
    """The whole report. ``assets`` maps the asset names used to SHA-256 names in the file store."""

    KIND: ClassVar[str] = "inspection"

    language: str
    title: str
    subject: str
    number: str
    header: str
    footer: str
    finished_at: str
    cover: Cover
    summary: Summary
    losses: Losses
    touchpoints: tuple[Touchpoint, ...]
    findings: tuple[FindingRow, ...]
    remarks: str
    appendix: Appendix
    assets: tuple[tuple[str, str], ...]
    comparison: Comparison | None = None
    seal: Seal = UNSEALED
    branding: Branding = PLAIN

    @property
    def made_at(self) -> str:
        """The moment the inspection was finished."""
        return self.finished_at

    def to_json(self) -> str:
        """The report as JSON text: the same report gives the same text."""
        return json_of(self)
