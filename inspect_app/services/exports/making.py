"""Take a list out: only what the person may see, noted in the log before the file leaves the house."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Any

from inspect_app import clock
from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import reach
from inspect_app.config import Config
from inspect_app.exchange.listing import Listing
from inspect_app.exchange.listing_csv import write_csv
from inspect_app.exchange.listing_xlsx import write_xlsx
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.services.exports.answers import answer_listing
from inspect_app.services.exports.edition import Edition
from inspect_app.services.exports.findings import finding_listing
from inspect_app.services.exports.inspections import inspection_listing
from inspect_app.storage.database import Database

WRITERS: Mapping[str, Callable[[Listing, IO[bytes]], int]] = {"xlsx": write_xlsx, "csv": write_csv}
MEDIA_TYPES: Mapping[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
# Kind to what lists it, and the permission whose reach bounds it.
LISTINGS: Mapping[str, tuple[Callable[[Edition, Any], Listing], Permission]] = {
    "inspections": (inspection_listing, Permission.INSPECTION_VIEW),
    "answers": (answer_listing, Permission.INSPECTION_VIEW),
    "findings": (finding_listing, Permission.FINDING_VIEW),
}


@dataclass(frozen=True, slots=True)
class Export:
    """A finished file, at its beginning; whoever has it closes it, and then it is gone from the disk."""

    name: str
    media_type: str
    file: IO[bytes]
    rows: int


def export(
    database: Database,
    config: Config,
    actor: Actor,
    kind: str,
    form: str,
    wanted: Any,
    filters: Mapping[str, str],
    language: str,
) -> Export:
    """The list ``kind`` as a file of the form ``xlsx`` or ``csv``; ``filters`` are what the log tells.

    The file is written whole before it is handed out: a fault gives an error, never half a list.
    """
    listed, permission = LISTINGS[kind]
    edition = Edition(database, reach(actor, permission), language, config.zone)
    listing = listed(edition, wanted)
    # Behind the temporary name there is no file any more, so nothing is left behind by a kill.
    file = tempfile.TemporaryFile(prefix="inspect-export-")  # noqa: SIM115 - the caller closes it
    try:
        rows = WRITERS[form](listing, file)
        detail = {"list": kind, "format": form, "rows": rows, "language": language, **filters}
        with database.writing() as session:
            audit.record(session, actor, "export", Subject("export"), detail)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    day = f"{clock.now().astimezone(config.zone):%Y-%m-%d}"
    return Export(f"{listing.name} {day}.{form}", MEDIA_TYPES[form], file, rows)
