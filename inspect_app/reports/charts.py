"""Where the marks of a chart go, in points; the drawings themselves are templates."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from inspect_app.reports.model import Bar, InspectionReport

WIDTH = 494.0
ROW, ROWS_HEIGHT = 17.0, 180.0
# More rows than this go into two columns: thinner ones could not be read.
ROWS_A_COLUMN = 17
TREND_WIDTH, TREND_HEIGHT = 292.0, 138.0
LEFT, RIGHT, TOP, BOTTOM = 12.0, 44.0, 16.0, 18.0


@dataclass(frozen=True, slots=True)
class BarMark:
    """One row: ``left`` and ``middle`` place it, lengths along the scale are None where there is no score."""

    bar: Bar
    label: str
    left: float
    middle: float
    width: float
    previous: float | None
    median: float | None


@dataclass(frozen=True, slots=True)
class BarsChart:
    """Rows of bars, ``row`` high, in ``columns`` that begin at these x; bars begin ``label`` further on."""

    width: float
    height: float
    columns: tuple[float, ...]
    column: float
    label: float
    scale: float
    row: float
    marks: tuple[BarMark, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the trend; ``label_y`` is its figure's base line, ``y`` None where there was no score."""

    x: float
    y: float | None
    label_y: float
    shown: str
    date: str
    current: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A grade's threshold."""

    y: float
    title: str


@dataclass(frozen=True, slots=True)
class TrendChart:
    """The trend; ``segments`` are the polylines between gaps, as SVG point lists."""

    width: float
    height: float
    left: float
    right: float
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    segments: tuple[str, ...]


def bars_chart(report: InspectionReport) -> BarsChart:
    """The scores as bars; rows grow thinner, then go into two columns, so that the page never overflows."""
    bars = report.summary.bars
    count = 1 if len(bars) <= ROWS_A_COLUMN else 2
    rows = max(1, -(-len(bars) // count))
    row = min(ROW, ROWS_HEIGHT / rows)
    column = WIDTH / count
    label, scale = (150.0, 285.0) if count == 1 else (92.0, 92.0)
    marks = tuple(
        BarMark(
            bar=bar,
            label=fitted(bar.label, int(label / (5.6 if bar.is_part else 6.0))),
            left=place // rows * column,
            middle=round((place % rows + 0.5) * row, 2),
            width=_along(bar.percent, scale) or 0.0,
            previous=_along(bar.previous, scale),
            median=_along(bar.median, scale),
        )
        for place, bar in enumerate(bars)
    )
    columns = tuple(number * column for number in range(count))
    return BarsChart(WIDTH, round(row * rows + 2, 2), columns, column, label, scale, row, marks)


def _along(percent: float | None, scale: float) -> float | None:
    return None if percent is None else round(percent * scale / 100, 2)


def cells(text: str) -> int:
    """How many Latin letters wide a text is; a Chinese letter counts two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def fitted(label: str, most: int) -> str:
    """``label`` cut with an ellipsis to ``most`` Latin letters' width; a Chinese one takes two."""
    used = 0
    for place, letter in enumerate(label):
        used += 2 if east_asian_width(letter) in "WF" else 1
        if used > most:
            return label[: max(1, place - 1)] + "…"
    return label


def trend_chart(report: InspectionReport) -> TrendChart:
    """The trend of displayed scores over the grades' thresholds."""
    points = report.summary.trend
    low = _floor([point.value for point in points if point.value is not None])
    step = (TREND_WIDTH - LEFT - RIGHT - 24) / max(1, len(points) - 1)
    heights = [None if point.value is None else _height(point.value, low) for point in points]
    marks = tuple(
        Mark(
            x=round(LEFT + 12 + place * step, 2),
            y=heights[place],
            label_y=_label(heights, place),
            shown=point.shown,
            date=point.date,
            current=point.current,
        )
        for place, point in enumerate(points)
    )
    lines = _thresholds(report, low)
    return TrendChart(TREND_WIDTH, TREND_HEIGHT, LEFT, TREND_WIDTH - RIGHT, marks, lines, _segments(marks))


def _label(heights: list[float | None], place: int) -> float:
    """Above the point, or below it where the line comes down to it from both sides."""
    here = heights[place]
    if here is None:
        return 0.0
    beside = [height for height in heights[max(0, place - 1) : place + 2] if height is not None]
    below = len(beside) > 1 and here >= max(beside)
    return round(here + 11 if below else here - 5.5, 2)


def _floor(values: list[float]) -> float:
    """A round number of at least five points below the lowest score."""
    return max(0.0, min(80.0, (min(values, default=80.0) - 8) // 10 * 10))


def _height(value: float, low: float) -> float:
    inside = (min(value, 100.0) - low) / (100 - low)
    return round(TREND_HEIGHT - BOTTOM - inside * (TREND_HEIGHT - TOP - BOTTOM), 2)


def _thresholds(report: InspectionReport, low: float) -> tuple[Line, ...]:
    if not report.summary.trend_bands:
        return ()
    rungs = [(float(rung.start), rung) for rung in report.cover.ladder]
    return tuple(
        Line(_height(start, low), fitted(f"{rung.title} {rung.start}", 13))
        for start, rung in rungs
        if low <= start <= 100
    )


def _segments(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    return tuple(
        f"{one.x},{one.y} {other.x},{other.y}"
        for one, other in pairwise(marks)
        if one.y is not None and other.y is not None
    )
