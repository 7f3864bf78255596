"""Scores by part and touchpoint against the previous inspection and the company's median."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from inspect_app.reports import formats
from inspect_app.reports.document import Field
from inspect_app.reports.edition import Edition
from inspect_app.reports.model import Bar
from inspect_app.scoring.result import ChecklistScore, PartScore


def bars_of(edition: Edition) -> tuple[Bar, ...]:
    """A bar for each part, followed by those of its checklists that were filled in."""
    return tuple(bar for part in edition.facts.score.parts for bar in _part(edition, part))


def _part(edition: Edition, part: PartScore) -> Iterator[Bar]:
    filled = [each for each in part.checklists if each.sheets]
    if not filled:
        return
    facts = edition.facts
    titles = {each.id: each.title for each in facts.revision.programme.parts}
    previous = facts.previous.parts.get(part.part) if facts.previous else None
    median = facts.median.parts.get(part.part) if facts.median else None
    yield _bar(edition, edition.say(titles[part.part]), part.score, previous, median, is_part=True)
    for each in filled:
        yield _checklist(edition, each)


def _checklist(edition: Edition, score: ChecklistScore) -> Bar:
    facts = edition.facts
    title = edition.say(facts.revision.programme.checklist(score.checklist).title)
    previous = facts.previous.checklists.get(score.checklist) if facts.previous else None
    median = facts.median.checklists.get(score.checklist) if facts.median else None
    return _bar(edition, title, score.score, previous, median, is_part=False)


def _bar(
    edition: Edition,
    label: str,
    score: Fraction | None,
    previous: Fraction | None,
    median: Fraction | None,
    *,
    is_part: bool,
) -> Bar:
    return Bar(
        label=label,
        is_part=is_part,
        score=edition.hundred(score),
        percent=_percent(score),
        previous=_percent(previous),
        median=_percent(median),
        change=change_of(edition, score, previous),
    )


def change_of(edition: Edition, score: Fraction | None, previous: Fraction | None) -> str:
    """The signed difference of two exact scores in points, empty where one is missing."""
    if score is None or previous is None:
        return ""
    return formats.signed(100 * (score - previous), edition.decimals)


def _percent(score: Fraction | None) -> float | None:
    return (
        None if score is None else float(formats.rounded(100 * min(max(score, Fraction(0)), Fraction(1)), 1))
    )


def bars_alt(edition: Edition, bars: tuple[Bar, ...]) -> str:
    """The figures of the chart, in words."""
    figures = edition.joined([f"{bar.label} {bar.score or '—'} {bar.change}".rstrip() for bar in bars])
    return edition._("Scores by part and touchpoint: %(figures)s") % {"figures": figures}


def legend_of(edition: Edition) -> tuple[Field, ...]:
    """What the marks on the bars stand for; only those that occur."""
    facts, _ = edition.facts, edition._
    legend = [Field("bar", _("This inspection"))]
    if facts.previous is not None:
        day = formats.day(facts.previous.finished_at, facts.zone, edition.language)
        legend.append(Field("previous", _("Previous, %(date)s") % {"date": day}))
    if facts.median is not None:
        legend.append(Field("median", _("Company median of %(n)s projects") % {"n": facts.median.projects}))
    return tuple(legend)
