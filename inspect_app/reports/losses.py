"""Where the points went: rows that add up to 100 less the score, to the last printed digit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from math import prod

from inspect_app.reports import formats
from inspect_app.reports.decisions import decisions_of
from inspect_app.reports.edition import LOSS_DECIMALS, Edition
from inspect_app.reports.model import Losses, LossItem, LossRow
from inspect_app.reports.wording import found
from inspect_app.scoring.result import Loss

Told = tuple[Loss, LossRow, Fraction]  # a loss, how it reads, its points as shown


def losses_of(edition: Edition) -> Losses:
    """The table, its rounding line and its total."""
    score = edition.facts.score
    losses = score.losses
    points = edition.points
    largest = max((loss.points for loss in losses), default=Fraction(1)) or Fraction(1)
    rows = tuple(_row(edition, loss, shown, largest) for loss, shown in zip(losses, points, strict=True))
    total = sum(points, Fraction(0)) if score.displayed is None else 100 - Fraction(score.displayed)
    return Losses(
        rows=rows,
        items=_items(edition, list(zip(losses, rows, points, strict=True))),
        rounding=_rounding(total - sum(points, Fraction(0))),
        total=formats.number(total, LOSS_DECIMALS),
        sentence=_sentence(edition, len(rows), total),
        decisions=decisions_of(edition),
    )


def _rounding(difference: Fraction) -> str:
    return formats.signed(difference, LOSS_DECIMALS) if difference else ""


def _sentence(edition: Edition, count: int, total: Fraction) -> str:
    if not count:
        return edition._("No points were lost.")
    return edition._("100 less the %(total)s points below is the score of %(score)s.") % {
        "total": formats.number(total, LOSS_DECIMALS),
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
        share=formats.number(_share(loss), LOSS_DECIMALS),
        points=formats.number(shown, LOSS_DECIMALS),
        width=max(0, round(loss.points * 1000 / largest)),
        remark=_remark(edition, loss),
    )


def _share(loss: Loss) -> Fraction:
    return 100 * prod(loss.shares, start=Fraction(1))


def _items(edition: Edition, told: list[Told]) -> tuple[LossItem, ...]:
    """The losses of each item together, the costliest item first."""
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in told:
        found[each[0].checklist, each[0].item].append(each)
    groups = sorted(found.values(), key=lambda group: -_sum(points for _, _, points in group))
    return tuple(_item(edition, group) for group in groups)


def _item(edition: Edition, group: list[Told]) -> LossItem:
    remarks = {row.remark for _, row, _ in group}
    alone = len(remarks) == 1
    return LossItem(
        title=group[0][1].title,
        told=_where(edition, group, alone),
        share=formats.number(_sum(_share(loss) for loss, _, _ in group), LOSS_DECIMALS),
        points=formats.number(_sum(points for _, _, points in group), LOSS_DECIMALS),
        remark=remarks.pop() if alone else "",
    )


def _where(edition: Edition, group: list[Told], alone: bool) -> str:
    """The checklist and the places, those together where the same was found; what each kind of loss cost."""
    alike: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in group:
        alike[each[1].answer, "" if alone else each[1].remark].append(each)
    found = [
        _alike(edition, [*said] if alone else [*said, _cost(edition, told)], told)
        for said, told in alike.items()
    ]
    return f"{group[0][1].checklist} · {edition.clauses(found)}"


def _alike(edition: Edition, said: list[str], told: list[Told]) -> str:
    places, value = edition.joined([row.place for _, row, _ in told]), " · ".join(filter(None, said))
    return edition._("%(label)s: %(value)s") % {"label": places, "value": value} if value else places


def _cost(edition: Edition, told: list[Told]) -> str:
    points = formats.number(_sum(points for _, _, points in told), LOSS_DECIMALS)
    return edition._("%(points)s points") % {"points": points}


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


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
