"""A network that fails on purpose: between a browser and a server, request by request."""

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What may happen to a request.
WELL = ""
REFUSED = "refused: 500, and the server never hears of it"
UNHEARD = "unheard: the server does it, the browser is told 500"
CUT = "cut: the connection dies while the request is on its way"
CUT_ANSWER = "cut answer: the server does it, the connection dies half way through the answer"
TWICE = "twice: the server gets it twice, the browser the second answer"
FAULTS = (REFUSED, UNHEARD, CUT, CUT_ANSWER, TWICE)

Plan = Callable[[str, str], str]
PATIENCE = 120
OF_THE_CONNECTION = {"connection", "keep-alive", "transfer-encoding", "content-length"}


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def _well(method: str, path: str) -> str:
    return WELL


class TroubledWay:
    """A proxy before the server on ``port``; ``plan(method, path)`` says what happens to each request."""

    def __init__(self, port: int) -> None:
        self.server_port = port
        self.plan: Plan = _well
        self.passed: Callable[[str, str], None] = lambda method, path: None
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.way = self
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop; connections under way are left to die."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    way: TroubledWay

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that was killed is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Every method is handled alike."""
        if name.startswith("do_"):
            return self._handle
        raise AttributeError(name)

    def _handle(self) -> None:
        way = self.server.way
        fault = way.plan(self.command, self.path)
        if fault == CUT:
            self.rfile.read(1)
            self._die()
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if fault == REFUSED:
            self._tell(Answer(500, [("Content-Type", "text/html")], b"<h1>Internal Server Error</h1>"))
            return
        try:
            answer = self._asked(body)
            if fault == TWICE:
                answer = self._asked(body)
        except (OSError, HTTPException):
            self._die()
            return
        if fault == UNHEARD:
            answer = Answer(500, [("Content-Type", "text/html")], b"<h1>Internal Server Error</h1>")
        if fault == CUT_ANSWER and not answer.body:
            self._die()
            return
        self._tell(answer, half=fault == CUT_ANSWER)

    def _asked(self, body: bytes) -> Answer:
        headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
        way = self.server.way
        with closing(HTTPConnection("127.0.0.1", way.server_port, timeout=PATIENCE)) as connection:
            connection.request(self.command, self.path, body or None, headers)
            way.passed(self.command, self.path)
            found = connection.getresponse()
            return Answer(found.status, found.getheaders(), found.read())

    def _tell(self, answer: Answer, half: bool = False) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            if name.lower() not in OF_THE_CONNECTION:
                self.send_header(name, value)
        if answer.status not in {204, 304}:
            self.send_header("Content-Length", str(len(answer.body)))
        if half:
            self.end_headers()
            self.wfile.write(answer.body[: len(answer.body) // 2])
            self._die()
            return
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _die(self) -> None:
        """End the connection as a broken line does, without a good-bye."""
        self.close_connection = True
        with suppress(OSError):
            self.wfile.flush()
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        with suppress(OSError):
            self.connection.close()
