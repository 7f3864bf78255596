"""One sheet of every kind of item, on a tablet, with a store whose every op can be read."""

import functools
import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from inspect_app.checklist.library import load_library
from inspect_app.web.presenters.previews import bundle_of
from tests.browser.conftest import PATIENCE
from tests.browser.field.conftest import ROOT, _Quiet

HERE = Path(__file__).parent
LANDSCAPE, PORTRAIT = (1180, 820), (820, 1180)
CHECKLIST = """checklist: lobby
version: 1.0.0
title: {zh: 一楼大堂, en: Ground floor lobby}
per: encounter
groups:
  - title: {zh: 地面与照明, en: Floor and light}
    items:
      - id: floor
        ask: {zh: 地面干燥, en: The floor is dry}
        why: {zh: 滑倒是最常见的伤害, en: Slips are the commonest injury}
        help: {zh: 看入口三米内, en: Look within three metres of the entrance}
        answer: {conformity: {partial: true}}
        photo: on-fail
        note: on-fail
        phrases: [{zh: 地面积水, en: Standing water}, {zh: 地砖破损, en: Broken tile}]
      - id: cause
        ask: {zh: 原因, en: What is the cause}
        why: {zh: 便于整改, en: Helps correction}
        answer: {choice: {options: [{id: leak, title: {zh: 漏水, en: A leak}, score: 0},
                 {id: rain, title: {zh: 雨, en: Rain}, score: 1}]}}
        when: {item: floor, is: nonconform}
      - id: lamps
        ask: {zh: 坏灯, en: Dead lamps}
        why: {zh: 光, en: Light}
        answer: {count: {deduct: 0.25}}
      - id: look
        ask: {zh: 观感, en: Overall look}
        why: {zh: 观感, en: Look}
        answer: {scale: {min: 1, max: 5, labels: {1: {zh: 差, en: poor}, 5: {zh: 好, en: good}}}}
  - title: {zh: 设备, en: Equipment}
    items:
      - {id: rings, ask: {zh: 铃声, en: Rings}, why: {zh: 及时, en: In time}, veto: sheet,
         answer: {measure: {unit: ring, max: 3, zero_at: 7}}}
      - {id: boxes, ask: {zh: 消防箱, en: Fire boxes}, why: {zh: 消防, en: Fire},
         answer: {sample: {of: {zh: 消防箱, en: fire boxes}, size: 5}}}
  - title: {zh: 记录, en: For the record}
    items:
      - {id: words, ask: {zh: 其他, en: Anything else}, why: {zh: 记录, en: Record}, required: false,
         answer: text}
      - {id: visitors, ask: {zh: 人数, en: People}, why: {zh: 记录, en: Record},
         answer: {number: {unit: person}}}
      - {id: day, ask: {zh: 日期, en: Next check}, why: {zh: 记录, en: Record}, answer: date}
      - {id: view, ask: {zh: 全景, en: A photo of it all}, why: {zh: 记录, en: Record}, answer: photo}
"""


def _esbuild(*arguments: str) -> None:
    program = str(ROOT / "node_modules/.bin/esbuild")
    subprocess.run([program, "--bundle", "--log-level=error", *arguments], check=True, cwd=ROOT)


def _style(folder: Path) -> None:
    """As the build joins them."""
    sheets = [ROOT / "static/css/tokens.css", *sorted((ROOT / "static/css").glob("field*.css"))]
    (folder / "all.css").write_text("".join(f'@import "{sheet}";\n' for sheet in sheets), encoding="utf-8")
    _esbuild(str(folder / "all.css"), f"--outfile={folder / 'style.css'}")


