"""What time has made known: asked until it is noted as told."""

from datetime import timedelta
from pathlib import Path

from inspect_app.storage.models import Finding, NoticeTold
from inspect_app.storage.queries import untold
from tests.factories.backlog import BEGIN, pile_up
from tests.factories.databases import migrated
from tests.factories.world import make_world


def test_what_was_told_of_a_deadline_is_not_asked_again_until_there_is_another(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        world = make_world(session)
        pile_up(session, [world.project.id], [world.inspector.id], 40)
        now = BEGIN + timedelta(days=30)
        found = untold.overdue(session, "overdue", now, 5)
        assert len(found) == 5
        row = session.get_one(Finding, found[0])
        assert row.running_due is not None
        session.add(NoticeTold(finding_id=row.id, kind="overdue", role="", due=row.running_due, told_at=now))
        session.flush()
        assert row.id not in untold.overdue(session, "overdue", now, 50)
        assert untold.moments(session, row.id) == {("overdue", "", row.running_due)}
        row.running_due += timedelta(hours=1)
        session.flush()
        assert row.id in untold.overdue(session, "overdue", now, 50)
        assert row.id in untold.reached(session, "escalated", "worker", now, 50)
        whole = untold.with_project(session, row.id)
        assert whole is not None
        assert whole.project.id == world.project.id
    database.close()
