"""Where the marks of the portfolio's charts go, in points; the drawings themselves are templates.

Nothing is told by colour alone: every mark has its figure beside it, and tones grow darker from good to bad.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from inspect_app.reports.charts import cells, fitted
from inspect_app.reports.portfolio.model import (
    PARETO_BLOCK,
    Bucket,
    HeatBlock,
    ParetoRow,
    Rung,
    Trend,
    TrendMonth,
)

WIDTH = 494.0
TREND_HEIGHT, TREND_LEFT, TREND_RIGHT, TREND_TOP, TREND_BOTTOM = 116.0, 10.0, 76.0, 14.0, 30.0
HEAT_LABEL, HEAT_ROW, HEAT_WIDEST = 96.0, 16.0, 51.0
# The headings lean: a Latin letter of one adds this to their height.
HEAT_LETTER, HEAT_CELLS = 3.0, 26
PARETO_LABEL, PARETO_ROW, PARETO_SCALE = 222.0, 16.0, 196.0
CLOSURE_WIDTH, CLOSURE_HEIGHT, CLOSURE_BOTTOM, CLOSURE_TOP = 250.0, 120.0, 18.0, 14.0


@dataclass(frozen=True, slots=True)
class MonthMark:
    """A month at ``x``; the heights are None without scores."""

    x: float
    median: float | None
    lowest: float | None
    highest: float | None
    month: TrendMonth


@dataclass(frozen=True, slots=True)
class Band:
    """A grade's band from ``top`` to ``bottom``; every second one is shaded."""

    top: float
    bottom: float
    shaded: bool
    title: str


@dataclass(frozen=True, slots=True)
class TrendDrawing:
    """The trend; ``segments`` are the lines between months that have scores."""

    width: float
    height: float
    left: float
    right: float
    bands: tuple[Band, ...]
    marks: tuple[MonthMark, ...]
    segments: tuple[str, ...]


def trend_drawing(trend: Trend) -> TrendDrawing:
    """The months over the grades."""
    low = _floor([month.lowest for month in trend.months if month.lowest is not None])
    right = WIDTH - TREND_RIGHT
    step = (right - TREND_LEFT) / max(1, len(trend.months))
    marks = tuple(
        MonthMark(
            round(TREND_LEFT + (place + 0.5) * step, 2),
            _height(month.median, low),
            _height(month.lowest, low),
            _height(month.highest, low),
            month,
        )
        for place, month in enumerate(trend.months)
    )
    lines = tuple(
        f"{one.x},{one.median} {other.x},{other.median}"
        for one, other in pairwise(marks)
        if one.median is not None and other.median is not None
    )
    return TrendDrawing(WIDTH, TREND_HEIGHT, TREND_LEFT, right, _bands(trend.rungs, low), marks, lines)


