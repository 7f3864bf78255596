"""Portfolio queries look only at what an index leads them to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event

from inspect_app import ids
from inspect_app.storage.queries import portfolio
from inspect_app.storage.queries.portfolio import Scope
from tests.factories.world import World

START, END = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)
PROJECTS = (ids.new(), ids.new())
SCOPE = Scope("touchpoint-audit", PROJECTS, START, END)


@contextmanager
def _plans(world: World) -> Iterator[list[str]]:
    """How SQLite means to answer each query run meanwhile."""
    found: list[str] = []

    def watch(_connection: Any, cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        asked = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        found.extend(str(row[3]) for row in asked)

    engine = world.session.get_bind()
    event.listen(engine, "before_cursor_execute", watch)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", watch)


@pytest.mark.parametrize(
    "ask",
    [
        lambda session: portfolio.programmes(session, PROJECTS, START, END),
        lambda session: portfolio.scored(session, SCOPE),
        lambda session: list(portfolio.touchpoints(session, PROJECTS)),
        lambda session: portfolio.failed_items(session, SCOPE, 10),
        lambda session: portfolio.standings(session, SCOPE),
        lambda session: list(portfolio.closed(session, SCOPE)),
        lambda session: portfolio.overdue(session, PROJECTS, END, 5),
        lambda session: portfolio.overdue_counts(session, PROJECTS, END),
        lambda session: portfolio.open_counts(session, PROJECTS),
        # Every photo leaves a job behind: of those there are more each day.
        lambda session: portfolio.unfinished(session, "portfolio-report", ids.new(), 5),
    ],
)
def test_no_query_walks_a_whole_table(world: World, ask: Callable[[Any], object]) -> None:
    with _plans(world) as plans:
        ask(world.session)
    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN")] == []


def test_nothing_is_found_where_nothing_is(world: World) -> None:
    session, scope = world.session, Scope("touchpoint-audit", (world.project.id,), START, END)
    assert portfolio.scored(session, scope) == []
    assert portfolio.failed_items(session, scope, 10) == []
    assert portfolio.overdue(session, scope.projects, END, 5) == []
    assert portfolio.report(session, ids.new()) is None
    assert portfolio.report_by_key(session, "x") is None
    assert portfolio.unfinished(session, "portfolio-report", world.inspector.id, 5) == []
    assert portfolio.people(session, [world.inspector.id]) == {world.inspector.id: "王芳"}
