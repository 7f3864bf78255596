"""From a sheet's answers to its marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from inspect_app.checklist.model import Programme, Veto
from inspect_app.inspection.answers import Sheet
from inspect_app.scoring.criteria import Criteria, Criterion, visible_ids
from inspect_app.scoring.fractions import ONE, ZERO
from inspect_app.scoring.items import again, hidden, judge
from inspect_app.scoring.repeats import Earlier, failed_before
from inspect_app.scoring.result import ItemScore, Outcome, SheetScore


@dataclass(frozen=True, slots=True)
class Tally:
    """A sheet's sums in whole units of ``1 / Criteria.denominator``.

    ``full`` is the weight that counts, ``earned`` what was earned of it and of bonus items;
    ``inspected`` of ``applicable`` weight is for coverage; ``bonus_answers`` counts answered bonus items.
    """

    earned: Fraction
    full: int
    inspected: int
    applicable: int
    bonus_answers: int


@dataclass(frozen=True, slots=True)
class ScoredSheet:
    """A sheet's score with what explains it."""

    criteria: Criteria
    tally: Tally
    score: SheetScore


def score_sheet(programme: Programme, criteria: Criteria, sheet: Sheet, earlier: Earlier) -> ScoredSheet:
    """One sheet by itself: its items, its marks, its veto."""
    items = _judged(programme, criteria, sheet, earlier)
    tally = tally_of(criteria.criteria, items, programme.not_applicable)
    vetoed = any(vetoes_sheet(criteria.criteria[place], items[place]) for place in criteria.vetoing)
    earned = ZERO if vetoed else tally.earned
    before = tally.earned / tally.full if tally.full else None
    score = SheetScore(
        sheet=sheet.id,
        checklist=sheet.checklist,
        place=sheet.place,
        label=sheet.label,
        score=before if before is None or not vetoed else ZERO,
        earned=earned / criteria.denominator,
        full=Fraction(tally.full, criteria.denominator),
        items=items,
        vetoed=vetoed,
        score_before_veto=before,
    )
    return ScoredSheet(criteria, tally, score)


def _judged(
    programme: Programme, criteria: Criteria, sheet: Sheet, earlier: Earlier
) -> tuple[ItemScore, ...]:
    before = earlier.get((sheet.checklist, sheet.place), ())
    visible = visible_ids(criteria.checklist, sheet) if criteria.conditional else None
    multiplier = programme.repeat_multiplier
    items: list[ItemScore] = []
    for criterion in criteria.criteria:
        if visible is not None and criterion.item.id not in visible:
            items.append(hidden(criterion))
            continue
        item = judge(criterion, sheet.answers.get(criterion.item.id))
        if before and item.severity and item.raw is not None and failed_before(criteria, criterion, before):
            item = again(item, item.raw, multiplier)
        items.append(item)
    return tuple(items)


def vetoes_sheet(criterion: Criterion, item: ItemScore) -> bool:
    """Whether this answer alone makes its sheet's score 0."""
    return criterion.item.veto is Veto.SHEET and item.fraction == 0


def tally_of(criteria: Sequence[Criterion], items: Iterable[ItemScore], not_applicable: str) -> Tally:
    """The sums of a sheet; ``not_applicable`` is the programme's rule (exclude, full, zero)."""
    # Numerators are summed per denominator: a handful of exact additions instead of one per item.
    sums: dict[int, int] = {}
    whole = full = inspected = applicable = bonus_answers = 0
    for criterion, item in zip(criteria, items, strict=True):
        weight, fraction = criterion.weight, item.fraction
        if fraction is not None:
            if fraction is ONE:
                whole += weight
            else:
                bottom = fraction.denominator
                sums[bottom] = sums.get(bottom, 0) + weight * fraction.numerator
            if criterion.bonus:
                bonus_answers += 1
            else:
                inspected += weight
        elif criterion.bonus:
            continue
        elif item.outcome is Outcome.NOT_INSPECTED:
            applicable += weight
        elif item.outcome is Outcome.NOT_APPLICABLE and not_applicable != "exclude":
            full += weight
            if not_applicable == "full":
                whole += weight
    common = lcm(*sums)
    earned = Fraction(whole * common + sum(top * (common // each) for each, top in sums.items()), common)
    return Tally(earned, full + inspected, inspected, applicable + inspected, bonus_answers)
