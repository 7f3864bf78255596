"""Where the points went: rows that add up to 100 less the score, to the last printed digit."""

from __future__ import annotations

from fractions import Fraction
from math import prod

from inspect_app.reports import formats
from inspect_app.reports.decisions import decisions_of
from inspect_app.reports.edition import Edition
from inspect_app.reports.model import Losses, LossRow
from inspect_app.reports.wording import found
from inspect_app.scoring.result import Loss

DECIMALS = 2


def losses_of(edition: Edition) -> Losses:
    """The table, its rounding line and its total."""
    score = edition.facts.score
    losses = score.losses
    points = formats.apportioned([loss.points for loss in losses], DECIMALS)
    largest = max((loss.points for loss in losses), default=Fraction(1)) or Fraction(1)
    rows = tuple(_row(edition, loss, shown, largest) for loss, shown in zip(losses, points, strict=True))
    total = sum(points, Fraction(0)) if score.displayed is None else 100 - Fraction(score.displayed)
    return Losses(
        rows=rows,
        rounding=_rounding(total - sum(points, Fraction(0))),
        total=formats.number(total, DECIMALS),
        sentence=_sentence(edition, len(rows), total),
        decisions=decisions_of(edition),
    )


def _rounding(difference: Fraction) -> str:
    return formats.signed(difference, DECIMALS) if difference else ""


def _sentence(edition: Edition, count: int, total: Fraction) -> str:
    if not count:
        return edition._("No points were lost.")
    return edition._("100 less the %(total)s points below is the score of %(score)s.") % {
        "total": formats.number(total, DECIMALS),
        "score": edition.shown(edition.facts.score.displayed),
    }


def _row(edition: Edition, loss: Loss, shown: Fraction, largest: Fraction) -> LossRow:
    item = edition.items[loss.checklist, loss.item]
    checklist = edition.facts.revision.programme.checklist(loss.checklist)
    return LossRow(
        title=edition.say(item.ask),
        checklist=edition.say(checklist.title),
        place=edition.place(loss.label),
        answer=found(edition, item, edition.answer(loss.sheet, loss.item)),
        share=formats.number(100 * prod(loss.shares, start=Fraction(1)), DECIMALS),
        points=formats.number(shown, DECIMALS),
        width=max(0, round(loss.points * 1000 / largest)),
        remark=_remark(edition, loss),
    )


def _remark(edition: Edition, loss: Loss) -> str:
    _ = edition._
    if loss.reason == "veto":
        return _("Veto: the whole sheet counts 0")
    if loss.reason == "not_applicable":
        return _("Not applicable counts 0 in this programme")
    if loss.reason == "bonus":
        return _("Bonus")
    if loss.repeat is not None and loss.repeat != 1:
        times = formats.number(loss.repeat, 1)
        return _("Repeat ×%(times)s") % {"times": times.removesuffix(".0")}
    return _("Repeat") if loss.repeat is not None else ""
