"""What stands around a finding."""

from inspect_app.findings.model import Action
from inspect_app.services.correcting.acting import load
from inspect_app.services.correcting.reading import around
from inspect_app.storage.database import Session
from tests.factories.crew import do, make_crew, raised, review
from tests.factories.world import World


def test_names_and_linked_findings(session: Session, world: World) -> None:
    crew = make_crew(world)
    first, second = raised(session, crew), raised(session, crew)
    first_found, second_found = sorted((first, second), key=lambda row: row.id)
    second_found.repeat_of_id = None
    review(session, crew, second_found.id)
    do(session, crew.supervisor, second_found.id, Action.CALL_DUPLICATE, duplicate_of=first_found.id)
    found = around(session, *load(session, second_found.id))
    assert found.names == {crew.inspector.id: crew.inspector.name, crew.supervisor.id: crew.supervisor.name}
    assert [row.id for row in found.earlier] == [first_found.id]
    assert list(found.duplicates) == [first_found.id]
    second_found.repeat_of_id = first_found.id
    session.flush()
    assert around(session, *load(session, second_found.id)).earlier == []
    assert [row.id for row in around(session, *load(session, first_found.id)).repeats] == [second_found.id]
