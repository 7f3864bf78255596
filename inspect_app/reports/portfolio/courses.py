"""The course of the scores over the months, and the heat map of projects and touchpoints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from inspect_app.reports import formats
from inspect_app.reports.edition import tone_of
from inspect_app.reports.portfolio.facts import MonthFacts, ResultFacts
from inspect_app.reports.portfolio.model import HeatBlock, HeatCell, HeatRow, Rung, Trend, TrendMonth
from inspect_app.reports.portfolio.telling import Telling, middle
from inspect_app.scoring.grades import ordered_bands

# As many as a drawing of the page's width holds with figures that can be read.
COLUMNS, ROWS = 20, 30
Part = TypeVar("Part")


def rungs_of(telling: Telling) -> tuple[Rung, ...]:
    """The grades from the best down; none where grades do not follow scores."""
    if not telling.by_score:
        return ()
    bands = ordered_bands(telling.facts.grading)
    return tuple(
        Rung(telling.say(band.title), float(band.start), tone_of(place, len(bands)))
        for place, band in enumerate(bands)
    )


def trend_of(telling: Telling) -> Trend:
    """Median, lowest and highest score of each month."""
    months = tuple(_month(telling, month) for month in _begun(telling.facts.months))
    told = [f"{each.label} {each.shown}" for each in months if each.median is not None]
    figures = telling.joined(told) or telling._("none")
    alt = telling._("Median score of the projects by month: %(figures)s") % {"figures": figures}
    return Trend(months, rungs_of(telling), alt)


def _begun(months: Sequence[MonthFacts]) -> Sequence[MonthFacts]:
    """From the first month with scores: what was before the product was in use tells nothing."""
    first = next((place for place, month in enumerate(months) if month.scores), len(months))
    return months[first:]


def _month(telling: Telling, month: MonthFacts) -> TrendMonth:
    median = middle(month.scores)
    return TrendMonth(
        label=f"{month.first:%y-%m}",
        count=len(month.scores),
        median=None if median is None else float(formats.rounded(median, 2)),
        lowest=float(min(month.scores)) if month.scores else None,
        highest=float(max(month.scores)) if month.scores else None,
        shown=telling.shown(median),
    )


def heat_of(telling: Telling) -> tuple[HeatBlock, ...]:
    """Blocks of projects and touchpoints, projects by code; what no project was asked is left out."""
    inspected = [
        (project.name, project.latest)
        for project in sorted(telling.facts.projects, key=lambda each: each.code)
        if project.latest is not None and project.latest.touchpoints
    ]
    asked = {name for _, latest in inspected for name in latest.touchpoints}
    columns = [name for name, _ in telling.facts.checklists if name in asked]
    pieces = [(rows, some) for rows in _pieces(inspected, ROWS) for some in _pieces(columns, COLUMNS)]
    return tuple(_block(telling, place, *piece) for place, piece in enumerate(pieces, start=1))


def _pieces(whole: Sequence[Part], size: int) -> Iterator[Sequence[Part]]:
    """Runs of at most ``size``, as even as can be: the last is no orphan."""
    count = -(-len(whole) // size)
    for place in range(count):
        yield whole[place * len(whole) // count : (place + 1) * len(whole) // count]


def _block(
    telling: Telling, place: int, rows: Sequence[tuple[str, ResultFacts]], columns: Sequence[str]
) -> HeatBlock:
    titles = tuple(telling.checklist(name) for name in columns)
    told = tuple(
        HeatRow(name, tuple(_cell(telling, latest, column) for column in columns)) for name, latest in rows
    )
    return HeatBlock(f"heat-{place}.svg", titles, told, _alt(telling, titles, told))


def _cell(telling: Telling, latest: ResultFacts, column: str) -> HeatCell:
    score = latest.touchpoints.get(column)
    return (
        HeatCell("—", -1)
        if score is None
        else HeatCell(telling.shown(100 * score), telling.tone(100 * score))
    )


def _alt(telling: Telling, titles: Sequence[str], rows: Sequence[HeatRow]) -> str:
    figures = "; ".join(
        f"{row.label}: "
        + telling.joined([f"{title} {cell.shown}" for title, cell in zip(titles, row.cells, strict=True)])
        for row in rows
    )
    return telling._("Scores by project and touchpoint: %(figures)s") % {"figures": figures}
