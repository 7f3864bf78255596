"""Servers that take messages, and ones that do not: HTTP and SMTP on this machine, in a thread each."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Endpoint:
    """What a webhook got, and what it answers: ``status`` with ``body``."""

    url: str
    status: int = 200
    body: bytes = b'{"errcode":0,"errmsg":"ok"}'
    headers: dict[str, str] = field(default_factory=dict)
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def payloads(self) -> list[Any]:
        """The JSON of every request that was answered well."""
        return [json.loads(body) for _, _, body in self.got]


@contextmanager
def endpoint() -> Iterator[Endpoint]:
    """A webhook on this machine; what it refuses it does not keep."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if 200 <= told.status < 300:
                headers = {name.lower(): value for name, value in self.headers.items()}
                told.got.append((self.path, headers, body))
            self.send_response(told.status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            self.wfile.write(told.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told = Endpoint(f"http://127.0.0.1:{server.server_address[1]}/hook")
    with _served(server):
        yield told


@dataclass
class PostOffice:
    """What a mail server took; ``refuses`` is its answer to RCPT where it takes nothing."""

    port: int
    refuses: str = ""
    letters: list[EmailMessage] = field(default_factory=list)


@contextmanager
def post_office(refuses: str = "", port: int = 0) -> Iterator[PostOffice]:
    """A mail server on this machine."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 here")
            while line := self.rfile.readline():
                word = line.decode().split(" ", 1)[0].strip().upper()
                if word == "DATA":
                    self._take()
                elif word == "RCPT" and office.refuses:
                    self._say(office.refuses)
                elif word == "QUIT":
                    self._say("221 bye")
                    return
                else:
                    self._say("250 ok")

        def _take(self) -> None:
            self._say("354 go on")
            lines = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
            letter = message_from_bytes(b"".join(lines), policy=default)
            assert isinstance(letter, EmailMessage)
            office.letters.append(letter)
            self._say("250 taken")

        def _say(self, text: str) -> None:
            self.wfile.write(f"{text}\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    server = Server(("127.0.0.1", port), Handler)
    office = PostOffice(server.server_address[1], refuses)
    with _served(server):
        yield office


@contextmanager
def _served(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
