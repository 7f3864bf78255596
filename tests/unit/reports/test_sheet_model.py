"""Touchpoints of a report are values that survive JSON."""

from dataclasses import FrozenInstanceError

import pytest

from inspect_app.reports.model import InspectionReport
from inspect_app.reports.records import document_from_json


def test_touchpoints_come_back_with_their_sheets_items_and_photos(report: InspectionReport) -> None:
    back = document_from_json("inspection", report.to_json())
    assert isinstance(back, InspectionReport)
    assert back.touchpoints == report.touchpoints
    photos = [
        photo
        for point in back.touchpoints
        for sheet in point.sheets
        for item in sheet.open
        for photo in item.photos
    ]
    assert len(photos) == 3


def test_they_cannot_be_changed(report: InspectionReport) -> None:
    with pytest.raises(FrozenInstanceError):
        report.touchpoints[0].title = "another"  # type: ignore[misc]