def _floor(values: list[float]) -> float:
    """A round number of at least five points below the lowest score."""
    return max(0.0, min(80.0, (min(values, default=80.0) - 5) // 10 * 10))


def _height(value: float | None, low: float) -> float | None:
    if value is None:
        return None
    inside = (min(value, 100.0) - low) / (100 - low)
    return round(TREND_HEIGHT - TREND_BOTTOM - inside * (TREND_HEIGHT - TREND_TOP - TREND_BOTTOM), 2)


def _bands(rungs: tuple[Rung, ...], low: float) -> tuple[Band, ...]:
    bands, top = [], 100.0
    for place, rung in enumerate(rungs):
        bottom = max(rung.start, low)
        if bottom < top:
            high, deep = _height(top, low), _height(bottom, low)
            title = fitted(f"{rung.title} {rung.start:g}+", 18)
            bands.append(Band(high or 0.0, deep or 0.0, place % 2 == 1, title))
        top = min(top, rung.start)
    return tuple(bands)


@dataclass(frozen=True, slots=True)
class HeatDrawing:
    """A block of the heat map: cells ``column`` by ``row`` large, right of ``label`` and below ``head``."""

    width: float
    height: float
    label: float
    head: float
    column: float
    row: float
    heads: tuple[str, ...]
    names: tuple[str, ...]
    block: HeatBlock


def heat_drawing(block: HeatBlock) -> HeatDrawing:
    """The block, its names cut to what fits."""
    column = min(HEAT_WIDEST, (WIDTH - HEAT_LABEL - 40) / max(1, len(block.columns)))
    heads = tuple(fitted(title, HEAT_CELLS) for title in block.columns)
    head = round(10 + HEAT_LETTER * max((cells(title) for title in heads), default=0), 2)
    return HeatDrawing(
        width=WIDTH,
        height=round(head + HEAT_ROW * len(block.rows) + 1, 2),
        label=HEAT_LABEL,
        head=head,
        column=round(column, 2),
        row=HEAT_ROW,
        heads=heads,
        names=tuple(fitted(row.label, 20) for row in block.rows),
        block=block,
    )


@dataclass(frozen=True, slots=True)
class ParetoMark:
    """A row with its middle at ``y``; ``width`` of its bar, ``x`` of its point of the cumulative line."""

    y: float
    width: float
    x: float
    label: str
    row: ParetoRow


@dataclass(frozen=True, slots=True)
class ParetoDrawing:
    """Some of the rows, and the part of the line of their cumulative shares as an SVG point list."""

    width: float
    height: float
    label: float
    scale: float
    marks: tuple[ParetoMark, ...]
    line: str


def pareto_drawings(rows: tuple[ParetoRow, ...]) -> tuple[ParetoDrawing, ...]:
    """Bars by number; the line is drawn over the same width from nought to all of them.

    The drawings stand below each other without a gap, or at the end of a page and the head of the next.
    """
    most = max((row.findings for row in rows), default=1)
    return tuple(_pareto_block(rows, first, most) for first in range(0, len(rows), PARETO_BLOCK))


def _pareto_block(rows: tuple[ParetoRow, ...], first: int, most: int) -> ParetoDrawing:
    held = rows[first : first + PARETO_BLOCK]
    marks = tuple(
        ParetoMark(
            y=round((place + 0.5) * PARETO_ROW, 2),
            width=round(row.findings * PARETO_SCALE / most, 2),
            x=_cumulative(row),
            label=fitted(row.title, 44),
            row=row,
        )
        for place, row in enumerate(held)
    )
    height = PARETO_ROW * len(held)
    points = [(mark.x, mark.y) for mark in marks]
    # The rows are equally high, so the line leaves a drawing half way to its next point.
    if first:
        points.insert(0, (round((_cumulative(rows[first - 1]) + points[0][0]) / 2, 2), 0.0))
    if first + len(held) < len(rows):
        points.append((round((points[-1][0] + _cumulative(rows[first + len(held)])) / 2, 2), height))
    line = " ".join(f"{x},{y}" for x, y in points)
    return ParetoDrawing(WIDTH, height, PARETO_LABEL, PARETO_SCALE, marks, line)


def _cumulative(row: ParetoRow) -> float:
    return round(PARETO_LABEL + row.cumulative_percent * PARETO_SCALE / 100, 2)


@dataclass(frozen=True, slots=True)
class ColumnMark:
    """A column of the closure times."""

    x: float
    top: float
    height: float
    bucket: Bucket


@dataclass(frozen=True, slots=True)
class ClosureDrawing:
    """The columns, ``column`` wide, on the line ``base``."""

    width: float
    height: float
    base: float
    column: float
    marks: tuple[ColumnMark, ...]


def closure_drawing(buckets: tuple[Bucket, ...]) -> ClosureDrawing:
    """A column for each time."""
    most = max((bucket.count for bucket in buckets), default=0) or 1
    base, step = CLOSURE_HEIGHT - CLOSURE_BOTTOM, CLOSURE_WIDTH / max(1, len(buckets))
    marks = []
    for place, bucket in enumerate(buckets):
        height = round((base - CLOSURE_TOP) * bucket.count / most, 2)
        marks.append(ColumnMark(round((place + 0.5) * step, 2), round(base - height, 2), height, bucket))
    return ClosureDrawing(CLOSURE_WIDTH, CLOSURE_HEIGHT, base, round(step * 0.6, 2), tuple(marks))
