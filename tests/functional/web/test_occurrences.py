"""From what is due today to the tablet."""

from collections.abc import Callable

from inspect_app.storage.database import Session
from inspect_app.storage.models import PlannedInspection
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient


def test_a_start_leads_to_the_tablet_and_a_second_one_to_the_same(
    as_: Callable[[str], StrictClient], cast: Cast, reading: Session
) -> None:
    client, path = as_("inspector"), f"/occurrences/{cast.own['occurrence_id']}/start"
    first, second = client.send(path), as_("quality_manager").send(path)
    link = reading.query(PlannedInspection).one()
    assert first.headers["Location"] == f"/field/#/i/{link.inspection_id}"
    assert second.headers["Location"] == first.headers["Location"]
    assert "Go on" in client.get("/calendar?view=week").text
