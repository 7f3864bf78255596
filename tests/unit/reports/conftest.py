"""One inspection with vetoes, repeats and photos, and its editions."""

import pytest

from inspect_app.reports.edition import Edition
from inspect_app.reports.facts import InspectionFacts
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.view import inspection_view
from tests.factories.programmes import revision
from tests.factories.report_facts import strict, whole_facts


@pytest.fixture(scope="session")
def facts() -> InspectionFacts:
    """By points a pass, by a red line a fail."""
    return whole_facts(strict(revision()), seed=10)


@pytest.fixture(scope="session")
def zh(facts: InspectionFacts) -> Edition:
    """The facts in Chinese."""
    return Edition(facts, "zh")


@pytest.fixture(scope="session")
def en(facts: InspectionFacts) -> Edition:
    """The facts in English."""
    return Edition(facts, "en")


@pytest.fixture(scope="session")
def report(facts: InspectionFacts) -> InspectionReport:
    """The whole report in English."""
    return inspection_view(facts, "en")
