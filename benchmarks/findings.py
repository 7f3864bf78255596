"""How long the pages of findings take with ten thousand open ones: `python benchmarks/findings.py`

Server time of whole requests, from the address to the last byte of the page, one after the other in one
process, signed in as a quality manager of the company, as an inspector of a region and as a supervisor of
one project. The goal is 50 ms at the 95th percentile for the list.
"""

from __future__ import annotations

import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from flask.testing import FlaskClient

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from inspect_app.access.model import Assignment, Role
from inspect_app.app import create_app
from inspect_app.config import Config
from inspect_app.services import passwords
from inspect_app.storage import schema
from inspect_app.storage.database import Database
from tests.factories.backlog import pile_up
from tests.factories.world import make_world, person, project

MANY, ROUNDS = 10_000, 60
PASSWORD = "Inspect-2026"  # noqa: S105 - an account of a database that is thrown away
PAGES = {
    "list, open": "/findings",
    "list, overdue": "/findings?state=overdue",
    "list, critical": "/findings?severity=critical",
    "list, repeats (none)": "/findings?repeats=1",
    "list, a department": "/findings?assignee=保洁部",
    "board": "/findings/board",
    "work of today": "/",
}


def filled(folder: Path) -> None:
    """A database with ten thousand open findings at twelve projects, and three people to look at them."""
    database = Database(f"sqlite:///{folder / 'inspect.db'}")
    schema.migrate(database)
    stored = passwords.hashed(PASSWORD)
    with database.writing() as session:
        world = make_world(session, stored)
        sites = [world.project.id]
        sites += [project(session, world.region, f"P{n}", f"项目{n}").id for n in range(11)]
        person(session, "quality", "周敏", Assignment(Role.QUALITY_MANAGER), stored=stored)
        region = Assignment(Role.INSPECTOR, region=world.region.id)
        person(session, "inspector", "王秀芳", region, stored=stored)
        at = Assignment(Role.SUPERVISOR, project=world.project.id)
        person(session, "supervisor", "何佳", at, stored=stored)
        pile_up(session, sites, [world.inspector.id, world.colleague.id], MANY)
    database.close()


def signed_in(client: FlaskClient, name: str) -> FlaskClient:
    """A browser of that person."""
    page = client.get("/sign-in").get_data(as_text=True)
    token = page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    client.post("/sign-in", data={"csrf_token": token, "username": name, "password": PASSWORD})
    return client


def timed(client: FlaskClient, path: str) -> list[tuple[float, float]]:
    """(elapsed, processor) milliseconds of each request, the first two left out: they compile templates.

    Where others use the machine as well, the processor's time is the one to be compared.
    """
    taken = []
    for _ in range(ROUNDS + 2):
        begun, worked = time.perf_counter(), time.process_time()
        answer = client.get(path)
        answer.get_data()
        taken.append(((time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000))
        if answer.status_code != 200:
            sys.exit(f"{path}: {answer.status}")
    return taken[2:]


def _p95(taken: Sequence[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95) - 1]


def main() -> None:
    """Print a line a page and person."""
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as name:
        filled(Path(name))
        app = create_app(Config(data=Path(name), secret_key="s" * 40, log_level="error"), with_runner=False)
        print(f"{'who':12} {'page':24} {'median':>8} {'p95':>8} {'cpu p95':>8}  ms, {MANY} open findings")
        for who in ("quality", "inspector", "supervisor"):
            client = signed_in(app.test_client(), who)
            for label, path in PAGES.items():
                elapsed, worked = zip(*timed(client, path), strict=True)
                told = (statistics.median(elapsed), _p95(elapsed), _p95(worked))
                print(f"{who:12} {label:24} {told[0]:8.1f} {told[1]:8.1f} {told[2]:8.1f}")
        app.extensions["database"].close()


if __name__ == "__main__":
    main()
