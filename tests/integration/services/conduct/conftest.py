"""A finished inspection, two hours after."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from inspect_app import clock
from tests.factories.finished import BEGUN, Finished, finished

# Finished on the first of October 2026, when the holidays begin.
FINISHED = BEGUN + timedelta(days=30)
URL = "https://inspect.example.com"


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """Two completed inspections."""
    with finished(tmp_path, public_url=URL) as made, clock.fixed(FINISHED + timedelta(hours=2)):
        yield made
