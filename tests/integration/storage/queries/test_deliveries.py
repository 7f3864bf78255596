"""Messages on their way: what is due, put off, hurried and forgotten."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from inspect_app.findings.notices import Event
from inspect_app.storage.models import Delivery
from inspect_app.storage.queries import deliveries
from inspect_app.storage.queries.deliveries import Address
from tests.factories.databases import migrated
from tests.factories.notices import listening

NOW = datetime(2026, 11, 22, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_one_address_waits_and_the_others_do_not(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        hooks = [listening(session, f"http://localhost/{each}", Event.CLOSED) for each in (1, 2)]
        for number, hook in enumerate([hooks[0], hooks[0], hooks[1]]):
            row = Delivery(channel="webhook", webhook_id=hook.id, kind="closed", key=str(number), target="")
            row.created_at = row.next_at = NOW
            session.add(row)
        session.flush()
        deliveries.put_off(session, Address(hooks[0].id), NOW, NOW + HOUR)
        assert [row.webhook_id for row in deliveries.due(session, NOW, 9)] == [hooks[1].id]
        deliveries.hurry(session, Address(hooks[0].id), NOW)
        assert len(deliveries.due(session, NOW, 9)) == 3
        hooks[1].active = False
        session.flush()
        assert len(deliveries.due(session, NOW, 9)) == 2
        deliveries.drop_waiting(session, hooks[0].id, NOW, "removed")
        assert not deliveries.is_due(session, NOW)
        assert deliveries.forget(session, NOW + HOUR, 1) == 1
        assert deliveries.forget(session, NOW + HOUR, 9) == 1
        assert [row.removed_at for row in deliveries.webhooks(session)] == [None, None]
        assert deliveries.known(session, "2")
        assert not deliveries.known(session, "9")
    database.close()
