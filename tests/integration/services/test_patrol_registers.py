"""The patrol register of a finished inspection."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspect_app.services.patrol_registers import filled_register
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Inspection
from tests.factories.finished import Finished, finished


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """Two completed inspections."""
    with finished(tmp_path) as made:
        yield made


def test_it_tells_when_each_place_was_seen_and_who_signed(done: Finished) -> None:
    blobs = LocalBlobStore(done.config.data / "blobs")
    with done.database.reading() as session:
        inspection = session.get_one(Inspection, done.inspection)
        made = filled_register(session, blobs, done.inspection, done.config, "zh")
        again = filled_register(session, blobs, done.inspection, done.config, "zh")
    assert (made.document.number, made.document) == (inspection.number, again.document)
    assert made.document.rows
    assert all(row.time and row.place and row.problem for row in made.document.rows)
    inks = {made.document.patroller_ink, made.document.reviewer_ink} - {""}
    assert inks
    assert inks <= set(made.assets)
    assert all(made.assets[ink].path.is_file() for ink in inks)
