"""A workshop whose renderer needs no time."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from inspect_app.jobs.runner import limits_of
from inspect_app.reports.document import Document
from inspect_app.reports.renderer import AssetFile, Pdf, Renderer
from inspect_app.services.batches.making import Workshop
from tests.factories.finished import Finished, finished


class Quick(Renderer):
    """Answers with the title; raises what ``errors`` hold first."""

    errors: list[Exception]
    rendered = 0

    def render(
        self, report: Document, assets: Mapping[str, AssetFile], tick: Callable[[], None] | None = None
    ) -> Pdf:
        """The next error, or a file."""
        if self.errors:
            raise self.errors.pop(0)
        self.rendered += 1
        return Pdf(b"%PDF " + report.title.encode() + str(self.rendered).encode(), 3)


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """Inspections completed in September and October 2026."""
    with finished(tmp_path) as made:
        yield made


@pytest.fixture
def shop(done: Finished) -> Workshop:
    """What batches are made with."""
    renderer = Quick(limits_of(done.config))
    renderer.errors = []
    return Workshop(done.database, done.config, done.blobs, (renderer,), lambda: None)
