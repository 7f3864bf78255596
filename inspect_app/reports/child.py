"""The process that renders: ``python -m inspect_app.reports.child``, spoken to over its standard streams.

A request is one frame of JSON: kind, report (the view's JSON), assets (name to [media type, path]),
cpu_seconds.
The answer is a frame of JSON, ``{"pages": n}`` or ``{"error": code, …}``, and after pages one with the PDF.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from inspect_app.reports.frames import BrokenFrame, read_frame, write_frame
from inspect_app.reports.html import render_html
from inspect_app.reports.pdf import Rendered, render_pdf, warm_up
from inspect_app.reports.pdf_fetcher import Asset, AssetMissing
from inspect_app.reports.records import document_from_json

ORPHAN_CHECK_SECONDS = 1.0


def answer(request: dict[str, Any]) -> Rendered | dict[str, str]:
    """The rendered report, or the error to send back."""
    try:
        report = document_from_json(request["kind"], request["report"])
        assets = {name: Asset(kind, Path(path)) for name, (kind, path) in request["assets"].items()}
        made_at = datetime.fromisoformat(report.made_at)
        return render_pdf(render_html(report), assets, made_at, request["report"])
    except AssetMissing as error:
        return {"error": "asset-missing", "name": error.name}
    except MemoryError:
        return {"error": "memory"}
    except Exception as error:  # Whatever the engine raises is the answer, never this process's end.
        return {"error": "engine", "detail": f"{type(error).__name__}: {error}"[:500]}


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until the other side closes."""
    while True:
        try:
            request = json.loads(read_frame(requests))
        except BrokenFrame:
            return
        allow_cpu(request["cpu_seconds"])
        outcome = answer(request)
        if isinstance(outcome, Rendered):
            write_frame(answers, json.dumps({"pages": outcome.pages}).encode())
            write_frame(answers, outcome.data)
        else:
            write_frame(answers, json.dumps(outcome).encode())


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


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(ORPHAN_CHECK_SECONDS)
    os._exit(3)


def main() -> None:
    """Serve over the standard streams; what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_memory(int(sys.argv[1]))
    threading.Thread(target=_end_with, args=(int(sys.argv[2]),), daemon=True).start()
    warm_up()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
