"""The drawings a document needs: charts from templates, QR codes from the links."""

from __future__ import annotations

from io import BytesIO

import segno
from jinja2 import Environment

from inspect_app.reports.certificate import Certificate
from inspect_app.reports.charts import bars_chart, trend_chart
from inspect_app.reports.corrective_plan import CorrectivePlan
from inspect_app.reports.document import Document
from inspect_app.reports.label_sheet import LabelSheet
from inspect_app.reports.links import safe_link
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.portfolio.drawings import drawings_of_portfolio
from inspect_app.reports.portfolio.model import Portfolio


def drawings_of(document: Document, templates: Environment) -> dict[str, bytes]:
    """SVG files by the asset name the document's page calls them."""
    if isinstance(document, InspectionReport):
        return _of_inspection(document, templates)
    if isinstance(document, Portfolio):
        return {**drawings_of_portfolio(document, templates), **_link(document.seal.link)}
    if isinstance(document, LabelSheet):
        return {label.qr: qr_code(label.text) for page in document.pages for label in page}
    return _link(document.seal.link) if isinstance(document, Certificate | CorrectivePlan) else {}


def _of_inspection(report: InspectionReport, templates: Environment) -> dict[str, bytes]:
    return {
        "bars.svg": templates.get_template("inspection/bars.svg").render(chart=bars_chart(report)).encode(),
        "trend.svg": templates.get_template("inspection/trend.svg")
        .render(chart=trend_chart(report))
        .encode(),
        **_link(report.seal.link),
    }


def _link(link: str) -> dict[str, bytes]:
    return {"link.svg": qr_code(link)} if safe_link(link) else {}


def qr_code(text: str) -> bytes:
    """The SVG of a QR code without a margin; whoever sets it leaves four modules free around it."""
    made = BytesIO()
    segno.make(text, error="m", micro=False).save(
        made, kind="svg", border=0, scale=4, xmldecl=False, svgns=True
    )
    return made.getvalue()
