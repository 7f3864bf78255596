"""Every list is answered by an index: no plan scans a table or sorts all it found."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args
from uuid import UUID

import pytest
from sqlalchemy import event

from inspect_app import ids
from inspect_app.access.rules import Reach
from inspect_app.storage.database import Database, Session
from inspect_app.storage.queries import (
    audit,
    conflicts,
    corrections,
    findings,
    home,
    inspections,
    jobs,
    locations,
    ops,
    places,
    projects,
    recording,
    regions,
    sites,
    users,
)
from tests.factories.cast import Cast, make_cast
from tests.factories.databases import migrated
from tests.factories.world import lobby, make_world

SOME = UUID(int=3)
EVERYWHERE = Reach(everywhere=True)
REACH = Reach(False, frozenset({SOME}), frozenset({SOME}))
LISTS = {
    "users": lambda s, c: users.page(s, "", c.own["user_id"]),
    "users by name": lambda s, c: users.page(s, "wa", None),
    "user": lambda s, c: users.by_username(s, "wang"),
    "administrators": lambda s, c: users.active_in_company(s, "administrator", SOME),
    "regions": lambda s, c: regions.page(s, "", c.own["region_id"]),
    "projects everywhere": lambda s, c: projects.page(s, Reach(True), "", c.own["project_id"]),
    "projects within reach": lambda s, c: projects.page(s, REACH, "", None),
    "location counts": lambda s, c: projects.location_counts(s, [SOME]),
    "locations": lambda s, c: locations.page(s, c.own["project_id"], "", c.own["location_id"]),
    "labels": lambda s, c: locations.active(s, SOME, 10),
    "label": lambda s, c: locations.by_code(s, "X"),
    "namesake": lambda s, c: locations.namesake(s, SOME, "", "", "x"),
    "last position": lambda s, c: locations.last_position(s, SOME),
    "names": lambda s, c: sites.names(s, [SOME]),
    "begun": lambda s, c: home.begun_by(s, SOME, EVERYWHERE, 5),
    "finished lately": lambda s, c: home.finished_lately(s, EVERYWHERE, 5),
    "inspections": lambda s, c: inspections.page(s, EVERYWHERE, inspections.Wanted(), SOME),
    "findings": lambda s, c: findings.page(s, EVERYWHERE, findings.Wanted(), SOME),
    "job": lambda s, c: jobs.by_key(s, "x"),
    "next job": lambda s, c: jobs.lease_next(s, datetime.now(UTC), timedelta(minutes=1)),
    **{
        f"place of {kind}": lambda s, c, kind=kind: places.project_and_region(s, kind, SOME)
        for kind in get_args(places.Kind)
    },
    "fixed at projects": lambda s, c: corrections.fixed_at(s, [SOME]),
    "steps of findings": lambda s, c: corrections.steps_of(s, [SOME]),
    "finding at inspection": lambda s, c: corrections.is_at(s, SOME, SOME),
    "known ops": lambda s, c: ops.known(s, [SOME], SOME, 1, 9),
    "last number": lambda s, c: ops.last_number(s, SOME),
    "said at places": lambda s, c: ops.said_at(s, SOME, {SOME}, {"floor"}),
    "said in all": lambda s, c: ops.all_said(s, SOME),
    "links": lambda s, c: ops.links(s, SOME),
    "changed places": lambda s, c: ops.changed_places(s, SOME, 3, 9),
    "last op": lambda s, c: ops.last_seq(s, SOME),
    "contradictions": lambda s, c: conflicts.open_page(s, EVERYWHERE, after=SOME),
    "contradictions of one": lambda s, c: conflicts.open_page(s, EVERYWHERE, SOME),
    "refused ops": lambda s, c: conflicts.refused_page(s, EVERYWHERE, after=SOME),
    "recorded": lambda s, c: recording.locked(s, SOME),
    "office device": lambda s, c: recording.office_device(s, SOME),
    "answers there": lambda s, c: recording.answers_at(s, {SOME}, {"floor"}),
    "audit": lambda s, c: audit.page(s, 50),
    "audit head": lambda s, c: audit.head(s),
    "audit hash": lambda s, c: audit.by_hash(s, "x"),
}

# Few rows, found by index, are then sorted: the projects of one person, the jobs not done yet.
SORTED = {"projects within reach", "next job"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Database, Cast]:
    """A database with a little of everything."""
    folder = tmp_path_factory.mktemp("plans")
    database = migrated(folder)
    return database, make_cast(database, folder)


def _plans(session: Session, ask: object, cast: Cast) -> list[str]:
    asked: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        ask(session, cast)  # type: ignore[operator]
    finally:
        event.remove(engine, "before_cursor_execute", note)
    found = []
    for statement, parameters in asked:
        if statement.startswith("SELECT"):
            rows = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
            found += [row[3] for row in rows]
    return found


@pytest.mark.parametrize("name", list(LISTS))
def test_a_list_uses_an_index(filled: tuple[Database, Cast], name: str) -> None:
    database, cast = filled
    with database.reading() as session:
        plans = _plans(session, LISTS[name], cast)
    assert plans
    for plan in plans:
        # SQLite names no index where it walks a table in the order of its integer key.
        assert not plan.startswith("SCAN") or "USING" in plan or plan == "SCAN audit_event", plans
        assert "TEMP B-TREE FOR ORDER BY" not in plan or name in SORTED, plans


def test_pages_show_every_row_once(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session, ids.seeded(3):
        world = make_world(session)
        for number in range(4, 124):
            lobby(session, world.project, number)
        seen: list[UUID] = []
        after = None
        while True:
            page = locations.page(session, world.project.id, "", after)
            seen += [row.id for row in page.rows]
            if page.after is None:
                break
            after = page.after
    assert len(seen) == len(set(seen)) == 123
    database.close()
