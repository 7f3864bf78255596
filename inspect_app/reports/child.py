"""The process that renders: ``python -m inspect_app.reports.child``, spoken to over its standard streams.

It stays warm: it reads requests and composes pages; a copy of it lays each page out and ends.

A request is one frame of JSON: kind, report (the view's JSON), assets (name to [media type, path]),
cpu_seconds.
The answer is a frame of JSON, ``{"pages": n}`` or ``{"error": code, …}``, and after pages one with the PDF.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, Any, NoReturn, TypeVar

from inspect_app.reports.frames import BrokenFrame, read_frame, write_frame
from inspect_app.reports.html import Page, render_html
from inspect_app.reports.pdf import Rendered, learn, render_pdf, warm_up
from inspect_app.reports.pdf_fetcher import Asset, AssetMissing
from inspect_app.reports.records import document_from_json

ORPHAN_CHECK_SECONDS = 1.0
Refusal = dict[str, str]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Composed:
    """A report as a page, ready to be laid out."""

    page: Page
    assets: dict[str, Asset]
    made_at: datetime
    data: str


def compose(request: dict[str, Any]) -> Composed | Refusal:
    """The page a request asks for. What it teaches this process, templates and style sheets, stays."""

    def work() -> Composed:
        report = document_from_json(request["kind"], request["report"])
        assets = {name: Asset(kind, Path(path)) for name, (kind, path) in request["assets"].items()}
        page = render_html(report)
        learn(page)
        return Composed(page, assets, datetime.fromisoformat(report.made_at), request["report"])

    return _outcome(work)


def lay_out(composed: Composed) -> Rendered | Refusal:
    """The rendered report, or the error to send back."""
    return _outcome(lambda: render_pdf(composed.page, composed.assets, composed.made_at, composed.data))


def _outcome(work: Callable[[], Made]) -> Made | Refusal:
    try:
        return work()
    except AssetMissing as error:
        return {"error": "asset-missing", "name": error.name}
    except MemoryError:
        return {"error": "memory"}
    except Exception as error:  # Whatever the engine raises is the answer, never this process's end.
        return {"error": "engine", "detail": f"{type(error).__name__}: {error}"[:500]}


def serve(requests: IO[bytes], answers: IO[bytes], apart: Callable[[Callable[[], None]], None]) -> None:
    """Answer requests until the other side closes. ``apart`` is how a page is laid out: see ``in_a_copy``."""
    while True:
        try:
            request = json.loads(read_frame(requests))
        except BrokenFrame:
            return
        composed = compose(request)
        if isinstance(composed, Composed):
            apart(partial(_lay_out_and_send, composed, request["cpu_seconds"], answers))
        else:
            send(answers, composed)


def _lay_out_and_send(composed: Composed, cpu_seconds: int, answers: IO[bytes]) -> None:
    allow_cpu(cpu_seconds)
    send(answers, lay_out(composed))


def send(answers: IO[bytes], outcome: Rendered | Refusal) -> None:
    """Write the frames of an answer."""
    if isinstance(outcome, Rendered):
        write_frame(answers, json.dumps({"pages": outcome.pages}).encode())
        write_frame(answers, outcome.data)
    else:
        write_frame(answers, json.dumps(outcome).encode())


def in_a_copy(work: Callable[[], None]) -> None:
    """Do it in a copy of this process that ends with it: nothing it made need be looked through or freed.

    The collector would walk a million objects after each report, and what it leaves would add up. Where the
    copy is killed, by a limit or otherwise, this process ends by the same signal: the renderer is told why.
    """
    copy = os.fork()
    if not copy:
        _work_and_end(work)
    _, status = os.waitpid(copy, 0)
    if os.WIFSIGNALED(status):
        os.kill(os.getpid(), os.WTERMSIG(status))
    if status:
        os._exit(os.waitstatus_to_exitcode(status))


def _work_and_end(work: Callable[[], None]) -> NoReturn:
    try:
        gc.disable()
        _watch(os.getppid())
        work()
    except BaseException:
        os._exit(1)
    os._exit(0)


def allow_cpu(seconds: int) -> None:
    """End this process by SIGXCPU once it has used ``seconds`` more of CPU."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def limit_memory(megabytes: int) -> None:
    """Bound the address space; leave no core file. Where the system knows no such bound, there is none."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def at_once(work: Callable[[], None]) -> None:
    """Do it in this process, and let go of what it made."""
    work()
    # Frozen objects are left alone by the collector; what the report made must go (55 MB each otherwise).
    gc.collect()


def _watch(parent: int) -> None:
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(ORPHAN_CHECK_SECONDS)
    os._exit(3)


def main() -> None:
    """Serve over the standard streams; what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_memory(int(sys.argv[1]))
    _watch(int(sys.argv[2]))
    warm_up()
    # Elsewhere the system's own libraries do not stand being copied.
    serve(sys.stdin.buffer, answers, in_a_copy if sys.platform.startswith("linux") else at_once)


if __name__ == "__main__":
    main()
