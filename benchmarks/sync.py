"""What recording an inspection of 320 answers costs the server: CPU time of two batches, through Flask.

Run with `python benchmarks/sync.py`. Every answer is read, checked against its item, merged, stored and told
back; the disk's own time is not counted, the flushing is. Goal: at most 15 ms a 320-answer inspection.
"""

import json
import logging
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from flask.testing import FlaskClient

from inspect_app import ids
from inspect_app.app import create_app
from inspect_app.checklist.library import load_library
from inspect_app.config import Config, bundled_folder
from inspect_app.demo import organisation
from inspect_app.demo.answering import Occasion, answer_for
from inspect_app.demo.company import PASSWORD, PROJECTS
from inspect_app.inspection.documents import answer_to_json
from inspect_app.services import starting
from inspect_app.services.revisions import load_revision, publish_library
from inspect_app.storage import schema
from inspect_app.storage.database import Database
from inspect_app.storage.queries import inspections

ANSWERS, BATCH, ROUNDS = 320, 160, 25


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
                    "at": at.isoformat(),
                    "sheet": str(sheet.id),
                    "item": item.id,
                    "field": "answer",
                    "value": value,
                    "base": None,
                }
            )
    return found[:ANSWERS]


def send(client: FlaskClient, inspection: UUID, ops: list[dict[str, Any]]) -> float:
    """CPU seconds of all batches, without writing and reading JSON on our side; what fails ends it."""
    device, cursor, used = str(ids.new()), 0, 0.0
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
        text = json.dumps(body)
        begun = time.process_time()
        answer = client.post(
            f"/api/v1/inspections/{inspection}/ops",
            data=text,
            content_type="application/json",
            headers={"Sec-Fetch-Site": "same-origin"},
        )
        used += time.process_time() - begun
        told = json.loads(answer.data)
        if answer.status_code != 200 or len(told["acked"]) != len(part):
            raise SystemExit(f"{answer.status_code}: {answer.data[:500]!r}")
        cursor = told["cursor"]
    return used


def main() -> None:
    """Print one line."""
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
        used = [send(client, inspection, ops) for inspection, ops in waiting]
        count = len(waiting[0][1])
        middle = statistics.median(used[1:]) * 1000
        best = min(used) * 1000
        print(f"{count} answers in {-(-count // BATCH)} batches: cpu {middle:.1f} ms (best {best:.1f})")
        app.extensions["database"].close()


if __name__ == "__main__":
    main()
