"""The charts of a portfolio report, as SVG files."""

from __future__ import annotations

from jinja2 import Environment

from inspect_app.reports.portfolio import charts
from inspect_app.reports.portfolio.model import Portfolio


def drawings_of_portfolio(report: Portfolio, templates: Environment) -> dict[str, bytes]:
    """SVG files by asset name; only those that the page shows."""
    drawn: dict[str, tuple[str, object]] = {
        "trend.svg": ("portfolio/trend.svg", charts.trend_drawing(report.trend))
    } | {block.asset: ("portfolio/heat.svg", charts.heat_drawing(block)) for block in report.heat}
    blocks = zip(report.pareto_assets, charts.pareto_drawings(report.pareto), strict=True)
    drawn |= {asset: ("portfolio/pareto.svg", block) for asset, block in blocks}
    if report.closures.rows:
        drawn["closures.svg"] = ("portfolio/closures.svg", charts.closure_drawing(report.closures.buckets))
    return {
        name: templates.get_template(template).render(chart=chart).encode()
        for name, (template, chart) in drawn.items()
    }
