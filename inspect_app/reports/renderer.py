"""Rendering in a child process that is kept warm, with limits on CPU, memory and time."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from typing import IO, Any, cast

import inspect_app
from inspect_app.reports import fonts
from inspect_app.reports.document import Document, json_of
from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.frames import BrokenFrame, read_frame, write_frame

TICK_SECONDS = 5.0
# A new process now and then returns what the libraries never give back.
RENDERS_A_CHILD = 50
COMMAND = ("-P", "-m", "inspect_app.reports.child")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may use. Wall time counts from the request, the start of a cold child included."""

    cpu_seconds: int = 120
    memory_mb: int = 1500
    wall_seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class AssetFile:
    """A file the report shows."""

    media_type: str
    path: Path


@dataclass(frozen=True, slots=True)
class Pdf:
    """A rendered report."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class _Child:
    process: subprocess.Popen[bytes]
    requests: IO[bytes]
    answers: IO[bytes]


class Renderer:
    """One child process, one report at a time; safe to call from several threads. Close it in the end."""

    def __init__(self, limits: Limits, command: tuple[str, ...] = COMMAND) -> None:
        self._limits = limits
        self._command = command
        self._lock = Lock()
        self._child: _Child | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._renders = 0

    def render(
        self,
        report: Document,
        assets: Mapping[str, AssetFile],
        tick: Callable[[], None] | None = None,
    ) -> Pdf:
        """The PDF; RenderFailed where a limit is reached or the child fails.

        ``tick`` is called every few seconds; what it raises ends the rendering.
        """
        request = {
            "kind": report.KIND,
            "report": json_of(report),
            "assets": {name: [asset.media_type, str(asset.path)] for name, asset in assets.items()},
            "cpu_seconds": self._limits.cpu_seconds,
        }
        with self._lock:
            try:
                return self._ask(json.dumps(request).encode("utf-8", "surrogatepass"), tick)
            except BaseException:
                self._stop()
                raise

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._stop()

    def _ask(self, request: bytes, tick: Callable[[], None] | None) -> Pdf:
        child = self._started()
        deadline = time.monotonic() + self._limits.wall_seconds
        _send(child.requests, request)
        while not select.select([child.answers], [], [], min(TICK_SECONDS, self._limits.wall_seconds))[0]:
            if time.monotonic() >= deadline:
                raise RenderFailed("wall", seconds=self._limits.wall_seconds)
            if tick is not None:
                tick()
        return self._received(child)

    def _received(self, child: _Child) -> Pdf:
        try:
            header: dict[str, Any] = json.loads(read_frame(child.answers))
            if "error" in header:
                raise RenderFailed(header.pop("error"), **header)
            data = read_frame(child.answers)
        except BrokenFrame:
            raise RenderFailed(_cause(child.process)) from None
        self._renders += 1
        if self._renders >= RENDERS_A_CHILD:
            self._stop()
        return Pdf(data, header["pages"])

    def _started(self) -> _Child:
        if self._child is not None and self._child.process.poll() is None:
            return self._child
        self._stop()
        self._folder = tempfile.TemporaryDirectory(prefix="inspect-report-")
        folder = Path(self._folder.name)
        command = [sys.executable, *self._command, str(self._limits.memory_mb), str(os.getpid())]
        self._child = _start(command, fonts.write_configuration(folder), folder)
        return self._child

    def _stop(self) -> None:
        child, self._child, self._renders = self._child, None, 0
        if child is not None:
            child.process.kill()
            _close(child.requests)
            _close(child.answers)
            child.process.wait()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _start(command: list[str], configuration: Path, folder: Path) -> _Child:
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_environment(configuration),
        cwd=folder,
    )
    return _Child(process, cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout))


def _cause(process: subprocess.Popen[bytes]) -> str:
    """Which limit ended the child, as far as its exit tells."""
    try:
        status = process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        return "crashed"
    if status == -signal.SIGXCPU:
        return "cpu"
    # The system's killer, and libraries that abort where they get no memory.
    return "memory" if status in {-signal.SIGKILL, -signal.SIGABRT, -signal.SIGTRAP} else "crashed"


def _send(stream: IO[bytes], request: bytes) -> None:
    """Write in a thread: a child that does not read must not hold up the wait for its end."""

    def write() -> None:
        try:
            write_frame(stream, request)
        except (OSError, ValueError):
            return

    Thread(target=write, daemon=True).start()


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        return


def _environment(configuration: Path) -> dict[str, str]:
    """The child's: nothing of our settings and secrets, our fonts, the same hash order in every run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("INSPECT_")}
    package = str(Path(inspect_app.__file__).resolve().parent.parent)
    path = os.pathsep.join(part for part in (package, kept.get("PYTHONPATH", "")) if part)
    return kept | {
        "FONTCONFIG_FILE": str(configuration),
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": path,
        "PYTHONWARNINGS": "ignore",
        "LC_ALL": "C.UTF-8",
    }
