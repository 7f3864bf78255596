"""Rendering for real: one warm child for all tests, and a report with pictures."""

from collections.abc import Iterator

import pytest

from inspect_app.reports.renderer import Limits, Renderer
from tests.factories import report_pictures
from tests.factories.programmes import revision
from tests.factories.report_cases import Case
from tests.factories.report_facts import facts_of, stored, strict


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A failing inspection with six photos and two signatures."""
    folder = tmp_path_factory.mktemp("pictures")
    facts = facts_of(strict(revision()), seed=10, fail_rate=0.6)
    photos = [report_pictures.photo(number, (640, 480)) for number in range(6)]
    return Case(stored(folder, facts, photos, [report_pictures.signature(n) for n in range(2)]), folder)


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    """A renderer within ordinary limits."""
    made = Renderer(Limits(cpu_seconds=60, wall_seconds=180.0))
    yield made
    made.close()
