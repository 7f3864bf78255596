"""A company's own deadlines."""

from datetime import UTC, date, datetime

import pytest

from inspect_app import clock
from inspect_app.errors import Invalid
from inspect_app.services.correcting import timing
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.database import Session
from tests.factories.crew import make_crew, raised
from tests.factories.world import World

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def test_the_standard_holds_until_something_is_set(session: Session, world: World) -> None:
    crew = make_crew(world)
    with clock.fixed(FRIDAY):
        before = raised(session, crew)
        document = {
            "limits": {"minor": {"working_days": 3}},
            "ladders": {"minor": [{"role": "property_manager", "after": {"hours": 2}}]},
            "off": ["2026-11-23"],
        }
        timing.save(session, None, document, CHINA_ZONE)
        after = raised(session, crew)
    assert before.due_on == date(2026, 11, 23)
    assert after.due_on == date(2026, 11, 26)
    assert (before.supervisor_from, before.quality_manager_from) == (None, None)
    assert before.property_manager_from is not None
    assert timing.document_of(session) == document
    assert timing.rules_of(session).calendar.works(date(2026, 11, 23)) is False


@pytest.mark.parametrize(
    "document",
    [{"limits": {"minor": {}}}, {"off": "2026-11-23"}, {"off": ["soon"]}, {"worked": [1]}, {"x": 1}],
)
def test_what_makes_no_sense_is_refused(session: Session, document: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        timing.save(session, None, document, CHINA_ZONE)
    assert timing.document_of(session) == {}
