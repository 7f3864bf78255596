"""What tablets tell of themselves."""

from datetime import timedelta

from inspect_app import clock, ids
from inspect_app.services.tablet_documents import moment
from inspect_app.storage.database import Session
from inspect_app.storage.models import Device
from tests.factories.cast import Cast
from tests.factories.wire import API, HERE, WireTablet


def body(**changes: object) -> dict[str, object]:
    """What is told."""
    told: dict[str, object] = {
        "client": {"api": 1, "build": "b7"},
        "unsent": {"ops": 4, "photos": 1},
        "rejected": 2,
        "storage": {"persisted": True, "usage": 1e6, "quota": 2**40, "state": "ok"},
        "at": moment(clock.now() + timedelta(hours=2)),
    }
    return {**told, **changes}


def test_it_is_kept(tablet: WireTablet, cast: Cast, reading: Session) -> None:
    device = ids.new()
    answer = tablet.client.put(f"{API}/devices/{device}", json=body(), headers=HERE)
    assert set(answer.get_json()) == {"server_time"}
    row = reading.get(Device, device)
    assert row is not None
    assert (row.user_id, row.build, row.kind) == (cast.people["inspector"].id, "b7", "tablet")
    assert (row.unsent_ops, row.unsent_photos, row.rejected) == (4, 1, 2)
    assert row.storage == {"persisted": True, "usage": 1_000_000, "quota": 2**40, "state": "ok"}
    assert row.skew_ms is not None
    assert abs(row.skew_ms - 7_200_000) < 60_000


def test_later_words_replace_earlier_ones(tablet: WireTablet, reading: Session) -> None:
    device = ids.new()
    for rejected in (5, 0):
        tablet.client.put(f"{API}/devices/{device}", json=body(rejected=rejected), headers=HERE)
    row = reading.get(Device, device)
    assert row is not None
    assert row.rejected == 0


def test_too_old_and_unusable(tablet: WireTablet) -> None:
    address = f"{API}/devices/{ids.new()}"
    old = tablet.client.put(address, json=body(client={"api": 0}), headers=HERE)
    assert old.status_code == 426
    bad = tablet.client.put(address, json=body(storage={"usage": -1}), headers=HERE).get_json()
    assert [error["field"] for error in bad["errors"]] == ["storage.usage"]
