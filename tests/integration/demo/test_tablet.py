"""A sample tablet sends what any tablet would."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from inspect_app import clock
from inspect_app.demo.tablet import Tablet
from inspect_app.services.recording.current import all_entries
from inspect_app.services.recording.model import MOST_OPS
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Op
from tests.factories.databases import migrated
from tests.factories.world import make_world

NINE = datetime(2026, 10, 8, 1, 0, tzinfo=UTC)


def test_taps_wait_until_they_are_sent_in_batches(tmp_path: Path) -> None:
    database, blobs = migrated(tmp_path), LocalBlobStore(tmp_path / "blobs")
    with database.writing() as session, clock.fixed(NINE):
        world = make_world(session)
        inspection = world.start()
        lobby = world.sheets(inspection, "lobby")[0].id
        tablet = Tablet(world.inspector, timedelta(minutes=3))
        for second in range(MOST_OPS + 1):
            moment = NINE + timedelta(seconds=second)
            tablet.tap(moment, "answer", {"value": str(second)}, lobby, "lamps")
        told = tablet.send(session, blobs, inspection.id, NINE + timedelta(hours=1))
        assert [len(each.acked) for each in told] == [MOST_OPS, 1]
        assert tablet.send(session, blobs, inspection.id, NINE + timedelta(hours=2)) == []
        (entry,), _ = all_entries(session, inspection.id)
        assert (entry.value, entry.eff) == ({"value": str(MOST_OPS)}, NINE + timedelta(seconds=MOST_OPS))
        assert entry.at - entry.eff == timedelta(minutes=3)
        assert session.get_one(Op, entry.op).base is not None
    database.close()
