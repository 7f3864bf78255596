"""Lists of work: what they hold, and that ten thousand open findings are found by index."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event

from inspect_app.access.rules import Reach
from inspect_app.storage.database import Database, Session
from inspect_app.storage.queries import findings, home, worklists
from inspect_app.storage.queries.findings import OPEN, Wanted
from tests.factories.backlog import BEGIN, pile_up
from tests.factories.databases import migrated
from tests.factories.world import World, make_world, project

NOW = BEGIN + timedelta(days=30)
MANY = 10_000


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, UUID, UUID, UUID]]:
    """(database, project, person, region) with the backlog over three projects of one region."""
    database = migrated(Path(tmp_path_factory.mktemp("backlog")))
    with database.writing() as session:
        world: World = make_world(session)
        others = [project(session, world.region, code, code).id for code in ("B", "C")]
        people = [world.inspector.id, world.colleague.id]
        pile_up(session, [world.project.id, *others], people, MANY)
    yield database, world.project.id, world.inspector.id, world.region.id
    database.close()


ALL = Reach(everywhere=True)
LISTS = {
    "open": lambda s, r, p, w: findings.page(s, r, Wanted(state=OPEN)),
    "everything": lambda s, r, p, w: findings.page(s, r, Wanted()),
    "overdue": lambda s, r, p, w: findings.page(s, r, Wanted(overdue_at=NOW)),
    "in a state": lambda s, r, p, w: findings.page(s, r, Wanted(state="fixed")),
    "severe": lambda s, r, p, w: findings.page(s, r, Wanted(state=OPEN, severity="critical")),
    "repeats": lambda s, r, p, w: findings.page(s, r, Wanted(state=OPEN, repeats=True)),
    "of one project": lambda s, r, p, w: findings.page(s, r, Wanted(project_id=p, state=OPEN)),
    "overdue of one": lambda s, r, p, w: findings.page(s, r, Wanted(project_id=p, overdue_at=NOW)),
    "mine": lambda s, r, p, w: findings.page(s, r, Wanted(state=OPEN, person=w)),
    "a department's": lambda s, r, p, w: findings.page(s, r, Wanted(state=OPEN, department="保洁部")),
    "my turn": lambda s, r, p, w: worklists.of_person(s, w, ["fixed"], 6, 100),
    "the turn of who is away": lambda s, r, p, w: worklists.of_person(s, w, ["fixed"], 6, 100, r),
    "to be verified": lambda s, r, p, w: worklists.in_state(s, "fixed", r, None, 6, 100),
    "my department's turn": lambda s, r, p, w: worklists.of_departments(s, ["保洁部"], r, 6, 100),
    "my role's turn": lambda s, r, p, w: worklists.of_role(s, "supervisor", ["recorded"], r, 6, 100),
    "more time": lambda s, r, p, w: worklists.asked(s, r, 6, 100),
    "escalated": lambda s, r, p, w: worklists.reached(s, "quality_manager", NOW, r, 6, 100),
    "replies": lambda s, r, p, w: worklists.owing_reply(s, r, 6, 100),
    "column": lambda s, r, p, w: worklists.in_state(s, "assigned", r, None, 12, 100),
    "closed column": lambda s, r, p, w: worklists.in_state(s, "closed", r, p, 12, 100),
    "start page": lambda s, r, p, w: home.open_findings(s, r, 6),
}


def _plans(session: Session, ask: object, *given: object) -> list[str]:
    asked: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        ask(session, *given)  # type: ignore[operator]
    finally:
        event.remove(engine, "before_cursor_execute", note)
    found = []
    for statement, parameters in asked:
        if statement.startswith("SELECT"):
            rows = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
            found += [row[3] for row in rows]
    return found


@pytest.mark.parametrize("within", ["everywhere", "region", "project"])
@pytest.mark.parametrize("name", list(LISTS))
def test_no_list_reads_all_findings(
    filled: tuple[Database, UUID, UUID, UUID], name: str, within: str
) -> None:
    database, at, person, region = filled
    reach = {
        "everywhere": ALL,
        "region": Reach(False, regions=frozenset({region})),
        "project": Reach(False, frozenset({at})),
    }[within]
    with database.reading() as session:
        plans = [plan for plan in _plans(session, LISTS[name], reach, at, person) if "finding" in plan]
    assert plans
    for plan in plans:
        # Newest first without any condition walks the table's own key, and stops after a page.
        walks = name == "everything" and within == "everywhere" and "USING" in plan
        assert plan.startswith(("SEARCH finding USING", "SEARCH finding_")) or walks, plans


def test_pages_of_what_is_overdue_follow_each_other(filled: tuple[Database, UUID, UUID, UUID]) -> None:
    database, *_ = filled
    wanted = Wanted(overdue_at=BEGIN + timedelta(days=2))
    seen: list[UUID] = []
    with database.reading() as session:
        after = None
        while True:
            page = findings.page(session, ALL, wanted, after)
            seen += [row.id for row in page.rows]
            after = page.after
            if after is None:
                break
    assert len(seen) == len(set(seen)) == 151
    assert seen == sorted(seen)


def test_piles_are_counted_no_further_than_asked(filled: tuple[Database, UUID, UUID, UUID]) -> None:
    database, at, person, _ = filled
    with database.reading() as session:
        some = worklists.of_person(session, person, ["fixed"], 6, 100)
        assert (len(some.rows), some.count) == (6, 100)
        assert worklists.owing_reply(session, ALL, 6, 100).count == 0
        column = worklists.in_state(session, "assigned", Reach(False, frozenset({at})), at, 12, 100)
        assert [row.due_at for row in column.rows] == sorted(row.due_at for row in column.rows)
        foreign = worklists.in_state(session, "assigned", Reach(False, frozenset({person})), at, 12, 100)
        assert foreign.count == 0
