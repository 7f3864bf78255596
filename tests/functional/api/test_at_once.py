"""The same thing said many times at once, to a real server: stored once, told to everyone.

A few rounds here; CONTRIBUTING.md tells the long form.
"""

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select
from waitress.server import create_server

from inspect_app import ids
from inspect_app.services.starting import start
from inspect_app.storage.models import AuditEvent, Finding, Inspection, Op, Photo, Project, Upload
from tests.factories.cast import PASSWORD, Cast
from tests.factories.pages import StrictClient
from tests.factories.pictures import jpeg
from tests.factories.wire import API, HERE, MEDIA_TYPE, WireTablet, sha256
from tests.functional.conftest import Filled, english, open_app

ROUNDS = int(os.environ.get("INSPECT_TEST_ROUNDS", "2"))
Answer = tuple[int, dict[str, Any]]


class Server:
    """The application behind the server it ships with, and the inspector signed in."""

    def __init__(self, app: Flask, cast: Cast) -> None:
        self.app, self.cast = app, cast
        self.client: StrictClient = english(app)
        assert self.client.sign_in("inspector", PASSWORD).status_code == 302
        cookie = self.client.get_cookie("inspect_session")
        assert cookie is not None
        self.headers = {
            **HERE,
            "Cookie": f"inspect_session={cookie.value}",
            "Content-Type": "application/json",
        }
        self._server = create_server(app, host="127.0.0.1", port=0, threads=16, connection_limit=200)
        self._thread = Thread(target=self._server.run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop serving: first those who answer, then the loop by itself, lest it listen to what is closed."""
        self._server.task_dispatcher.shutdown()
        self._server.trigger.pull_trigger(self._server.close)
        self._thread.join(60)
        assert not self._thread.is_alive()

    def ask(self, method: str, path: str, body: bytes, **headers: str) -> Answer:
        """One request on a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self._server.effective_port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {**self.headers, **named})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, json.loads(data) if data else dict(answer.headers)

    def at_once(self, times: int, ask: Callable[[], Answer]) -> list[Answer]:
        """The same, all let go together."""
        barrier = Barrier(times)

        def one(_: int) -> Answer:
            barrier.wait(30)
            return ask()

        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(one, range(times)))

    def fresh(self) -> WireTablet:
        """A new inspection, and a tablet on it."""
        with self.app.extensions["database"].writing() as session:
            begun = session.get(Inspection, self.cast.own["inspection_id"])
            site = session.get(Project, begun.project_id)
            inspection = start(session, self.cast.people["inspector"], site, begun.revision_id)
        return WireTablet(self.client, inspection.id)

    def count(self, query: Any) -> int:
        """How many rows there are."""
        with self.app.extensions["database"].reading() as session:
            return session.scalar(select(func.count()).select_from(query.subquery())) or 0


@pytest.fixture(scope="module")
def server(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    app = open_app(filled, tmp_path_factory.mktemp("at_once"))
    running = Server(app, filled.cast)
    yield running
    running.close()
    app.extensions["database"].close()


def test_fifty_identical_batches_are_one(server: Server) -> None:
    tablet = server.fresh()
    lobby = tablet.bundle()["sheets"][0]["id"]
    for number in range(ROUNDS):
        ops = [tablet.op("note", f"{number}-{each}", lobby, "floor") for each in range(3)]
        body = json.dumps(tablet.batch(*ops)).encode()
        told = server.at_once(50, lambda body=body: server.ask("POST", tablet.address("ops"), body))
        assert {status for status, _ in told} == {200}
        assert {tuple(answer["acked"]) for _, answer in told} == {tuple(op["id"] for op in ops)}
        mine = [UUID(op["id"]) for op in ops]
        assert server.count(select(Op.id).where(Op.id.in_(mine))) == 3
    assert server.count(select(Op.id).where(Op.inspection_id == tablet.inspection)) == 3 * ROUNDS
    numbers = select(Op.seq).where(Op.inspection_id == tablet.inspection).distinct()
    assert server.count(numbers) == 3 * ROUNDS


def test_twenty_identical_submits_are_one(server: Server) -> None:
    for _ in range(ROUNDS):
        tablet = server.fresh()
        lobby = next(sheet for sheet in tablet.bundle()["sheets"] if sheet["checklist"] == "lobby")
        tablet.fill()
        tablet.send(tablet.op("answer", {"value": "nonconform"}, lobby["id"], "floor"))
        tablet.send(tablet.op("note", "积水", lobby["id"], "floor"))
        blob, data = ids.new(), jpeg(3)
        tablet.send(tablet.photo_op(data, lobby["id"], "floor", blob))
        tablet.piece(blob, data)
        tablet.send(tablet.signature())
        wish = tablet.wish()
        body = json.dumps(wish).encode()
        told = server.at_once(20, lambda body=body, to=tablet: server.ask("POST", to.address("submit"), body))
        assert [status for status, _ in told] == [200] * 20, told[0]
        assert len({json.dumps(answer, sort_keys=True) for _, answer in told}) == 1
        finished = select(AuditEvent.sequence).where(
            AuditEvent.subject_id == tablet.inspection, AuditEvent.action == "inspection.finished"
        )
        assert server.count(finished) == 1
        assert server.count(select(Finding.id).where(Finding.inspection_id == tablet.inspection)) == 1


def test_many_senders_of_one_photo_make_one_photo(server: Server, tmp_path: Path) -> None:
    for number in range(ROUNDS):
        tablet, blob, data = server.fresh(), ids.new(), jpeg(40 + number, (1200, 900))
        lobby = tablet.bundle()["sheets"][0]["id"]
        tablet.send(tablet.photo_op(data, lobby, "floor", blob))
        step = len(data) // 5 + 1

        def send(
            tablet: WireTablet = tablet, blob: UUID = blob, data: bytes = data, step: int = step
        ) -> Answer:
            offset = 0
            while True:
                status, headers = server.ask(
                    "PATCH",
                    f"{API}/blobs/{blob}?inspection={tablet.inspection}",
                    data[offset : offset + step],
                    Content_Type=MEDIA_TYPE,
                    Upload_Offset=str(offset),
                    Upload_Length=str(len(data)),
                    X_Sha256=sha256(data),
                )
                if status != 204:
                    return status, headers
                offset = int(headers["Upload-Offset"])
                if offset == len(data):
                    return status, headers

        assert [status for status, _ in server.at_once(8, send)] == [204] * 8
        assert server.app.extensions["blobs"].get(sha256(data)) == data
        assert server.count(select(Upload.id).where(Upload.id == blob, Upload.state == "complete")) == 1
        assert server.count(select(Photo.id).where(Photo.id == blob, Photo.stored_at.is_not(None))) == 1
