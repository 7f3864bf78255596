"""What goes into recording and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app.inspection.merge import Said
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.models import Sheet

MOST_OPS = 400
# (sheet, item, field): what ops are merged by.
Place = tuple[UUID | None, str, str]
# So many entries are told in one answer; a tablet that was away longer asks again.
MOST_CURRENT = 500


@dataclass(frozen=True, slots=True)
class Batch:
    """Ops of one device as they were sent; ``ops`` are parsed JSON, not yet read. No ops only pulls.

    ``cursor`` is the ``seq`` up to which the device knows everything, ``sent_at`` its clock when it sent.
    Days, by which findings are due, end in ``zone``.
    """

    device: UUID
    sent_at: datetime
    ops: tuple[object, ...] = ()
    cursor: int = 0
    build: str = ""
    agent: str = ""
    unsent_ops: int = 0
    unsent_photos: int = 0
    kind: Literal["tablet", "office"] = "tablet"
    zone: ZoneInfo = CHINA_ZONE


# A tuple, for making it must cost little: a batch makes hundreds.
class Entry(NamedTuple):
    """The winner of one place; ``conflict`` where another device said something else: ``others``."""

    sheet: UUID | None
    item: str
    field: str
    value: Any
    op: UUID
    eff: datetime
    at: datetime
    by: UUID
    device: UUID
    conflict: bool
    others: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """An op that was kept but does not count; ``values`` fill the message of ``code``."""

    id: UUID
    code: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a batch came to. ``sheets`` are those added since the cursor; ``more`` says pull again.

    ``current`` are the winners that changed since the cursor, but for what the batch itself said and nobody
    contradicts: of that ``acked`` is word enough.
    """

    acked: tuple[UUID, ...]
    rejected: tuple[Rejection, ...]
    current: tuple[Entry, ...]
    sheets: tuple[Sheet, ...]
    cursor: int
    more: bool
    state: str
    server_time: datetime
    project: UUID
