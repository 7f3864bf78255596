"""Documents as JSON."""

import json

from inspect_app.reports.document import UNSEALED, json_of
from inspect_app.reports.kinds import KINDS
from inspect_app.reports.model import InspectionReport


def test_json_is_sorted_and_plain(report: InspectionReport) -> None:
    text = json_of(report)
    assert text.isascii()
    assert list(json.loads(text)) == sorted(json.loads(text))
    assert json.loads(text)["seal"] == {"link": "", "code": ""}


def test_a_document_is_of_a_kind_and_has_a_date(report: InspectionReport) -> None:
    assert report.made_at == report.finished_at
    assert report.seal is UNSEALED
    assert all(name == made.KIND for name, made in KINDS.items())
