"""Drawings: well formed, and only those the page calls."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from inspect_app.reports.document import Seal
from inspect_app.reports.drawings import drawings_of, qr_code
from inspect_app.reports.html import environment
from inspect_app.reports.model import InspectionReport


@pytest.mark.parametrize(
    ("link", "names"),
    [
        ("", {"bars.svg", "trend.svg"}),
        ("javascript:1", {"bars.svg", "trend.svg"}),
        ("https://inspect.example.com/v/A", {"bars.svg", "trend.svg", "link.svg"}),
    ],
)
def test_only_a_safe_link_becomes_a_qr_code(report: InspectionReport, link: str, names: set[str]) -> None:
    assert set(drawings_of(replace(report, seal=Seal(link)), environment("en"))) == names


def test_a_qr_code_is_an_svg_without_a_margin() -> None:
    root = ET.fromstring(qr_code("https://inspect.example.com/v/A"))  # noqa: S314 - our own drawing
    assert root.tag.endswith("svg")
    assert root.get("width") == root.get("height")
