"""Reports survive the way to the rendering process."""

import pytest

from inspect_app.reports.model import InspectionReport
from inspect_app.reports.records import report_from_json


def test_a_report_comes_back_equal(report: InspectionReport) -> None:
    assert report_from_json(report.to_json()) == report


@pytest.mark.parametrize("text", ['{"language": "en"}', "[]", "nothing", '{"a": 1}'])
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises((TypeError, KeyError, ValueError, AttributeError)):
        report_from_json(text)
