"""Reports serialise."""

import json

from inspect_app.reports.facts import InspectionFacts
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.view import inspection_view


def test_the_same_facts_give_the_same_text(facts: InspectionFacts, report: InspectionReport) -> None:
    assert inspection_view(facts, "en").to_json() == report.to_json()


def test_the_text_is_plain_json(report: InspectionReport) -> None:
    text = report.to_json()
    assert text.isascii()
    assert json.loads(text)["cover"]["score"] == report.cover.score
