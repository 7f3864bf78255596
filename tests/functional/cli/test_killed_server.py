"""``kill -9`` of the server while answers and photos are saved: what was acknowledged is there, and once.

Every worker gives one item answer after answer over its own connection, as a tablet does: an answer without
an acknowledgement is sent again, the same, with the revision that was seen before. So at the end the stored
revision is exactly the number of answers that were given: one less would be a lost one, one more a doubled.
"""

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database
from inspect_app.storage.models import Answer, Photo, Sheet
from tests.factories.cast import PASSWORD, Cast, make_cast
from tests.factories.databases import migrated
from tests.factories.pictures import jpeg

KILLS = 10
LOBBIES = 2


@dataclass
class Browser:
    """A signed-in browser that survives the server."""

    port: int
    headers: dict[str, str] = field(default_factory=dict)

    def sign_in(self) -> None:
        """Through the form; cookie and token are kept."""
        page = self._ask("GET", "/sign-in")
        self._send_in(page[1])
        self.headers["X-CSRFToken"] = _token(self._ask("GET", "/account")[1])

    def _send_in(self, page: bytes) -> None:
        form = urlencode({"csrf_token": _token(page), "username": "inspector", "password": PASSWORD})
        self.headers["Content-Type"] = "application/x-www-form-urlencoded"
        assert self._ask("POST", "/sign-in", form.encode())[0] == 302

    def _ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        answer, content = asked(self.port, method, path, body, self.headers)
        cookie = answer.getheader("Set-Cookie")
        if cookie:
            self.headers["Cookie"] = cookie.partition(";")[0]
        return answer.status, content

    def send(self, method: str, path: str, body: bytes, kind: str) -> tuple[int, bytes] | None:
        """Status and content; None where nobody answered, so that nobody knows what was stored."""
        headers = {**self.headers, "Content-Type": kind, "Accept": "application/json"}
        try:
            answer, content = asked(self.port, method, path, body, headers)
        except (OSError, HTTPException):
            return None
        return answer.status, content


def asked(
    port: int, method: str, path: str, body: bytes | None, headers: dict[str, str]
) -> tuple[HTTPResponse, bytes]:
    """One request over a connection of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def _token(page: bytes) -> str:
    found = re.search(rb'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found
    return found[1].decode()


@dataclass
class Tablet:
    """Answers one item again and again, and photographs it now and then."""

    browser: Browser
    sheet: object
    given: int = 0
    photos: set[str] = field(default_factory=set)
    refused: list[object] = field(default_factory=list)

    def work(self, ended: threading.Event) -> None:
        """Until the server is gone: its answers are then of no use to the tablet."""
        while not ended.is_set() and self._answer():
            if self.given % 40 == 39 and len(self.photos) < 10:
                self._photograph()

    def _answer(self) -> bool:
        body = json.dumps({"seen": self.given, "answer": {"value": self.given}}).encode()
        told = self.browser.send("PUT", self._path("answer"), body, "application/json")
        if told is not None and told[0] == 200:
            self.given += 1
        elif told is not None:
            self.refused.append(told)
        return told is not None and told[0] == 200

    def _photograph(self) -> None:
        data = jpeg(random.randrange(10**6))
        told = self.browser.send("POST", self._path("photos"), data, "application/octet-stream")
        if told is not None and told[0] == 201:
            self.photos.add(json.loads(told[1])["id"])

    def _path(self, what: str) -> str:
        return f"/sheets/{self.sheet}/items/lamps/{what}"


class Server:
    """A real server process, ended only by being killed."""

    def __init__(self, folder: Path, port: int) -> None:
        settings = {"INSPECT_DATA": str(folder), "INSPECT_PORT": str(port), "INSPECT_LOG_LEVEL": "error"}
        words = [sys.executable, "-m", "inspect_app", "serve"]
        self.process = subprocess.Popen(
            words, env=os.environ | settings, stdout=subprocess.DEVNULL, start_new_session=True
        )
        for _ in range(240):
            try:
                asked(port, "GET", "/static/css/tokens.css", None, {})
            except (OSError, HTTPException):
                time.sleep(0.1)
            else:
                return

    def kill(self) -> None:
        """No goodbye."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[tuple[Database, Cast]]:
    """A database with an inspection in progress."""
    database = migrated(tmp_path)
    yield database, make_cast(database, tmp_path)
    database.close()


def _lobbies(database: Database, cast: Cast) -> list[object]:
    with database.reading() as session:
        own = session.get_one(Sheet, cast.own["sheet_id"])
        wanted = select(Sheet.id).where(Sheet.inspection_id == own.inspection_id, Sheet.checklist == "lobby")
        return list(session.scalars(wanted))


def _killed_while_working(folder: Path, port: int, tablets: list[Tablet]) -> None:
    server, ended = Server(folder, port), threading.Event()
    try:
        if not tablets[0].browser.headers:
            tablets[0].browser.sign_in()
        workers = [threading.Thread(target=tablet.work, args=(ended,)) for tablet in tablets]
        for worker in workers:
            worker.start()
        time.sleep(random.uniform(0.2, 0.8))
    finally:
        server.kill()
        ended.set()
    for worker in workers:
        worker.join()


def test_what_was_acknowledged_survives_kills(tmp_path: Path, filled: tuple[Database, Cast]) -> None:
    database, cast = filled
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    browser = Browser(port)
    tablets = [Tablet(browser, sheet) for sheet in _lobbies(database, cast)]
    assert len(tablets) == LOBBIES
    for _ in range(KILLS):
        _killed_while_working(tmp_path, port, tablets)
        for tablet in tablets:
            _holds(database, tmp_path, tablet)
    assert sum(tablet.given for tablet in tablets) > KILLS * LOBBIES
    assert any(tablet.photos for tablet in tablets)


def _holds(database: Database, folder: Path, tablet: Tablet) -> None:
    """What was acknowledged is stored, at most one answer more, and never a photo without its files."""
    blobs = LocalBlobStore(folder / "blobs")
    with database.reading() as session:
        row = session.scalar(select(Answer).where(Answer.sheet_id == tablet.sheet, Answer.item == "lamps"))
        photos = list(session.scalars(select(Photo).where(Photo.sheet_id == tablet.sheet)))
    assert tablet.refused == []
    revision = row.revision if row else 0
    assert revision in {tablet.given, tablet.given + 1}
    assert row is None or row.answer == {"value": str(revision - 1)}
    assert tablet.photos <= {str(photo.id) for photo in photos}
    assert all(blobs.verify(name) for photo in photos for name in (photo.original, photo.derivative))
