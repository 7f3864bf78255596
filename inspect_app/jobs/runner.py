"""The embedded runner: one thread of the server's process that carries out what the job table wants.

The table alone decides. A runner that dies leaves a lease that runs out; waking one is only a courtesy.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from threading import Event, Thread

from inspect_app import clock
from inspect_app.config import Config
from inspect_app.errors import Refusal
from inspect_app.logs import logger
from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.renderer import Limits, Renderer
from inspect_app.services import derivatives, jobs, reports
from inspect_app.services.batches import asking
from inspect_app.services.batches import making as batches
from inspect_app.services.conduct import windows
from inspect_app.services.correcting import copies
from inspect_app.services.jobs import Lease, LeaseLost
from inspect_app.services.notifying import sending, watching
from inspect_app.services.planning import writing
from inspect_app.services.portfolios import making as portfolios
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database
from inspect_app.storage.uploads import PartialFiles

POLL_SECONDS = 5.0
# A lease lasts sixty; renewing it more often would only write more.
RENEW_SECONDS = 20.0
# After this long without work the rendering process, some 150 MB, is ended.
IDLE_SECONDS = 300.0
# How often the runner asks whether a new day has begun whose plans are to be written ahead.
DAILY_SECONDS = 600.0
# How often the runner looks whether a message is due; an e-mail is gathered for a minute anyway.
SENDING_SECONDS = 15.0
# How often what was never finished is cleared away, besides at the start.
SWEEP_SECONDS = 24 * 3600.0
# A tablet may lie in a drawer with half a photo sent; once that half is swept, it sends it from its start.
UNFINISHED_SECONDS = 30 * 24 * 3600.0
WALL_FACTOR = 3
# Each takes some 350 MB at work.
MOST_RENDERERS = 2


class Runner:
    """One thread in the server's process."""

    def __init__(self, database: Database, config: Config, renderer: Renderer | None = None) -> None:
        self._database, self._config = database, config
        self._blobs = LocalBlobStore(config.data / "blobs")
        self._renderer = renderer or Renderer(limits_of(config))
        # A batch is made by as many as there are processors; one costs nothing before its first report.
        others = 0 if renderer else min(os.cpu_count() or 1, MOST_RENDERERS) - 1
        self._renderers = (self._renderer, *(Renderer(limits_of(config)) for _ in range(others)))
        self._wake, self._stopping = Event(), Event()
        self._thread: Thread | None = None
        self._asked_at = time.monotonic() - DAILY_SECONDS
        self._sent_at = time.monotonic() - SENDING_SECONDS
        self._swept_at = time.monotonic() - SWEEP_SECONDS

    def start(self) -> None:
        """Begin to look for work; what a killed process left is taken up as its lease runs out."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = Thread(target=self._run, name="job-runner", daemon=True)
            self._thread.start()

    def wake(self) -> None:
        """Look for work now."""
        self._wake.set()

    def hurry(self) -> None:
        """Look for messages to be sent, and for other work, now."""
        self._sent_at = time.monotonic() - SENDING_SECONDS
        self.wake()

    def stop(self) -> None:
        """Finish the job at hand and end."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._rest()

    def run_pending(self) -> int:
        """Carry out everything that waits, in the caller's thread; how many jobs that were."""
        done = 0
        while self._step():
            done += 1
        return done

    def _run(self) -> None:
        worked_at = time.monotonic()
        while not self._stopping.is_set():
            if self._guarded_step():
                worked_at = time.monotonic()
                continue
            if time.monotonic() - worked_at > IDLE_SECONDS:
                self._rest()
            self._wake.wait(POLL_SECONDS)
            self._wake.clear()

    def _rest(self) -> None:
        for renderer in self._renderers:
            renderer.close()

    def _guarded_step(self) -> bool:
        try:
            self._want_daily()
            self._want_sending()
            self._sweep()
            return self._step()
        except Exception:  # The thread must outlive a full disk or a locked database.
            logger(__name__).exception("job runner")
            return False

    def _want_daily(self) -> None:
        """Ask for what every day and every hour needs; whoever asks, it is one job each."""
        if time.monotonic() - self._asked_at < DAILY_SECONDS:
            return
        self._asked_at = time.monotonic()
        with self._database.writing() as session:
            writing.want_today(session, self._config.zone)
            watching.want(session, self._config.zone)
            windows.close_due(session, clock.now())
        batches.expire(self._database, self._config)

    def _want_sending(self) -> None:
        """Ask for messages to be sent where one is due."""
        if time.monotonic() - self._sent_at >= SENDING_SECONDS:
            self._sent_at = time.monotonic()
            sending.want(self._database)

    def _sweep(self) -> None:
        """Clear away files that nobody will finish any more."""
        if time.monotonic() - self._swept_at < SWEEP_SECONDS:
            return
        self._swept_at = time.monotonic()
        removed = self._blobs.sweep() + PartialFiles(self._config.data / "uploads").sweep(UNFINISHED_SECONDS)
        if removed:
            logger(__name__).info("unfinished files removed", files=removed)

    def _step(self) -> bool:
        """Take and carry out one job; False where none waits."""
        with self._database.writing() as session:
            lease = jobs.take(session)
        if lease is None:
            return False
        log = logger(__name__).bind(job=str(lease.job), kind=lease.kind, attempt=lease.attempt)
        try:
            self._carry_out(lease)
            log.info("job done")
        except LeaseLost:
            log.warning("job was taken over by another runner")
        return True

    def _carry_out(self, lease: Lease) -> None:
        try:
            self._work(lease)
        except LeaseLost:
            raise
        except RenderFailed as failure:
            self._give_back(lease, failure.code, lasting=failure.lasting)
        except Refusal as refusal:
            self._give_back(lease, refusal.code, lasting=True)
        except Exception:  # Anything else may pass: the job is tried again, the fault is in the log.
            logger(__name__).exception("job failed", job=str(lease.job))
            self._give_back(lease, "unexpected", lasting=False)

    def _work(self, lease: Lease) -> None:
        if lease.kind == derivatives.KIND:
            derivatives.carry_out(self._database, self._blobs, lease, self._config.zone)
            return
        if lease.kind == copies.KIND:
            copies.carry_out(self._database, self._blobs, lease, self._config.zone)
            return
        if lease.kind == watching.KIND:
            watching.carry_out(self._database, lease, self._config.zone)
            return
        if lease.kind == sending.KIND:
            sending.carry_out(self._database, self._config, lease)
            return
        if lease.kind == writing.KIND:
            writing.carry_out(self._database, lease, self._config.zone)
            return
        if lease.kind == asking.KIND:
            tick = self._renewing(lease)
            shop = batches.Workshop(self._database, self._config, self._blobs, self._renderers, tick)
            batches.carry_out(shop, lease)
            return
        make = portfolios.carry_out if lease.kind == portfolios.KIND else reports.carry_out
        make(self._database, self._config, self._blobs, self._renderer, lease, self._renewing(lease))

    def _give_back(self, lease: Lease, code: str, *, lasting: bool) -> None:
        logger(__name__).warning("job attempt failed", job=str(lease.job), code=code, lasting=lasting)
        with self._database.writing() as session:
            jobs.give_back(session, lease, code, lasting=lasting)

    def _renewing(self, lease: Lease) -> Callable[[], None]:
        """A tick that keeps the lease while the rendering goes on."""
        renewed_at = time.monotonic()

        def tick() -> None:
            nonlocal renewed_at
            if time.monotonic() - renewed_at >= RENEW_SECONDS:
                with self._database.writing() as session:
                    jobs.renew(session, lease)
                renewed_at = time.monotonic()

        return tick


def limits_of(config: Config) -> Limits:
    """The limits the settings ask for; time is bounded by the CPU allowed, on a busy machine."""
    seconds = config.render_cpu_seconds
    return Limits(seconds, config.render_memory_mb, float(seconds * WALL_FACTOR))