def _pages(folder: Path) -> None:
    worker = {"image_worker": "/image_worker.js", "journal_worker": ""}
    for language, conditions in {"zh": "", "en": "english"}.items():
        built = {"build": "test", "language": language, "qr_wasm": "", **worker}
        made = [
            f"--define:BUILT={json.dumps(built)}",
            f"--conditions={conditions}",
            f"--outdir={folder / language}",
        ]
        _esbuild(str(HERE / "sheet_page.js"), "--format=esm", "--splitting", *made)
        page = (
            f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Sheet</title>'
            '<meta name="viewport" content="width=device-width"><link rel="icon" href="icons.svg">'
            '<link rel="stylesheet" href="style.css">'
            f'<script type="module" src="{language}/sheet_page.js"></script><main id="main"></main>'
            f"{(ROOT / 'static/img/icons.svg').read_text(encoding='utf-8')}"
        )
        (folder / f"{language}.html").write_text(page, encoding="utf-8")
    _esbuild(
        str(ROOT / "static/js/field/image_worker.js"),
        "--format=iife",
        f"--outfile={folder / 'image_worker.js'}",
    )
    shutil.copy(ROOT / "static/img/icons.svg", folder / "icons.svg")


@pytest.fixture(scope="session")
def sheet_ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sheet's page, under the strict policy of the real one."""
    folder = tmp_path_factory.mktemp("sheet")
    _style(folder)
    _pages(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One inspection of one sheet, of user ``me``."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "library.yaml").write_text("library: ours\nversion: 1.0.0\nlanguages: [zh, en]\n")
    (folder / "lobby.yaml").write_text(CHECKLIST, encoding="utf-8")
    library = load_library(folder)
    checklist = library.checklist("lobby")
    assert checklist is not None, library.problems
    made = bundle_of(checklist, library.clauses)
    made["people"] = {"me": "Wang", "li": "Li Na"}
    made["inspection"]["inspector"] = {"id": "me", "name": "Wang"}
    return made


class Table:
    """A tablet with the sheet on it."""

    def __init__(self, context: BrowserContext, address: str, bundle: dict[str, Any]) -> None:
        self.complaints: list[str] = []
        self.bundle = bundle
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda told: told.type == "error" and self.complaints.append(told.text))
        self.page.goto(address)
        self.page.evaluate("([bundle]) => table.lay(bundle, 'me')", [bundle])
        self.open()

    def open(self, item: str = "", sheet: str = "preview") -> None:
        """Open the sheet, at an item if one is named."""
        self.page.evaluate(
            "([sheet, item]) => table.open('preview', sheet, item || undefined)", [sheet, item]
        )

    def item(self, name: str, within: str = "") -> Locator:
        """An item's card, or what is in it."""
        return self.page.locator(f"#item-{name} {within}".strip())

    def section(self, number: int) -> None:
        """Open a section by its place in the list."""
        self.page.locator(".section-button").nth(number).click()

    def changes(self, item: str = "") -> list[tuple[str, Any]]:
        """(field, value) of every op made, in order."""
        made = self.page.evaluate("() => table.changes('preview')")
        return [(one["field"], one["value"]) for one in made if not item or one["item"] == item]

    def settle(self, **reply: Any) -> None:
        """What the server answers to a batch."""
        whole = {
            "acked": [],
            "rejected": [],
            "current": [],
            "sheets": [],
            "claims": [],
            "cursor": 2,
            "more": False,
        }
        self.page.evaluate(
            "([reply]) => table.store.settle('preview', reply)", [{**whole, "state": "in_progress", **reply}]
        )


Open = Callable[..., Table]


@pytest.fixture
def table(chromium: Browser, sheet_ground: str, bundle: dict[str, Any]) -> Iterator[Open]:
    """``table(language, size)``: a fresh one; at the end none may have complained."""
    opened: list[tuple[BrowserContext, Table]] = []

    def make(language: str = "en", size: tuple[int, int] = LANDSCAPE, **changed: Any) -> Table:
        viewport = {"width": size[0], "height": size[1]}
        context = chromium.new_context(viewport=viewport, has_touch=True, locale=language)  # type: ignore[arg-type]
        opened.append((context, Table(context, f"{sheet_ground}/{language}.html", {**bundle, **changed})))
        return opened[-1][1]

    yield make
    for context, _one in opened:
        context.close()
    assert [complaint for _, one in opened for complaint in one.complaints] == []
