"""Servers that are there at once: the product is imported one time, every server is a fork of that process.

A proof kills the server fifty times. Importing took nine tenths of each start and shows nothing; what is
forked is the whole of ``inspect_app serve``, a process of its own.
"""

import json
import os
import pkgutil
import select
import signal
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

PATIENCE = 120


class Nursery:
    """One importing process of the tree in ``root``; it ends, and its servers with it, when this one does."""

    def __init__(self, root: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, __file__],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def born(self, told: dict[str, str], log: Path) -> "Born":
        """A server with these settings, which writes to ``log``."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([told, str(log)]) + "\n")
        self.process.stdin.flush()
        return Born(int(self.process.stdout.readline()))

    def close(self) -> None:
        """No more."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(PATIENCE)
        assert self.process.stdout
        self.process.stdout.close()


class Born:
    """A forked server, known by a handle that no other process can come to have."""

    def __init__(self, process: int) -> None:
        self.handle = os.pidfd_open(process)

    def lives(self, patience: float = 0) -> bool:
        """Whether the process is there, still after so many seconds."""
        ended, _, _ = select.select([self.handle], [], [], patience)
        return not ended

    def kill(self) -> None:
        """SIGKILL; back when the process is gone."""
        if self.lives():
            signal.pidfd_send_signal(self.handle, signal.SIGKILL)
        assert not self.lives(PATIENCE), "a killed process stays"
        os.close(self.handle)


def _serve(told: dict[str, str], log: str) -> None:
    """The life of a fork: the command line, as from a shell."""
    from inspect_app.cli.main import main

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(told)
    out = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, file in enumerate((nothing, out, out)):
        os.dup2(file, number)
    sys.argv[1:] = ["serve"]
    main()


def _bear() -> None:
    """Fork for every line; the system takes away whoever died."""
    import inspect_app

    # All of it, also what is imported late; migrations run when they are imported.
    for module in pkgutil.walk_packages(inspect_app.__path__, "inspect_app."):
        if ".migrations" not in module.name:
            import_module(module.name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    handles = []
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _serve(*json.loads(line))
        handles.append(os.pidfd_open(child))
        print(child, flush=True)
    for handle in handles:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(handle, signal.SIGKILL)


if __name__ == "__main__":
    _bear()
