"""The tablet's modules on a bare page of their own, and browsers that can be killed and come back."""

import functools
import json
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright

from tests.browser.conftest import ARGUMENTS, PATIENCE

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
WORKERS = {"image": "image_worker.js", "journal": "store/journal_worker.js"}
POLICY = "require-trusted-types-for 'script'; script-src 'self'; worker-src 'self'"


class _Quiet(SimpleHTTPRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """As strict as the real pages, so that a worker is started the way it must be."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


def _bundle(folder: Path) -> None:
    """The page's script and the workers, as the real build makes them."""
    built = {"build": "test", "language": "en", "qr_wasm": ""}
    built |= {f"{name}_worker": f"/bare/{name}_worker.js" for name in WORKERS}
    esbuild = [str(ROOT / "node_modules/.bin/esbuild"), "--bundle", "--log-level=error", "--target=chrome111"]
    page = [f"--define:BUILT={json.dumps(built)}", "--format=esm", f"--outfile={folder / 'page.js'}"]
    subprocess.run([*esbuild, str(HERE / "store_page.js"), *page], check=True, cwd=ROOT)
    for name, source in WORKERS.items():
        entry = str(ROOT / "static/js/field" / source)
        subprocess.run(
            [*esbuild, entry, "--format=iife", f"--outfile={folder / name}_worker.js"], check=True, cwd=ROOT
        )
    (folder / "index.html").write_text('<!doctype html><script type="module" src="page.js"></script>')


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the bare page."""
    folder = tmp_path_factory.mktemp("ground") / "bare"
    folder.mkdir()
    _bundle(folder)
    return folder


@pytest.fixture(scope="session")
def ground(bare: Path) -> Iterator[str]:
    """The address of the bare page on a server that has nothing else."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(bare.parent)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/bare/"
    server.shutdown()
    thread.join()
    server.server_close()


class Machine:
    """A browser with a profile on the disk; the page's store is ``window.store``."""

    def __init__(self, playwright: Playwright, address: str, profile: Path) -> None:
        self.playwright = playwright
        self.address = address
        self.profile = profile
        self.context: BrowserContext | None = None

    def start(self) -> Page:
        """A running browser and its first page, with the store open."""
        path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.profile), executable_path=path, args=ARGUMENTS, headless=True
        )
        page = self.open()
        _until_it_edits(page)
        return page

    def open(self) -> Page:
        """One more tab with an open store."""
        assert self.context
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        self._open_store(page)
        return page

    def load(self, page: Page) -> None:
        """Load the only page anew and open its store."""
        self._open_store(page)
        _until_it_edits(page)

    def _open_store(self, page: Page) -> None:
        page.goto(self.address)
        page.evaluate("async () => { window.store = await field.openStore(); }")

    def kill(self) -> None:
        """End the browser as a dying battery does: at once, with every process it started."""
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and self._is_ours(entry):
                with suppress(ProcessLookupError):
                    os.kill(int(entry.name), signal.SIGKILL)
        self.close()

    def _is_ours(self, process: Path) -> bool:
        try:
            return f"--user-data-dir={self.profile}" in (process / "cmdline").read_bytes().decode(
                "utf-8", "replace"
            )
        except OSError:
            return False

    def close(self) -> None:
        """End it in order; a killed one is only forgotten."""
        if self.context:
            with suppress(Error):
                self.context.close()
        self.context = None


Machines = Callable[[Path], Machine]


@pytest.fixture
def machines(ground: str, playwright: Playwright) -> Iterator[Machines]:
    """``machines(profile)``: a browser of its own."""
    made: list[Machine] = []

    def make(profile: Path) -> Machine:
        made.append(Machine(playwright, ground, profile))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def machine(machines: Machines, tmp_path: Path) -> Machine:
    """One browser."""
    return machines(tmp_path / "profile")


def _until_it_edits(page: Page) -> None:
    """The page or the tab before lets go of the journal when the browser gets round to ending it."""
    until(page, "return store.health.state === 'elsewhere'", False)


def told(page: Page, script: str, *arguments: Any) -> Any:
    """What an async function body says, given ``store``, ``sync`` and the arguments as ``a``."""
    return page.evaluate(f"async (a) => {{ const {{ store, sync }} = window; {script} }}", list(arguments))


def until(page: Page, script: str, wanted: object, *arguments: Any) -> None:
    """Ask again until the page says what is wanted."""
    found: object = None
    for _ in range(PATIENCE // 50):
        found = told(page, script, *arguments)
        if found == wanted:
            return
        page.wait_for_timeout(50)
    assert found == wanted
