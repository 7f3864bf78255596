"""``kill -9`` of the server while tablets send: what was acknowledged is there, and once.

Every worker gives one item answer after answer over its own connection, as a tablet does: an op without an
acknowledgement is sent again, the same. So at the end the stored revision is exactly the number of answers
that were given: one less would be a lost one, one more a doubled.
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
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from inspect_app import clock, ids
from inspect_app.services.tablet_documents import moment
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database
from inspect_app.storage.models import Answer, Photo, Sheet
from tests.factories.cast import PASSWORD, Cast, make_cast
from tests.factories.databases import migrated
from tests.factories.pictures import jpeg
from tests.factories.wire import API, HERE, MEDIA_TYPE, sha256

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

    def send(self, method: str, path: str, body: bytes, **headers: str) -> tuple[int, bytes] | None:
        """Status and content; None where nobody answered, so that nobody knows what was stored."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            answer, content = asked(self.port, method, API + path, body, {**self.headers, **HERE, **named})
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
    """Answers one item again and again, with a photo now and then; ``unsent`` is what nobody acknowledged."""

    browser: Browser
    inspection: object
    sheet: object
    device: str = field(default_factory=lambda: str(ids.new()))
    number: int = 0
    given: int = 0
    unsent: dict[str, Any] | None = None
    photos: set[str] = field(default_factory=set)
    refused: list[object] = field(default_factory=list)

    def work(self, ended: threading.Event) -> None:
        """Until the server is gone: its answers are then of no use to the tablet."""
        while not ended.is_set() and self._answer():
            if self.given % 5 == 4 and len(self.photos) < 10:
                self._photograph()

    def _answer(self) -> bool:
        if self.unsent is None:
            self.unsent = self._op("answer", {"value": self.given})
        acknowledged = self._sent(self.unsent)
        if acknowledged:
            self.given, self.unsent = self.given + 1, None
        return acknowledged

    def _op(self, name: str, value: object) -> dict[str, Any]:
        self.number += 1
        place = {"sheet": str(self.sheet), "item": "lamps", "field": name, "value": value, "base": None}
        return {"id": str(ids.new()), "n": self.number, "at": moment(clock.now()), **place}

    def _sent(self, op: dict[str, Any]) -> bool:
        """Whether the op was acknowledged."""
        now = moment(clock.now())
        frame = {"device": self.device, "cursor": 0, "sent_at": now, "client": {"api": 1, "build": "test"}}
        body = json.dumps({**frame, "unsent": {"ops": 1, "photos": 0}, "ops": [op]}).encode()
        path = f"/inspections/{self.inspection}/ops"
        told = self.browser.send("POST", path, body, Content_Type="application/json")
        if told is None:
            return False
        if told[0] != 200 or op["id"] not in json.loads(told[1])["acked"]:
            self.refused.append(told)
            return False
        return True

    def _photograph(self) -> None:
        data, blob = jpeg(random.randrange(10**6)), str(ids.new())
        value = {
            "sha256": sha256(data),
            "length": len(data),
            "media_type": "image/jpeg",
            "width": 640,
            "height": 480,
            "taken_at": moment(clock.now()),
            "source": "camera",
        }
        if not self._sent(self._op(f"photo:{blob}", value)):
            return
        told = self.browser.send(
            "PATCH",
            f"/blobs/{blob}?inspection={self.inspection}",
            data,
            Content_Type=MEDIA_TYPE,
            Upload_Offset="0",
            Upload_Length=str(len(data)),
            X_Sha256=sha256(data),
        )
        if told is not None and told[0] == 204:
            self.photos.add(blob)


class Server:
    """A real server process, ended only by being killed."""

    def __init__(self, folder: Path, port: int) -> None:
        settings = {"INSPECT_DATA": str(folder), "INSPECT_PORT": str(port), "INSPECT_LOG_LEVEL": "error"}
        words = [sys.executable, "-m", "inspect_app", "serve"]
        self.process = subprocess.Popen(
            words, env=os.environ | settings, stdout=subprocess.DEVNULL, start_new_session=True
        )
        # On a busy machine it takes long; whether it ever will is told by the process.
        while self.process.poll() is None:
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


def _until_all_were_heard(tablets: list[Tablet]) -> None:
    """A server that was just started takes its time on a busy machine."""
    before, patience = [tablet.given for tablet in tablets], time.monotonic() + 120
    while any(tablet.given == given for tablet, given in zip(tablets, before, strict=True)):
        assert time.monotonic() < patience, [tablet.refused for tablet in tablets]
        time.sleep(0.05)


def _killed_while_working(folder: Path, port: int, tablets: list[Tablet]) -> None:
    server, ended = Server(folder, port), threading.Event()
    try:
        if not tablets[0].browser.headers:
            tablets[0].browser.sign_in()
        workers = [threading.Thread(target=tablet.work, args=(ended,)) for tablet in tablets]
        for worker in workers:
            worker.start()
        _until_all_were_heard(tablets)
        time.sleep(random.uniform(0.1, 0.6))
    finally:
        server.kill()
        ended.set()
    for worker in workers:
        worker.join()


def test_what_was_acknowledged_survives_kills(tmp_path: Path, filled: tuple[Database, Cast]) -> None:
    database, cast = filled
    with socket.socket() as reserved:
        # Nobody else is given the port while no server listens there.
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        reserved.bind(("127.0.0.1", 0))
        port = int(reserved.getsockname()[1])
        browser = Browser(port)
        tablets = [Tablet(browser, cast.own["inspection_id"], sheet) for sheet in _lobbies(database, cast)]
        assert len(tablets) == LOBBIES
        for _ in range(KILLS):
            _killed_while_working(tmp_path, port, tablets)
            for tablet in tablets:
                _holds(database, tmp_path, tablet)
    assert sum(tablet.given for tablet in tablets) > KILLS * LOBBIES
    assert any(tablet.photos for tablet in tablets)


def _holds(database: Database, folder: Path, tablet: Tablet) -> None:
    """What was acknowledged is stored, at most one answer more, and never a photo without its file."""
    blobs = LocalBlobStore(folder / "blobs")
    with database.reading() as session:
        row = session.scalar(select(Answer).where(Answer.sheet_id == tablet.sheet, Answer.item == "lamps"))
        photos = list(session.scalars(select(Photo).where(Photo.sheet_id == tablet.sheet)))
    assert tablet.refused == []
    revision = row.revision if row else 0
    assert revision in {tablet.given, tablet.given + 1}
    assert row is None or row.answer == {"value": str(revision - 1)}
    stored = {str(photo.id): photo for photo in photos if photo.stored_at is not None}
    assert tablet.photos <= set(stored)
    assert all(blobs.verify(photo.original) for photo in stored.values())
