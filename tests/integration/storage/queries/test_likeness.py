"""Pictures like those of a finding are found by indexes, however many there are."""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from inspect_app import ids
from inspect_app.storage.database import Session
from inspect_app.storage.queries import likeness
from tests.factories.world import World

Ask = Callable[[Session, UUID, Collection[str]], likeness.Found]


@pytest.mark.parametrize("ask", [likeness.in_inspections, likeness.in_findings])
def test_no_table_of_pictures_is_read_through(world: World, ask: Ask) -> None:
    asked: list[tuple[str, Any]] = []
    bound = world.session.get_bind()

    def heard(*given: Any) -> None:
        asked.append((given[2], given[3]))

    event.listen(bound, "before_cursor_execute", heard)
    assert ask(world.session, ids.new(), ["a" * 64, "b" * 64]) == []
    event.remove(bound, "before_cursor_execute", heard)
    ((statement, values),) = asked
    plan = world.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert len([row[3] for row in plan if "SEARCH" in row[3]]) >= 10
    assert [row[3] for row in plan if row[3].startswith("SCAN")] == []
