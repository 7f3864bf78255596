"""The log's rows: newest first for people, from the first for whoever proves the chain."""

from inspect_app.services import audit as log
from inspect_app.services.audit import Subject
from inspect_app.storage.queries import audit
from tests.factories.world import World


def _events(world: World, many: int) -> int:
    for number in range(many):
        log.record(world.session, None, "test.event", Subject("test"), {"number": number})
    head = audit.head(world.session)
    assert head is not None
    return head.sequence


def test_the_head_is_the_newest(world: World) -> None:
    last = _events(world, 3)
    head = audit.head(world.session)
    assert head is not None
    assert (head.sequence, head.detail) == (last, {"number": 2})
    assert audit.by_hash(world.session, head.hash) is head
    assert audit.by_hash(world.session, "0" * 64) is None


def test_in_order_walks_every_event_across_chunks(world: World) -> None:
    last = _events(world, 7)
    world.session.expire_all()
    assert [e.sequence for e in audit.in_order(world.session, chunk=3)] == list(range(1, last + 1))


def test_pages_go_back_to_the_first_without_doubles_or_gaps(world: World) -> None:
    last = _events(world, 10)
    seen: list[int] = []
    before = None
    while page := audit.page(world.session, before, size=3):
        assert len(page) <= 3
        seen += [event.sequence for event in page]
        before = page[-1].sequence
    assert seen == list(range(last, 0, -1))


def test_new_events_shift_no_page(world: World) -> None:
    last = _events(world, 6)
    _events(world, 5)
    assert [e.sequence for e in audit.page(world.session, last, 2)] == [last - 1, last - 2]
    assert audit.page(world.session, 1) == []
    assert audit.page(world.session, -5) == []
