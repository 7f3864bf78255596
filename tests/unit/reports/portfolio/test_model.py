"""The view goes to the process that renders as JSON, and comes back whole."""

import pytest

from inspect_app.reports.document import json_of
from inspect_app.reports.portfolio.view import portfolio_view
from inspect_app.reports.records import document_from_json
from tests.factories.portfolio import portfolio_facts


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_report_survives_its_json(language: str) -> None:
    report = portfolio_view(portfolio_facts(), language)
    assert document_from_json(report.KIND, json_of(report)) == report
