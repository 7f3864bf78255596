"""Where the marks of charts go."""

from dataclasses import replace

import pytest

from inspect_app.reports.charts import RIGHT, TREND_WIDTH, bars_chart, fitted, trend_chart
from inspect_app.reports.model import InspectionReport, TrendPoint


def _with_trend(report: InspectionReport, *values: float | None) -> InspectionReport:
    points = tuple(TrendPoint("26-01", value, str(value), False) for value in values)
    return replace(report, summary=replace(report.summary, trend=points))


def test_higher_scores_stand_higher(report: InspectionReport) -> None:
    low, high = trend_chart(_with_trend(report, 60.0, 95.0)).marks
    assert low.y is not None
    assert high.y is not None
    assert high.y < low.y
    assert high.x <= TREND_WIDTH - RIGHT


def test_a_gap_breaks_the_line(report: InspectionReport) -> None:
    chart = trend_chart(_with_trend(report, 90.0, None, 80.0, 85.0))
    assert chart.marks[1].y is None
    assert len(chart.segments) == 1


def test_figures_go_below_a_dip_and_above_else(report: InspectionReport) -> None:
    marks = trend_chart(_with_trend(report, 90.0, 70.0, 90.0)).marks
    assert [mark.y is not None and mark.label_y > mark.y for mark in marks] == [False, True, False]


def test_no_score_at_all_draws_an_empty_chart(report: InspectionReport) -> None:
    chart = trend_chart(_with_trend(report, None))
    assert (chart.segments, chart.marks[0].y) == ((), None)


def test_thresholds_are_those_in_sight(report: InspectionReport) -> None:
    titles = [line.title for line in trend_chart(_with_trend(report, 70.0)).lines]
    assert titles == ["Excellent 95", "Good 85", "Fair 75", "Pass 60"]
    on_points = replace(report, summary=replace(report.summary, trend_bands=False))
    assert trend_chart(on_points).lines == ()


def _with_bars(report: InspectionReport, count: int) -> InspectionReport:
    bars = (report.summary.bars * count)[:count]
    return replace(report, summary=replace(report.summary, bars=bars))


@pytest.mark.parametrize("count", [0, 1, 9, 17, 18, 36, 60])
def test_rows_never_run_over_the_chart_nor_into_each_other(report: InspectionReport, count: int) -> None:
    chart = bars_chart(_with_bars(report, count))
    assert chart.height < 185
    assert len(chart.columns) == (1 if count <= 17 else 2)
    spots = [(mark.left, mark.middle) for mark in chart.marks]
    assert len(set(spots)) == count
    assert all(left in chart.columns and 0 < middle < chart.height for left, middle in spots)
    assert chart.label + chart.scale + 53 <= chart.column


def test_bars_and_marks_lie_on_the_scale(report: InspectionReport) -> None:
    chart = bars_chart(report)
    assert all(0 <= mark.width <= chart.scale for mark in chart.marks)
    assert all(mark.previous is None or 0 <= mark.previous <= chart.scale for mark in chart.marks)


@pytest.mark.parametrize(
    ("label", "cells", "expected"),
    [("short", 10, "short"), ("大堂（电梯厅）", 8, "大堂（…"), ("abcdef", 4, "abc…")],
)
def test_labels_are_cut_to_their_width(label: str, cells: int, expected: str) -> None:
    assert fitted(label, cells) == expected
