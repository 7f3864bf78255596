"""Sample contradictions have two sides that each count somewhere; what comes too late is refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from inspect_app import clock
from inspect_app.demo.disputes import contradict, too_late
from inspect_app.demo.tablet import Tablet
from inspect_app.services.conflicts import open_conflicts, refused_ops
from inspect_app.services.listing import EVERYWHERE
from inspect_app.storage.blobs import LocalBlobStore
from tests.factories.databases import migrated
from tests.factories.world import make_world

NINE = datetime(2026, 10, 8, 1, 0, tzinfo=UTC)


def test_a_colleague_contradicts_and_comes_too_late(tmp_path: Path) -> None:
    database, blobs = migrated(tmp_path), LocalBlobStore(tmp_path / "blobs")
    with database.writing() as session, clock.fixed(NINE):
        world = make_world(session)
        inspection = world.start()
        world.answer_all(inspection)
        tablet = Tablet(world.colleague)
        contradict(session, blobs, inspection.id, tablet, NINE + timedelta(hours=1))
        found = open_conflicts(session, EVERYWHERE).rows
        assert {each.winner.user_id for each in found} == {world.inspector.id, world.colleague.id}
        inspection.state = "completed"
        session.flush()
        too_late(session, blobs, inspection.id, tablet, NINE + timedelta(hours=2))
        assert [op.code for op in refused_ops(session, EVERYWHERE).rows] == ["inspection-completed"]
    database.close()
