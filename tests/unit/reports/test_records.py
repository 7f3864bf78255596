"""Reports survive the way to the rendering process."""

import pytest

from inspect_app.reports.model import InspectionReport
from inspect_app.reports.records import document_from_json


def test_a_report_comes_back_equal(report: InspectionReport) -> None:
    assert document_from_json("inspection", report.to_json()) == report


@pytest.mark.parametrize("text", ['{"language": "en"}', "[]", "nothing", '{"a": 1}'])
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises((TypeError, KeyError, ValueError, AttributeError)):
        document_from_json("inspection", text)
