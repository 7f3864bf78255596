"""``inspect-app serve``: the port, and an end when told."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path

import click
import pytest

from inspect_app.cli.serve import LARGEST_BODY, address, listen
from inspect_app.config import Config
from tests.factories.databases import migrated


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_busy_port_is_told() -> None:
    config = Config(port=_free_port())
    taken = listen(config)
    with pytest.raises(click.ClickException, match="INSPECT_PORT"):
        listen(config)
    taken.close()


def test_an_address_that_is_not_ours_is_told() -> None:
    with pytest.raises(click.ClickException, match=r"cannot listen on nowhere\.invalid"):
        listen(Config(host="nowhere.invalid"))


@pytest.mark.parametrize(
    ("host", "url", "expected"),
    [
        ("127.0.0.1", "", "http://127.0.0.1:8000"),
        ("0.0.0.0", "", "http://127.0.0.1:8000"),
        ("::", "", "http://[::1]:8000"),
        ("127.0.0.1", "https://inspect.example.com", "https://inspect.example.com"),
    ],
)
def test_the_address_is_one_to_type(host: str, url: str, expected: str) -> None:
    assert address(Config(host=host, public_url=url)) == expected


def _environment(folder: Path, port: int) -> dict[str, str]:
    return {**os.environ, "INSPECT_DATA": str(folder), "INSPECT_PORT": str(port), "PYTHONUNBUFFERED": "1"}


def test_it_serves_until_told_to_stop(tmp_path: Path) -> None:
    migrated(tmp_path).close()
    port = _free_port()
    words = [sys.executable, "-m", "inspect_app", "serve"]
    environment = _environment(tmp_path, port) | {"INSPECT_TRUSTED_PROXIES": "1"}
    server = subprocess.Popen(
        words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        answer = _wait_for(f"http://127.0.0.1:{port}/sign-in")
        behind_https = _header_behind_https(port)
        flooded = _flood(port)
        crowded = _in_a_crowd(port)
    finally:
        server.send_signal(signal.SIGTERM)
        told, _ = server.communicate(timeout=60)
    assert answer == 200
    assert behind_https, "the configured proxy's word that the browser uses HTTPS did not arrive"
    assert flooded.startswith(b"HTTP/1.1 413"), "a body without end was taken in"
    assert crowded == 200, "browsers that only keep a connection open shut everybody else out"
    assert server.returncode == 0
    assert told.endswith("Stopped.\n")


def _wait_for(url: str) -> int:
    for _ in range(240):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310
                return int(answer.status)
        except OSError:
            time.sleep(0.25)
    return 0


def test_an_old_schema_is_not_served(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "inspect_app", "serve"]
    done = subprocess.run(
        words,
        env=_environment(tmp_path, _free_port()),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1
    assert "inspect-app db migrate" in done.stderr


def _header_behind_https(port: int) -> str | None:
    """What only answers over HTTPS carry, asked for as a proxy in front would."""
    asked = HTTPConnection("127.0.0.1", port, timeout=10)
    asked.request("GET", "/sign-in", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"})
    answer = asked.getresponse()
    asked.close()
    return answer.headers["Strict-Transport-Security"]


def _in_a_crowd(port: int) -> int:
    """What a page answers while 25 browsers keep the six connections open that each of them may have."""
    with ExitStack() as idle:
        for _ in range(150):
            idle.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
        asked = idle.enter_context(closing(HTTPConnection("127.0.0.1", port, timeout=10)))
        asked.request("GET", "/sign-in")
        return asked.getresponse().status


def _flood(port: int) -> bytes:
    """The answer to a body of unnamed length, sent until somebody says stop."""
    chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=10) as sending:
        sending.sendall(b"POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(LARGEST_BODY // 65536 + 16):
            if select.select([sending], [], [], 0)[0]:
                break
            sending.sendall(chunk)
        return sending.recv(200)
