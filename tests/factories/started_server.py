"""The product as a process of its own on SQLite: it can be killed, and started again on the same port."""

import json
import shutil
import socket
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from uuid import UUID

from inspect_app.storage.blobs import LocalBlobStore
from tests.factories.cast import Cast, make_cast
from tests.factories.databases import migrated
from tests.factories.nursery import Born, Nursery

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 120


@dataclass(frozen=True)
class Company:
    """A data folder as it was on the first day, to be copied."""

    folder: Path
    cast: Cast


@dataclass(frozen=True)
class StoredOp:
    """One row of the server's op log."""

    id: str
    n: int | None
    device: str
    sheet: str | None
    item: str
    field: str
    value: Any
    state: str


def make_company(folder: Path) -> Company:
    """A company in an otherwise empty ``folder``."""
    database = migrated(folder)
    cast = make_cast(database, folder)
    database.close()
    return Company(folder, cast)


class StartedServer:
    """``inspect_app serve`` out of a nursery; its port stays reserved while nobody serves there."""

    def __init__(self, company: Company, folder: Path, nursery: Nursery) -> None:
        self.cast = company.cast
        self.data = folder / "data"
        self.nursery = nursery
        self.process: Born | None = None
        shutil.copytree(company.folder, self.data)
        self._reserved = socket.socket()
        self._reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._reserved.bind(("127.0.0.1", 0))
        self.port: int = self._reserved.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve; back when a page was answered."""
        told = {
            "INSPECT_DATA": str(self.data),
            "INSPECT_PORT": str(self.port),
            "INSPECT_SECRET_KEY": "s" * 40,
            "INSPECT_LOG_LEVEL": "error",
        }
        self.process = self.nursery.born(told, self.data.parent / "server.log")
        self._until_it_answers()

    def _until_it_answers(self) -> None:
        assert self.process
        while True:
            assert self.process.lives(), (self.data.parent / "server.log").read_text()
            try:
                with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
                    connection.request("GET", "/api/v1/openapi.json")
                    assert connection.getresponse().status == 200
                    return
            except ConnectionError:
                # Not listening yet; whether it ever will is told by the process.
                time.sleep(0.02)

    def kill(self) -> None:
        """As a power cut does: no word to anybody."""
        if self.process:
            self.process.kill()
            self.process = None

    def back_up(self) -> Path:
        """A copy of the database as it is now."""
        copy = self.data.parent / "backup.db"
        source, target = sqlite3.connect(self.data / "inspect.db"), sqlite3.connect(copy)
        with closing(source), closing(target):
            source.backup(target)
        return copy

    def set_back(self, backup: Path) -> None:
        """Stop, and put the copy in the database's place; pictures are where they were. To be started."""
        self.kill()
        for written_ahead in self.data.glob("inspect.db-*"):
            written_ahead.unlink()
        shutil.copy(backup, self.data / "inspect.db")

    def close(self) -> None:
        """End it, and let the port go."""
        self.kill()
        self._reserved.close()

    def photos(self, inspection: object) -> dict[str, bool]:
        """Every photo that was announced, and whether its bytes are there, all of them and unharmed."""
        with closing(sqlite3.connect(self.data / "inspect.db", timeout=PATIENCE)) as database:
            rows = database.execute(
                "SELECT id, sha256, length, state FROM upload WHERE inspection_id = ?",
                [UUID(str(inspection)).hex],
            ).fetchall()
        blobs = LocalBlobStore(self.data / "blobs")
        whole = {
            str(UUID(blob)): state == "complete" and blobs.verify(sha) and len(blobs.get(sha)) == length
            for blob, sha, length, state in rows
        }
        announced = [
            op.field.partition(":")[2] for op in self.ops(inspection) if op.field.startswith("photo:")
        ]
        return {blob: whole.get(blob, False) for blob in announced}

    def ops(self, inspection: object) -> list[StoredOp]:
        """The whole log of an inspection, read past the process, in the order of arrival."""
        with closing(sqlite3.connect(self.data / "inspect.db", timeout=PATIENCE)) as database:
            rows = database.execute(
                "SELECT id, n, device_id, sheet_id, item, field, value, state FROM op"
                " WHERE inspection_id = ? ORDER BY seq",
                [UUID(str(inspection)).hex],
            ).fetchall()
        return [
            StoredOp(
                str(UUID(op)),
                n,
                str(UUID(device)),
                str(UUID(sheet)) if sheet else None,
                item,
                field,
                json.loads(value) if value else None,
                state,
            )
            for op, n, device, sheet, item, field, value, state in rows
        ]
