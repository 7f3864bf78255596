"""Notices, deliveries and what is untold are found by index, however much was told before."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event, insert

from inspect_app import ids
from inspect_app.access.rules import Reach
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Delivery, Finding, Notice, Project
from inspect_app.storage.queries import deliveries, notices, untold
from inspect_app.storage.queries.deliveries import Address
from tests.factories.backlog import BEGIN, pile_up
from tests.factories.databases import migrated
from tests.factories.world import make_world

NOW = BEGIN + timedelta(days=30)
Ask = Callable[[Session, UUID, Reach], object]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, UUID, Reach]]:
    """A backlog of 400 findings, each told to one person and on its way by letter."""
    database = migrated(Path(tmp_path_factory.mktemp("told")))
    with database.writing() as session:
        world = make_world(session)
        person = world.inspector.id
        pile_up(session, [world.project.id], [person], 400)
        letter = Delivery(
            channel="email", person_id=person, kind="letter", key="l", target="", created_at=NOW
        )
        letter.next_at = NOW
        session.add(letter)
        session.flush()
        told = {"person_id": person, "project_id": world.project.id, "kind": "overdue", "key": "k"}
        rows = [
            {**told, "id": ids.new(), "finding_id": finding, "created_at": NOW, "shown": True, "seen_at": NOW}
            for (finding,) in session.query(Finding.id)
        ]
        session.execute(insert(Notice), rows)
        session.query(Notice).filter(Notice.id == rows[0]["id"]).update({"seen_at": None})
    yield database, person, Reach(False, regions=frozenset({world.region.id}))
    database.close()


ASKED: dict[str, Ask] = {
    "bell": lambda s, p, r: notices.unread(s, p, r, 100),
    "list": lambda s, p, r: notices.page(s, p, r, None),
    "told": lambda s, p, r: notices.told(s, p, "k", [p]),
    "choices": lambda s, p, r: notices.choices(s, [p], "overdue"),
    "addresses": lambda s, p, r: notices.addresses(s, [p]),
    "a letter": lambda s, p, r: notices.of_delivery(s, p),
    "department": lambda s, p, r: notices.department_people(s, "保洁部"),
    "stand-ins": lambda s, p, r: notices.delegates(s, [p], NOW),
    "holders": lambda s, p, r: notices.holders(s, s.query(Project).first(), ["supervisor"]),
    "anything due": lambda s, p, r: deliveries.is_due(s, NOW),
    "due": lambda s, p, r: deliveries.due(s, NOW, 10),
    "gathering": lambda s, p, r: deliveries.letter_of(s, p),
    "told in": lambda s, p, r: deliveries.told_in(s, p),
    "letters": lambda s, p, r: deliveries.page(s, Address(None), None),
    "of a webhook": lambda s, p, r: deliveries.page(s, Address(p), None),
    "waiting": lambda s, p, r: deliveries.waiting(s, Address(p), 100),
    "read long ago": lambda s, p, r: notices.forget(s, BEGIN, 10),
    "forgotten": lambda s, p, r: deliveries.forget(s, BEGIN, 10),
    "due next": lambda s, p, r: untold.due_between(s, "due_next", BEGIN, NOW, 50),
    "overdue": lambda s, p, r: untold.overdue(s, "overdue", NOW, 50),
    "escalated": lambda s, p, r: untold.reached(s, "escalated", "quality_manager", NOW, 50),
    "escalated to others": lambda s, p, r: untold.reached(s, "escalated", "worker", NOW, 50),
    "replies": lambda s, p, r: untold.owing_reply(s, "reply_due", NOW, 50),
    "moments": lambda s, p, r: untold.moments(s, p),
}
# Small tables of a company, which are read whole: its departments, webhooks and people with roles.
SMALL = ("SCAN department", "SCAN webhook", "SCAN project", "SCAN anon")
# No table at all: an empty list, and what another line of the plan has found.
NOTHING = ("SCAN CONSTANT ROW", "SCAN (")


@pytest.mark.parametrize("name", list(ASKED))
def test_nothing_reads_all_that_was_ever_told(filled: tuple[Database, UUID, Reach], name: str) -> None:
    database, person, reach = filled
    asked: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    with database.reading() as session:
        engine = session.get_bind()
        event.listen(engine, "before_cursor_execute", note)
        try:
            ASKED[name](session, person, reach)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        plans = [
            row[3]
            for statement, parameters in asked
            if statement.startswith("SELECT")
            for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
        ]
    assert plans
    read_whole = [plan for plan in plans if plan.startswith("SCAN") and not plan.startswith(NOTHING)]
    assert [plan for plan in read_whole if not plan.startswith(SMALL)] == []


def test_the_bell_counts_what_is_unread_and_no_further_than_asked(
    filled: tuple[Database, UUID, Reach],
) -> None:
    database, person, reach = filled
    with database.reading() as session:
        assert notices.unread(session, person, reach, 100) == 1
        assert notices.unread(session, person, Reach(False), 100) == 0
        assert notices.unread(session, person, Reach(True), 100) == 1
        pages, after = 0, None
        while True:
            page = notices.page(session, person, reach, after)
            pages, after = pages + 1, page.after
            if after is None:
                break
    assert pages == 16
