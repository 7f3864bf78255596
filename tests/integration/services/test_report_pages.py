"""The report for the browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspect_app.services.report_facts import load_facts
from inspect_app.services.report_pages import report_page
from inspect_app.storage.models import Photo, Signature
from tests.factories.finished import Finished, finished


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """Two completed inspections."""
    with finished(tmp_path) as made:
        yield made


def test_every_picture_has_its_row(done: Finished) -> None:
    with done.database.reading() as session:
        page = report_page(session, done.inspection, "zh", done.config)
        assert {name for name, _ in page.view.assets} == set(page.pictures) == {"photo-1", "signature-1"}
        photo = session.get_one(Photo, page.pictures["photo-1"][1])
        assert photo.inspection_id == done.inspection
        assert session.get_one(Signature, page.pictures["signature-1"][1]).inspection_id == done.inspection
        facts = load_facts(session, done.inspection, done.config)
    assert page.view.number == facts.number
