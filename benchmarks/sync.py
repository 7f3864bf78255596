"""What recording an inspection of 320 answers costs the server: CPU time of the batches, through Flask.

Run with `python benchmarks/sync.py`. Every answer is read, checked against its item, merged, stored and told
back; the disk's own time is not counted, the flushing is. Goal: at most 15 ms a 320-answer inspection. The
floor is what SQLite alone takes to insert the same rows, as bare values in one transaction. Photos, and many
tablets at once, are measured by `benchmarks/uploads.py`.
"""

from __future__ import annotations

import json
import logging
import random
import shutil
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder, run_wsgi_app

from inspect_app import ids
from inspect_app.app import create_app, settle_memory
from inspect_app.checklist.library import load_library
from inspect_app.config import Config, bundled_folder
from inspect_app.demo import organisation
from inspect_app.demo.answering import Occasion, answer_for
from inspect_app.demo.company import PASSWORD, PROJECTS
from inspect_app.inspection.documents import answer_to_json
from inspect_app.services import starting
from inspect_app.services.recording.model import MOST_OPS
from inspect_app.services.revisions import load_revision, publish_library
from inspect_app.storage import schema
from inspect_app.storage.database import Database, sqlite_module
from inspect_app.storage.queries import inspections

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

# As many in a batch as a tablet sends.
ANSWERS, BATCH, ROUNDS = 320, MOST_OPS, 50


def prepared(folder: Path) -> list[tuple[UUID, list[dict[str, Any]]]]:
    """Inspections in progress, each with the ops that answer it."""
    database = Database(f"sqlite:///{folder / 'inspect.db'}")
    schema.migrate(database)
    made = []
    with database.writing() as session:
        company = organisation.set_up(session)
        publish_library(session, None, load_library(bundled_folder("checklists")))
        programme = next(
            one
            for one in starting.offers(session, company.projects["HD01"].id)
            if one.revision.programme == "touchpoint-audit"
        )
        for _ in range(ROUNDS + 1):
            inspector, project = company.people["wang"], company.projects["HD01"]
            inspection = starting.start(session, inspector, project, programme.revision.id)
            whole = inspections.whole(session, inspection.id)
            revision = load_revision(session, inspection.revision_id)
            made.append((inspection.id, answers(revision, whole.sheets if whole else [])))
    database.close()
    return made


def answers(revision: Any, sheets: Any) -> list[dict[str, Any]]:
    """One op for each of so many items."""
    draw, found = random.SystemRandom(), list[dict[str, Any]]()
    begun = datetime.now(UTC) - timedelta(hours=3)
    for sheet in sheets:
        checklist = revision.programme.checklist(sheet.checklist)
        for item in checklist.items:
            answer, _ = answer_for(item, Occasion(PROJECTS[0], 0, checklist.id), "", draw)
            value = answer_to_json(answer)
            value.pop("note", None)
            at = begun + timedelta(seconds=20 * len(found))
            found.append(
                {
                    "id": str(ids.new()),
                    "n": len(found) + 1,
                    "at": at.isoformat(timespec="milliseconds"),
                    "sheet": str(sheet.id),
                    "item": item.id,
                    "field": "answer",
                    "value": value,
                    "base": None,
                }
            )
    return found[:ANSWERS]


def send(client: FlaskClient, inspection: UUID, ops: list[dict[str, Any]]) -> float:
    """CPU seconds of all batches: the server's, not those of making requests here; what fails ends it."""
    device, cursor, used = str(ids.new()), 0, 0.0
    announce(client, device)
    for start in range(0, len(ops), BATCH):
        part = ops[start : start + BATCH]
        body = {
            "device": device,
            "cursor": cursor,
            "sent_at": datetime.now(UTC).isoformat(),
            "client": {"api": 1, "build": "benchmark"},
            "unsent": {"ops": 0, "photos": 0},
            "ops": part,
        }
        environ = asked(client, "POST", f"/api/v1/inspections/{inspection}/ops", body)
        begun = time.process_time()
        told, status, _ = run_wsgi_app(client.application, environ, buffered=True)
        used += time.process_time() - begun
        answer = b"".join(told)
        found = json.loads(answer)
        if status != "200 OK" or len(found["acked"]) != len(part):
            raise SystemExit(f"{status}: {answer[:500]!r}")
        cursor = found["cursor"]
    return used


def announce(client: FlaskClient, device: str) -> None:
    """As a tablet does before it sends anything."""
    body = {"client": {"api": 1, "build": "benchmark"}, "at": datetime.now(UTC).isoformat()}
    told, status, _ = run_wsgi_app(
        client.application, asked(client, "PUT", f"/api/v1/devices/{device}", body), buffered=True
    )
    if status != "200 OK":
        raise SystemExit(f"{status}: {b''.join(told)[:500]!r}")


def asked(client: FlaskClient, method: str, path: str, body: object) -> WSGIEnvironment:
    """A request of the person signed in with ``client``, ready to be given to the application."""
    cookie = client.get_cookie("inspect_session")
    headers = {"Sec-Fetch-Site": "same-origin", "Cookie": f"inspect_session={cookie.value if cookie else ''}"}
    text = json.dumps(body)
    builder = EnvironBuilder(path, method=method, data=text, content_type="application/json", headers=headers)
    return builder.get_environ()


def floor(folder: Path, inspection: UUID) -> list[float]:
    """CPU seconds of inserting the rows of one inspection once more, into the same tables, empty ones."""
    kept = sqlite_module().connect(folder / "inspect.db")
    within = "sheet_id IN (SELECT id FROM sheet WHERE inspection_id = ?)"
    rows = {
        "op": kept.execute("SELECT * FROM op WHERE inspection_id = ?", [inspection.hex]).fetchall(),
        "answer": kept.execute(f"SELECT * FROM answer WHERE {within}", [inspection.hex]).fetchall(),
    }
    kept.close()
    empty, used = folder / "empty.db", []
    database = Database(f"sqlite:///{empty}")
    schema.migrate(database)
    database.close()
    for _ in range(ROUNDS):
        bare = sqlite_module().connect(shutil.copy(empty, folder / "floor.db"), isolation_level=None)
        bare.execute("PRAGMA synchronous=FULL")
        begun = time.process_time()
        bare.execute("BEGIN IMMEDIATE")
        for table, given in rows.items():
            bare.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(given[0]))})", given)
        bare.execute("COMMIT")
        used.append(time.process_time() - begun)
        bare.close()
    return used


def told(name: str, used: list[float]) -> str:
    """The middle and the best of some runs."""
    return f"{name}: cpu {statistics.median(used) * 1000:.1f} ms (best {min(used) * 1000:.1f})"


def main() -> None:
    """Print two lines."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        waiting = prepared(folder)
        app = create_app(Config(data=folder, log_level="error"), with_runner=False)
        logging.disable(logging.INFO)
        client = app.test_client()
        token = client.get("/sign-in").get_data(as_text=True).partition('name="csrf_token"')[2]
        form = {
            "csrf_token": token.split('value="')[1].split('"')[0],
            "username": "wang",
            "password": PASSWORD,
        }
        client.post("/sign-in", data=form)
        settle_memory()
        used = [send(client, inspection, ops) for inspection, ops in waiting]
        count = len(waiting[0][1])
        app.extensions["database"].close()
        print(told(f"{count} answers in batches of up to {BATCH}", used[1:]))
        print(told("the same rows as bare inserts in one transaction", floor(folder, waiting[-1][0])))


if __name__ == "__main__":
    main()
