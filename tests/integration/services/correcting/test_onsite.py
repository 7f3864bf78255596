"""What a tablet takes along to verify: what waits, for whom, told in full."""

from sqlalchemy import event

from inspect_app.findings.model import Action
from inspect_app.services import bundles
from inspect_app.services.correcting import onsite
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding
from tests.factories.crew import Crew, assign, do, fix, make_crew, photo, raised
from tests.factories.world import World


def _mended(session: Session, crew: Crew, blobs: LocalBlobStore, **more: object) -> Finding:
    row = raised(session, crew, **more)
    assign(session, crew, row.id)
    fix(session, crew, row.id, (photo(session, blobs, crew.supervisor, row.id),))
    return row


def test_a_finding_is_told_with_its_history_and_what_each_decision_takes(
    session: Session, blobs: LocalBlobStore, world: World
) -> None:
    crew = make_crew(world)
    raised(session, crew)
    row = _mended(session, crew, blobs, note="靠近电梯")
    (told,) = onsite.documents(session, crew.inspector, row.project)
    assert (told["id"], told["number"], told["version"]) == (str(row.id), row.number, 3)
    assert told["what"] == {"zh": "大堂地面积水", "en": "大堂地面积水"}
    assert (told["location"], told["note"], told["round"]) == (str(crew.lobby), "靠近电梯", 1)
    assert told["acts"] == {"verify": ["signature", "text"], "send_back": ["text"]}
    assert (told["before"], len(told["after"])) == ([], 1)
    assert [(each["action"], each["to"]) for each in told["history"]] == [
        ("review", ""),
        ("assign", "保洁部"),
        ("fix", ""),
    ]
    assert {each["by"] for each in told["history"]} == {"Supervisor"}
    assert told["found_by"] == crew.inspector.name


def test_nobody_is_told_of_what_they_mended_or_may_not_look_at(
    session: Session, blobs: LocalBlobStore, world: World
) -> None:
    crew = make_crew(world)
    row = _mended(session, crew, blobs)
    assert onsite.documents(session, crew.supervisor, row.project) == []
    assert onsite.documents(session, crew.worker, row.project) == []
    assert len(onsite.documents(session, crew.colleague, row.project)) == 1


def test_the_tag_changes_when_there_is_something_else_to_look_at(
    session: Session, blobs: LocalBlobStore, world: World
) -> None:
    crew, inspection = make_crew(world), world.start()
    tags = [bundles.etag_of(session, crew.inspector, inspection.id)]
    row = _mended(session, crew, blobs)
    tags.append(bundles.etag_of(session, crew.inspector, inspection.id))
    assert bundles.etag_of(session, crew.colleague, inspection.id) not in tags
    do(session, crew.inspector, row.id, Action.SEND_BACK)
    fix(session, crew, row.id, (photo(session, blobs, crew.supervisor, row.id, 2),))
    tags.append(bundles.etag_of(session, crew.inspector, inspection.id))
    assert len(set(tags)) == 3
    do(session, crew.inspector, row.id, Action.SEND_BACK)
    assert bundles.etag_of(session, crew.inspector, inspection.id) == tags[0]


def test_only_so_many_and_as_many_questions_however_many(
    session: Session, blobs: LocalBlobStore, world: World
) -> None:
    crew = make_crew(world)
    asked: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *given: asked.append(given[2]))
    counts = []
    for _ in range(2):
        row = _mended(session, crew, blobs)
        project = row.project
        session.expire_all()
        assert project.code
        asked.clear()
        onsite.documents(session, crew.inspector, project)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    onsite_most, onsite.MOST = onsite.MOST, 1
    try:
        assert len(onsite.documents(session, crew.inspector, row.project)) == 1
    finally:
        onsite.MOST = onsite_most
