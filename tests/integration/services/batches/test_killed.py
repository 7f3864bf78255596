"""A batch whose process is killed for good, at each of its steps, and taken up by another."""

import signal
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest

from inspect_app import clock
from inspect_app.services import jobs
from inspect_app.services.batches import asking, making
from inspect_app.services.batches.making import Workshop
from inspect_app.services.jobs import LEASE
from inspect_app.storage.models import ReportBatch, ReportBatchItem
from tests.factories.finished import Finished
from tests.integration.services.batches.conftest import Quick

ROOT = Path(__file__).parents[4]
# Works on the batch like a server, and waits to be killed at the step it is told.
WORKER = """
import sys, time
from pathlib import Path
from inspect_app.config import Config
from inspect_app.reports.renderer import Limits, Pdf, Renderer
from inspect_app.services import jobs
from inspect_app.services.batches import making, packing
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database

data, url, step = sys.argv[1:]

def wait(where):
    if where == step:
        print("there", flush=True)
        time.sleep(60)

class Quick(Renderer):
    rendered = 0
    def render(self, report, assets, tick=None):
        if self.rendered:
            wait("rendering")
        self.rendered += 1
        return Pdf(b"%PDF killed" + report.number.encode(), 3)

config = Config(data=Path(data))
database, blobs = Database(url), LocalBlobStore(config.data / "blobs")
shop = making.Workshop(database, config, blobs, (Quick(Limits()),), lambda: wait("packing"))
while True:
    with database.writing() as session:
        lease = jobs.take(session)
    if lease is None:
        break
    making.carry_out(shop, lease)
"""


def _work_until_killed(done: Finished, step: str) -> None:
    url = done.database.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", WORKER, str(done.config.data), url, step]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"there\n"
        worker.send_signal(signal.SIGKILL)


def _finish(shop: Workshop) -> None:
    while True:
        with shop.database.writing() as session:
            lease = jobs.take(session)
        if lease is None:
            return
        making.carry_out(shop, lease)


@pytest.mark.parametrize(("step", "left"), [("rendering", 1), ("packing", 0)])
def test_killed_in_the_middle_it_is_taken_up(done: Finished, shop: Workshop, step: str, left: int) -> None:
    with done.database.writing() as session:
        batch: UUID = asking.request(session, done.inspector, "2026-10", "zh", done.config).id
        session.add(ReportBatchItem(batch_id=batch, position=2, inspection_id=done.earlier))
    _work_until_killed(done, step)
    _finish(shop)  # Its lease is not over yet.
    with done.database.reading() as session:
        assert asking.standing(session, session.get_one(ReportBatch, batch)).state == "running"
    with clock.fixed(clock.now() + LEASE + timedelta(seconds=1)):
        _finish(shop)
    with done.database.reading() as session:
        standing = asking.standing(session, session.get_one(ReportBatch, batch))
    assert (standing.state, standing.progress.made) == ("done", 2)
    assert cast(Quick, shop.renderers[0]).rendered == left, "what was made before the kill is not made again"
    file = asking.path_of(done.config, batch)
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
        assert len(package.namelist()) == 3
    assert list(file.parent.iterdir()) == [file], "the killed process left nothing behind"
