"""``checklists preview``, as a process of its own."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner
from pytest_socket import enable_socket

from inspect_app.cli.checklists import group


def test_it_serves_the_form_until_it_is_stopped(tmp_path: Path) -> None:
    enable_socket()
    environment = {**os.environ, "INSPECT_DATA": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    words = [sys.executable, "-m", "inspect_app", "checklists", "preview", "lobby", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            address = re.search(r"http://127\.0\.0\.1:([1-9]\d+)", process.stdout.readline())
            assert address
            asked = http.client.HTTPConnection("127.0.0.1", int(address.group(1)), timeout=20)
            asked.request("GET", "/sheets/lobby")
            assert b"data-preview" in asked.getresponse().read()
            asked.close()
        finally:
            process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
    assert not list(tmp_path.iterdir()), "no database and no secrets are made"


def test_an_unknown_checklist_is_a_problem(tmp_path: Path) -> None:
    refused = CliRunner().invoke(group, ["preview", "none", "--library", str(tmp_path)])
    assert (refused.exit_code, "there is no checklist none" in refused.output) == (1, True)


def test_a_busy_port_is_a_problem(tmp_path: Path) -> None:
    enable_socket()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = CliRunner().invoke(group, ["preview", "lobby", "--port", str(taken.getsockname()[1])])
    assert (refused.exit_code, "cannot listen" in refused.output) == (1, True)
