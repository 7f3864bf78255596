"""What the scoring engine says, as frozen values. All fractions are exact."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from inspect_app.checklist.model import Severity


class Outcome(StrEnum):
    """What became of an item on a sheet."""

    PASSED = "passed"
    PARTIAL = "partial"
    FAILED = "failed"
    INFORMATION = "information"
    NOT_APPLICABLE = "not_applicable"
    NOT_INSPECTED = "not_inspected"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One item of one sheet. ``fraction`` is after the repeat multiplier, ``raw`` before it."""

    item: str
    outcome: Outcome
    weight: Decimal
    raw: Fraction | None = None
    fraction: Fraction | None = None
    severity: Severity | None = None
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class SheetScore:
    """``score`` is None where nothing on the sheet counts; ``earned``/``full`` are marks.

    A vetoed sheet has score 0 and keeps in ``score_before_veto`` what it would have had.
    """

    sheet: str
    checklist: str
    place: str
    label: str
    score: Fraction | None
    earned: Fraction
    full: Fraction
    items: tuple[ItemScore, ...]
    vetoed: bool = False
    score_before_veto: Fraction | None = None


@dataclass(frozen=True, slots=True)
class ChecklistScore:
    """Mean of the checklist's sheets that have a score.

    ``score`` is ``earned / full``. In the points model these are marks; in the weighted model they are
    the sum of the sheets' scores and the number of sheets that have one.
    """

    checklist: str
    weight: Decimal
    score: Fraction | None
    earned: Fraction
    full: Fraction
    sheets: tuple[SheetScore, ...]


@dataclass(frozen=True, slots=True)
class PartScore:
    """Weighted mean of the part's checklists that have a score, or their marks added up.

    ``score`` is ``earned / full``: marks in the points model, weighted sums in the weighted one.
    """

    part: str
    weight: Decimal
    score: Fraction | None
    earned: Fraction
    full: Fraction
    checklists: tuple[ChecklistScore, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """Points of the final 100 that one answer, or one sheet veto, cost.

    ``shares`` is the weight path: the part of the whole that part, checklist, sheet and item have,
    multiplied it is the item's share of the final 100. ``points`` is ``100 * product(shares) *
    (1 - fraction)``; for a sheet veto the last share is what the sheet had before, for a bonus item
    (whose points are negative) the product is taken times ``fraction``.
    """

    checklist: str
    item: str
    sheet: str
    place: str
    label: str
    points: Fraction
    fraction: Fraction
    shares: tuple[Fraction, ...]
    repeat: Fraction | None = None
    reason: str = "answer"  # answer | not_applicable | veto | bonus


class VetoKind(StrEnum):
    """The four vetoes in the order they are applied."""

    SHEET = "sheet"
    CAP = "cap"
    FAIL = "fail"
    PROGRAMME_CAP = "programme_cap"


@dataclass(frozen=True, slots=True)
class VetoApplied:
    """One veto that was triggered, with its cause. ``grade`` is the most the grade may still be."""

    kind: VetoKind
    grade: str | None
    checklist: str | None = None
    item: str | None = None
    sheet: str | None = None
    place: str | None = None
    label: str = ""
    severity: Severity | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The inspection's score. Where ``gradable`` is false, ``grade`` is None and ``reason`` says why.

    ``points``, ``full_points`` and ``displayed_points`` are the marks of the points model, else None.
    """

    gradable: bool
    reason: str | None  # coverage | nothing_scored
    score: Fraction | None
    displayed: Decimal | None
    points: Fraction | None
    full_points: Fraction | None
    grade: str | None
    grade_before_vetoes: str | None
    coverage: Fraction
    parts: tuple[PartScore, ...]
    vetoes: tuple[VetoApplied, ...]
    losses: tuple[Loss, ...]
    displayed_points: Decimal | None = None
