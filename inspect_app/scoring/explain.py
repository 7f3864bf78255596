"""Where the points went: every loss as points of the final 100, summing exactly to 100 - score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from inspect_app.checklist.model import Programme
from inspect_app.scoring.criteria import Criterion
from inspect_app.scoring.fractions import ONE, ZERO
from inspect_app.scoring.result import ItemScore, Loss, Outcome, Score
from inspect_app.scoring.sheets import ScoredSheet, vetoes_sheet

Shares = tuple[Fraction, ...]
# (points, weight path) by weight, fraction and whether it is a bonus.
Prices = dict[tuple[int, int, int, bool], tuple[Fraction, Shares]]


@dataclass(frozen=True, slots=True)
class Stake:
    """What one sheet is of the whole.

    ``shares`` are those of part, checklist and sheet; ``unit`` is how many of the final 100 points one
    mark of the sheet (in whole units of its criteria) is.
    """

    sheet: ScoredSheet
    shares: Shares
    unit: Fraction


def explain(score: Score) -> tuple[Loss, ...]:
    """The losses of a score, the greatest first, bonus marks (negative) last."""
    return score.losses


def losses_of(programme: Programme, stakes: Sequence[Stake]) -> tuple[Loss, ...]:
    """Every loss of the sheets that count."""
    prices: dict[tuple[Shares, Fraction], Prices] = {}
    losses: list[Loss] = []
    for stake in stakes:
        # Sheets alike in weight and full marks share one price list.
        known = prices.setdefault((stake.shares, stake.unit), {})
        losses.extend(_sheet_losses(programme, stake, known))
    return tuple(sorted(losses, key=_greatest_first))


def _greatest_first(loss: Loss) -> tuple[int, str, str, str, str]:
    # Whole numbers compare far faster than fractions; what differs by less than 10^-12 goes by name.
    points = loss.points.numerator * 10**12 // loss.points.denominator
    return -points, loss.checklist, loss.item, loss.place, loss.sheet


def _sheet_losses(programme: Programme, stake: Stake, prices: Prices) -> Iterator[Loss]:
    for criterion, item in zip(stake.sheet.criteria.criteria, stake.sheet.score.items, strict=True):
        if item.fraction is ONE and not criterion.bonus:
            continue
        fraction, reason = _counted(criterion, item, programme.not_applicable)
        if fraction is None:
            continue
        top, bottom = fraction.numerator, fraction.denominator
        if top == (0 if criterion.bonus else bottom):
            continue
        price = (criterion.weight, top, bottom, criterion.bonus)
        if price not in prices:
            prices[price] = _price(stake, criterion, top, bottom)
        points, shares = prices[price]
        repeat = programme.repeat_multiplier if item.repeat else None
        yield _loss(stake, item.item, points, fraction, shares, reason, repeat)
    if stake.sheet.score.vetoed and stake.sheet.tally.earned:
        yield _veto(stake)


def _counted(criterion: Criterion, item: ItemScore, not_applicable: str) -> tuple[Fraction | None, str]:
    """The fraction the item counts with (None: it does not count), and the reason of its loss."""
    if criterion.weight == 0:
        return None, "answer"
    if criterion.bonus:
        return item.fraction, "bonus"
    if item.outcome is Outcome.NOT_APPLICABLE and not_applicable == "zero":
        return ZERO, "not_applicable"
    return item.fraction, "answer"


def _price(stake: Stake, criterion: Criterion, top: int, bottom: int) -> tuple[Fraction, Shares]:
    """(points lost, weight path) of an item; a bonus item is on top, so its path is marks of the whole."""
    mark, per = stake.unit.numerator * criterion.weight, stake.unit.denominator
    if criterion.bonus:
        return Fraction(-mark * top, per * bottom), (ONE, ONE, ONE, Fraction(mark, per * 100))
    share = Fraction(criterion.weight, stake.sheet.tally.full)
    return Fraction(mark * (bottom - top), per * bottom), (*stake.shares, share)


def _veto(stake: Stake) -> Loss:
    """What the sheet had before its veto, lost by the first item that vetoed it."""
    items = zip(stake.sheet.criteria.criteria, stake.sheet.score.items, strict=True)
    cause = next(item.item for criterion, item in items if vetoes_sheet(criterion, item))
    points = stake.unit * stake.sheet.tally.earned
    before = stake.sheet.score.score_before_veto
    shares = (ONE, ONE, ONE, points / 100) if before is None else (*stake.shares, before)
    return _loss(stake, cause, points, ZERO, shares, "veto", None)


def _loss(
    stake: Stake,
    item: str,
    points: Fraction,
    fraction: Fraction,
    shares: Shares,
    reason: str,
    repeat: Fraction | None,
) -> Loss:
    sheet = stake.sheet.score
    return Loss(
        sheet.checklist, item, sheet.sheet, sheet.place, sheet.label, points, fraction, shares, repeat, reason
    )
