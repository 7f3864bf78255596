"""Making a batch: a report for each renderer a turn, then the file. Who wants one report waits for one turn.

After each turn the job goes to the end of the line, so a killed process loses one turn's work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from inspect_app import clock
from inspect_app.config import Config
from inspect_app.errors import Refusal
from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.renderer import Pdf, Renderer
from inspect_app.services import audit, jobs, reports
from inspect_app.services.audit import Subject
from inspect_app.services.batches.asking import path_of
from inspect_app.services.batches.packing import Damaged, pack
from inspect_app.services.jobs import ATTEMPTS, Lease
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import ReportBatch, ReportBatchItem
from inspect_app.storage.queries import batches
from inspect_app.storage.queries import reports as report_rows

# How long the file is kept; the reports in it are kept for ever, each by itself.
LIFE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a batch is made with: as many reports at once as renderers. ``tick`` keeps the lease."""

    database: Database
    config: Config
    blobs: LocalBlobStore
    renderers: tuple[Renderer, ...]
    tick: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Made:
    """A report that is there: made before, or just now, and then to be published."""

    sha256: str
    pages: int
    fresh: tuple[InspectionReport, Pdf] | None = None


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of one report: it is there, it never will be (``error``), or it may pass (``failure``)."""

    item: UUID
    made: _Made | None = None
    error: str | None = None
    failure: RenderFailed | None = None


def carry_out(shop: Workshop, lease: Lease) -> None:
    """One turn of a leased batch. Raises RenderFailed for what may pass, LeaseLost."""
    batch_id = UUID(lease.parameters["batch"])
    with shop.database.reading() as session:
        batch = batches.get(session, batch_id)
        items = batches.next_items(session, batch_id, len(shop.renderers))
    if batch is None or batch.cancelled_at is not None:
        with shop.database.writing() as session:
            jobs.finish(session, lease)
    elif items:
        _some(shop, lease, batch, items)
    else:
        _file(shop, lease, batch)


def _some(shop: Workshop, lease: Lease, batch: ReportBatch, items: Sequence[ReportBatchItem]) -> None:
    with ThreadPoolExecutor(len(items), "batch") as pool:
        found = list(pool.map(partial(_one, shop, lease, batch.language), items, shop.renderers))
    failure = next((each.failure for each in found if each.failure), None)
    with shop.database.writing() as session:
        # What is there stays, also where another of the turn is tried again.
        (jobs.renew if failure else jobs.pass_on)(session, lease)
        for each in found:
            if each.failure is None:
                _note(session, shop.config, each)
    if failure is not None:
        raise failure


def _one(shop: Workshop, lease: Lease, language: str, item: ReportBatchItem, renderer: Renderer) -> _Tried:
    try:
        return _Tried(item.id, _report(shop, item.inspection_id, language, renderer))
    except RenderFailed as failure:
        if not failure.lasting and lease.attempt < ATTEMPTS:
            return _Tried(item.id, failure=failure)
        return _Tried(item.id, error=failure.code)
    except Refusal as refusal:
        return _Tried(item.id, error=refusal.code)


def _report(shop: Workshop, inspection_id: UUID, language: str, renderer: Renderer) -> _Made:
    with shop.database.reading() as session:
        known = report_rows.one(session, inspection_id, language)
    if known is not None and reports.is_whole(known, shop.blobs):
        return _Made(known.sha256, known.pages)
    view = reports.sealed_view(shop.database, shop.config, inspection_id, language)
    pdf = reports.render_now(view, shop.blobs, renderer, shop.tick)
    return _Made(shop.blobs.put(pdf.data), pdf.pages, (view, pdf))


def _note(session: Session, config: Config, tried: _Tried) -> None:
    item, made = session.get_one(ReportBatchItem, tried.item), tried.made
    item.error = tried.error
    if made is not None:
        if made.fresh is not None:
            view, pdf = made.fresh
            reports.publish(session, config, view, item.inspection_id, made.sha256, pdf)
        item.sha256, item.pages = made.sha256, made.pages


def _file(shop: Workshop, lease: Lease, batch: ReportBatch) -> None:
    target = path_of(shop.config, batch.id)
    with shop.database.reading() as session:
        items = batches.items(session, batch.id)
    try:
        size = pack(items, batch.language, shop.config.zone, shop.blobs, target, shop.tick)
    except Damaged as damaged:
        with shop.database.writing() as session:
            # Its own report is made anew, the others stay.
            jobs.pass_on(session, lease)
            session.get_one(ReportBatchItem, damaged.item).sha256 = None
        return
    with shop.database.writing() as session:
        jobs.finish(session, lease)
        made = session.get_one(ReportBatch, batch.id)
        made.size, made.made_at, made.expires_at = size, clock.now(), clock.now() + LIFE
        told = batches.progress(session, batch.id)
        detail = {"month": batch.month, "reports": told.made, "failed": told.failed}
        audit.record(session, None, "batch.made", Subject("report_batch", batch.id), detail)


def expire(database: Database, config: Config) -> int:
    """Delete files that are too old; how many those were."""
    with database.writing() as session:
        old = batches.expired(session, clock.now())
        for batch in old:
            path_of(config, batch.id).unlink(missing_ok=True)
            batch.size = None
        return len(old)
