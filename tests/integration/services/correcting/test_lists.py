"""Work of today, the board, giving out work."""

from datetime import UTC, date, datetime, timedelta

from inspect_app import clock, ids
from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.access.rules import Reach
from inspect_app.checklist.model import Severity
from inspect_app.errors import NotFound
from inspect_app.findings.model import Party, Source
from inspect_app.services.correcting import assignees, lists
from inspect_app.services.correcting.acting import MovedOn
from inspect_app.services.correcting.lists import Pile, Work
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from tests.factories.crew import ask, assign, fix, make_crew, photo, raised, review
from tests.factories.world import World

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def _piles(session: Session, actor: Actor) -> dict[Pile, list[str]]:
    return {each.pile: [row.number for row in each.found.rows] for each in lists.my_work(session, actor)}


def test_everybody_finds_what_waits_for_them(session: Session, blobs: LocalBlobStore, world: World) -> None:
    crew = make_crew(world)
    assignees.join(session, None, assignees.listed(session)[1].department.id, "crew-worker")
    with clock.fixed(FRIDAY):
        new, grave = raised(session, crew), raised(session, crew, Severity.MAJOR)
        review(session, crew, grave.id)
        given, mended = raised(session, crew), raised(session, crew)
        assign(session, crew, given.id)
        ask(session, crew, given.id, date(2026, 11, 30))
        assign(session, crew, mended.id)
        fix(session, crew, mended.id, (photo(session, blobs, crew.supervisor, mended.id),))
        told = raised(session, crew, source=Source.COMPLAINT)
        waiting = _piles(session, crew.supervisor)
        # Raised within one millisecond and due together: either may stand first.
        assert sorted(waiting.pop(Pile.REVIEWING)) == sorted([new.number, told.number])
        assert waiting == {Pile.REPLIES: [told.number]}
        assert _piles(session, crew.manager) == {
            Pile.DECIDING: [grave.number],
            Pile.EXTENSIONS: [given.number],
        }
        assert _piles(session, crew.worker) == {Pile.DEPARTMENT: [given.number]}
        assert _piles(session, crew.inspector) == {Pile.VERIFYING: [mended.number]}
        assert _piles(session, crew.quality) == {Pile.TO_VERIFY: [mended.number]}
        assert _piles(session, Actor(ids.new(), "x", "X", ())) == {}
    with clock.fixed(FRIDAY + timedelta(days=12)):
        late = {new.number, grave.number, given.number, told.number}
        for person in (crew.supervisor, crew.manager, crew.quality):
            assert set(_piles(session, person)[Pile.OVERDUE]) == late


def test_the_board_has_a_column_a_state(session: Session, world: World) -> None:
    crew = make_crew(world)
    row = raised(session, crew)
    review(session, crew, row.id)
    columns = {column.state.value: column.found.count for column in lists.board(session, crew.worker, None)}
    assert columns["reviewed"] == 1
    assert sum(columns.values()) == 1


def test_work_is_given_out_one_by_one(session: Session, world: World) -> None:
    crew = make_crew(world)
    rows = [raised(session, crew) for _ in range(3)]
    for row in rows:
        review(session, crew, row.id)
    assert lists.assignable(session, world.project.id).count == 3
    unknown = ids.new()
    seen = {rows[0].id: 1, rows[1].id: 0, rows[2].id: 1, unknown: 1}
    work = Work(ids.new(), seen, Party(department="保洁部"))
    for _ in range(2):
        given = lists.assign_many(session, crew.supervisor, world.project.id, work, CHINA_ZONE)
        assert given.done == 2
        assert isinstance(given.refused[rows[1].id], MovedOn)
        assert isinstance(given.refused[unknown], NotFound)
    assert [row.state for row in rows] == ["assigned", "reviewed", "assigned"]


def test_where_a_role_is_held() -> None:
    project, region = ids.new(), ids.new()
    held = (Assignment(Role.SUPERVISOR, project=project), Assignment(Role.SUPERVISOR, region=region))
    actor = Actor(ids.new(), "x", "X", held)
    assert lists.held_at(actor, Role.SUPERVISOR) == Reach(False, frozenset({project}), frozenset({region}))
    assert lists.held_at(actor, Role.INSPECTOR) is None
