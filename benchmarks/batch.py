"""What a batch of reports needs: memory must not grow with their number.

`python benchmarks/batch.py` makes batches of 5 and of 50 reports, each in a process of its own with the
renderers the server uses, and prints wall and CPU seconds and the peak resident memory of the process that
works on the batch and of the one that renders; then the ratios of the peaks beside their goal.
`… 3 30` tries other numbers.
"""

import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from inspect_app import ids
from inspect_app.config import Config
from inspect_app.jobs.runner import MOST_RENDERERS
from inspect_app.reports.renderer import Limits, Renderer
from inspect_app.services import jobs
from inspect_app.services.batches import asking, making
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database
from tests.factories.databases import migrated
from tests.factories.finished import inspected
from tests.factories.world import make_world

NUMBERS = (5, 50)
GOAL = 1.1
BEGUN = datetime(2026, 10, 1, 8, tzinfo=ZoneInfo("Asia/Shanghai"))


def prepare(folder: Path, number: int) -> str:
    """Completed inspections of one month and the wish for their batch; the address of the database."""
    database, blobs = migrated(folder), LocalBlobStore(folder / "blobs")
    with database.writing() as session, ids.seeded(1):
        world = make_world(session)
        for turn in range(number):
            inspected(world, blobs, BEGUN + timedelta(hours=12 * turn), "partial")
    with database.writing() as session:
        asking.request(session, world.inspector, "2026-10", "zh", Config(data=folder))
    url = database.engine.url.render_as_string(hide_password=False)
    database.close()
    return url


def figures(whose: int) -> tuple[float, float]:
    """(CPU seconds used, peak resident megabytes) of this process, or of the largest of all it waited for."""
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def work(folder: Path, url: str) -> None:
    """Make the batch to its end; print wall, CPU, and both peaks."""
    config, database = Config(data=folder), Database(url)
    renderers = tuple(Renderer(Limits()) for _ in range(MOST_RENDERERS))
    shop = making.Workshop(database, config, LocalBlobStore(folder / "blobs"), renderers, lambda: None)
    begun = time.monotonic()
    while True:
        with database.writing() as session:
            lease = jobs.take(session)
        if lease is None:
            break
        making.carry_out(shop, lease)
    for renderer in renderers:
        renderer.close()
    (cpu, peak), (child_cpu, child_peak) = figures(resource.RUSAGE_SELF), figures(resource.RUSAGE_CHILDREN)
    print(time.monotonic() - begun, cpu + child_cpu, peak, child_peak)


def measure(number: int) -> tuple[float, float]:
    """Print one batch; the peaks."""
    with tempfile.TemporaryDirectory() as name:
        url = prepare(Path(name), number)
        command = [sys.executable, __file__, "--work", name, url]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        size = sum(file.stat().st_size for file in (Path(name) / "batches").iterdir()) / 1e6
    wall, cpu, peak, child = map(float, done.stdout.split())
    print(
        f"{number:>3} reports   wall {wall:6.1f} s   cpu {cpu:6.1f} s   peak {peak:4.0f} MB"
        f"   renderer {child:4.0f} MB   file {size:.1f} MB",
        flush=True,
    )
    return peak, child


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(Path(sys.argv[2]), sys.argv[3])
    else:
        few, many = (measure(number) for number in (*map(int, sys.argv[1:3]),) or NUMBERS)
        ratios = f"{many[0] / few[0]:.2f}, renderer {many[1] / few[1]:.2f}"
        print(f"peaks, many to few: {ratios} (goal {GOAL} at most)")
