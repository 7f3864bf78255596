"""Who wrote into an inspection, on which device."""

from flask import Flask

from inspect_app import clock, ids
from inspect_app.storage.models import Device
from inspect_app.storage.queries.devices import Writer
from inspect_app.web.presenters import writers


def test_a_device_is_named_and_its_counts_are_told(app: Flask) -> None:
    now = clock.now()
    device = Device(id=ids.new(), kind="office", agent="", unsent_ops=2, unsent_photos=1)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        (row,) = writers.listed([Writer(device, "Wang", 5, now, 3)])
    assert (row.name, row.device_name, row.ops, row.newest, row.awaited) == (
        "Wang",
        "Office pages",
        5,
        now,
        3,
    )
    assert (row.unsent_ops, row.unsent_photos) == (2, 1)
