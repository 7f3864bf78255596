"""Two completed inspections, and an edition that sees them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspect_app.access.rules import Reach
from inspect_app.services.exports.edition import Edition
from tests.factories.finished import Finished, finished


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """Two completed inspections of one project."""
    with finished(tmp_path) as made:
        yield made


@pytest.fixture
def edition(done: Finished) -> Edition:
    """Sees everything, in Chinese."""
    return Edition(done.database, Reach(everywhere=True), "zh", done.config.zone)


@pytest.fixture
def blind(done: Finished) -> Edition:
    """Sees no project at all."""
    return Edition(done.database, Reach(everywhere=False), "en", done.config.zone)
