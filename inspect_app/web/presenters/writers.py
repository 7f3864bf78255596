"""Who wrote into an inspection, on which device."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from inspect_app.storage.queries import devices
from inspect_app.web.presenters.tablets import name_of


@dataclass(frozen=True, slots=True)
class Writer:
    """``ops`` arrived for this inspection; what is unsent is of the whole device, as it said last."""

    name: str
    device_name: str
    ops: int
    newest: datetime
    unsent_ops: int
    unsent_photos: int
    awaited: int


def listed(writers: Iterable[devices.Writer]) -> list[Writer]:
    """In the order given."""
    return [
        Writer(
            name=each.name,
            device_name=name_of(each.device),
            ops=each.ops,
            newest=each.newest,
            unsent_ops=each.device.unsent_ops,
            unsent_photos=each.device.unsent_photos,
            awaited=each.awaited,
        )
        for each in writers
    ]
