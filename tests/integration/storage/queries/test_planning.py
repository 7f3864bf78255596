"""Plans and what is due are found by indexes, and only within reach."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event

from inspect_app.access.rules import Reach
from inspect_app.services.planning.writing import today_in
from inspect_app.storage.database import Database, Session
from inspect_app.storage.queries import planning
from inspect_app.storage.queries.planning import Own, Wanted
from tests.factories.cast import Cast, make_cast
from tests.factories.databases import migrated
from tests.factories.planned import SHANGHAI

SOME = UUID(int=3)
TODAY = today_in(SHANGHAI)
NEXT = TODAY + timedelta(days=7)
EVERYWHERE, REACH = Reach(True), Reach(False, frozenset({SOME}), frozenset({SOME}))
OWN = Own(TODAY, NEXT, (SOME,), {"inspector": REACH}, REACH)
LISTS: dict[str, Callable[[Session], object]] = {
    "plans": lambda s: planning.page(s, EVERYWHERE, SOME),
    "plans within reach": lambda s: planning.page(s, REACH, None, ended=True),
    "plan": lambda s: planning.find(s, SOME),
    "running": planning.running,
    "written": lambda s: planning.written(s, SOME, TODAY),
    "begun": lambda s: planning.begun(s, SOME, TODAY),
    "everything due": lambda s: planning.occurrences(s, Wanted(TODAY, NEXT, EVERYWHERE), 50),
    "due of a project": lambda s: planning.occurrences(s, Wanted(TODAY, NEXT, REACH, project=SOME), 50),
    "due of a person": lambda s: planning.occurrences(s, Wanted(TODAY, NEXT, REACH, person=SOME), 50),
    "due of plans": lambda s: planning.occurrences(s, Wanted(TODAY, NEXT, REACH, plans=(SOME,)), 50),
    "own": lambda s: planning.occurrences(s, OWN, 50),
    "inspections begun": lambda s: planning.inspections(s, Wanted(TODAY, NEXT, EVERYWHERE)),
    "inspections of one": lambda s: planning.inspections_of(s, SOME),
    "occurrence": lambda s: planning.occurrence(s, SOME),
    "feed": lambda s: planning.feed(s, "x"),
    "own feed": lambda s: planning.feed_of(s, SOME),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Database, Cast]:
    """A database with plans at two projects."""
    folder: Path = tmp_path_factory.mktemp("planning")
    database = migrated(folder)
    return database, make_cast(database, folder)


@pytest.mark.parametrize("name", list(LISTS))
def test_no_table_is_scanned(filled: tuple[Database, Cast], name: str) -> None:
    asked: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    with filled[0].reading() as session:
        engine = session.get_bind()
        event.listen(engine, "before_cursor_execute", note)
        try:
            LISTS[name](session)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        plans = [
            str(row[3])
            for statement, parameters in asked
            if statement.startswith("SELECT")
            for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
        ]
    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN") and "USING" not in plan] == []


def test_only_what_is_within_reach_is_listed(filled: tuple[Database, Cast]) -> None:
    database, cast = filled
    own, foreign = cast.own["project_id"], cast.foreign["project_id"]
    assert isinstance(own, UUID)
    assert isinstance(foreign, UUID)
    reach = Reach(False, frozenset({own}))
    with database.reading() as session:
        plans = planning.page(session, reach, None).rows
        due = planning.occurrences(session, Wanted(TODAY, NEXT, reach), 50)
        elsewhere = planning.occurrences(session, Wanted(TODAY, NEXT, reach, project=foreign), 50)
        people = planning.people(session, reach, ["inspector"])
    assert [row.id for row in plans] == [cast.own["plan_id"]]
    assert {row.project_id for row in due} == {own}
    assert elsewhere == []
    assert {"王芳", "李强"} <= {person.name for person in people}
    assert "钱勇" not in {person.name for person in people}
