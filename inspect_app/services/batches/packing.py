"""The file of a batch: reports under readable names and a sheet that lists them, copied piece by piece."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app.exchange.listing import Cell, Column, Listing
from inspect_app.exchange.listing_xlsx import write_xlsx
from inspect_app.reports.words import N_, translator
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Inspection, ReportBatchItem

PIECE = 1 << 20
LONGEST = 80
# The same reports give the same file.
_MADE = (2000, 1, 1, 0, 0, 0)
# What file systems, shells and the tools that unpack take badly, invisible characters among them.
_UNFIT = re.compile(r'[<>:"/\\|?*\s]+')


class Damaged(Exception):
    """A stored report is not whole; ``item`` names it."""

    def __init__(self, item: UUID) -> None:
        super().__init__(str(item))
        self.item = item


def pack(
    items: Sequence[ReportBatchItem],
    language: str,
    zone: ZoneInfo,
    blobs: LocalBlobStore,
    target: Path,
    tick: Callable[[], None],
) -> int:
    """Write the file, whole or not at all; its size in bytes. Raises Damaged."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # What a killed process left; one that lost its lease and still writes finds out at its end.
    for stale in target.parent.glob(f".{target.stem}-*.part"):
        stale.unlink(missing_ok=True)
    handle, draft = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as package:
                _index(package, items, language, zone)
                for item in items:
                    if item.sha256 is not None:
                        _copy(package, item, blobs)
                        tick()
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return target.stat().st_size


def _copy(package: zipfile.ZipFile, item: ReportBatchItem, blobs: LocalBlobStore) -> None:
    sha256, seen = item.sha256 or "", hashlib.sha256()
    try:
        with blobs.path(sha256).open("rb") as stored, package.open(_entry(name_of(item)), "w") as entry:
            while piece := stored.read(PIECE):
                seen.update(piece)
                entry.write(piece)
    except FileNotFoundError:
        raise Damaged(item.id) from None
    if seen.hexdigest() != sha256:
        raise Damaged(item.id)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MADE)
    entry.external_attr = 0o644 << 16
    return entry


def name_of(item: ReportBatchItem) -> str:
    """``003 云锦花园 TA-2026-000123.pdf``: unlike any other of the batch, harmless on every system."""
    inspection = item.inspection
    return f"{item.position:03} {safe(inspection.project.name)} {safe(inspection.number)}.pdf"


def safe(text: str) -> str:
    """``text`` without what no file name should hold."""
    shown = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text)
    return _UNFIT.sub(" ", shown).strip(" .")[:LONGEST].rstrip(" .") or "_"


def _index(package: zipfile.ZipFile, items: Sequence[ReportBatchItem], language: str, zone: ZoneInfo) -> None:
    _ = translator(language)
    with tempfile.TemporaryFile() as file:
        write_xlsx(_listing(items, language, zone), file)
        file.seek(0)
        with package.open(_entry(f"000 {safe(_(N_('Index')))}.xlsx"), "w") as entry:
            _pour(file, entry)


def _pour(source: IO[bytes], target: IO[bytes]) -> None:
    while piece := source.read(PIECE):
        target.write(piece)


def _listing(items: Sequence[ReportBatchItem], language: str, zone: ZoneInfo) -> Listing:
    _ = translator(language)
    columns = [
        Column(_(N_("No.")), "number", 6),
        Column(_(N_("File")), width=44),
        Column(_(N_("Project")), width=24),
        Column(_(N_("Programme")), width=28),
        Column(_(N_("Inspection no.")), width=20),
        Column(_(N_("Finished")), "moment", 17),
        Column(_(N_("Inspector"))),
        Column(_(N_("Score")), "number", 9),
        Column(_(N_("Number of pages")), "number", 8),
        Column(_(N_("Remarks")), width=30),
    ]
    return Listing(_(N_("Index")), columns, _rows(items, language, zone))


def _rows(items: Sequence[ReportBatchItem], language: str, zone: ZoneInfo) -> Iterator[list[Cell]]:
    missing = translator(language)(N_("This report could not be made."))
    for item in items:
        inspection: Inspection = item.inspection
        revision, finished = inspection.revision, inspection.finished_at
        yield [
            item.position,
            name_of(item) if item.sha256 else None,
            inspection.project.name,
            revision.title_zh if language == "zh" else revision.title_en,
            inspection.number,
            None if finished is None else finished.astimezone(zone).replace(tzinfo=None),
            inspection.inspector.name,
            None if inspection.score is None else Decimal(inspection.score),
            item.pages,
            None if item.sha256 else missing,
        ]
