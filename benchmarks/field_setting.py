"""What benchmarks/field.py stands on: a server with one long inspection, the same questions as an XForm."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pyxform.xls2xform import convert
from werkzeug.serving import make_server

from inspect_app.app import create_app
from inspect_app.checklist.holdings import Library
from inspect_app.checklist.library import load_library
from inspect_app.config import Config
from inspect_app.demo import organisation
from inspect_app.exchange.xlsform_out import to_xlsform
from inspect_app.services import starting
from inspect_app.services.revisions import publish_library
from inspect_app.storage import schema
from inspect_app.storage.database import Database

# One file may not hold more; beyond it an inspection has several sheets.
SHEET, SECTION = 400, 20
# In turns, as a real sheet mixes them.
ANSWERS = (
    "{conformity: {partial: true}}",
    "{conformity: {}}",
    "{scale: {min: 1, max: 5}}",
    "{count: {deduct: 0.1}}",
    "{choice: {options: [{id: a, title: {zh: 好, en: Good}, score: 1}, {id: b, title: {zh: 差}, score: 0}]}}",
    "text",
)
WHAT = ("地面干燥无积水", "照明完好无坏灯", "消防通道畅通", "标识清晰完整")


def _item(number: int) -> str:
    answer = ANSWERS[number % len(ANSWERS)]
    ask = f"{{zh: {WHAT[number % len(WHAT)]}（第{number}项）, en: Point {number} is clean}}"
    why = "{zh: 业主天天看见, en: Residents see it daily}"
    more = (
        ", required: false"
        if answer == "text"
        else ", photo: on-fail, note: on-fail"
        if "conf" in answer
        else ""
    )
    return f"      - {{id: i{number}, ask: {ask}, why: {why}, answer: {answer}{more}}}\n"


def _checklist(number: int, items: int) -> str:
    start = number * SHEET
    title = f"{{zh: 长清单{number}, en: Long list {number}}}"
    lines = [f"checklist: long{number}\nversion: 1.0.0\ntitle: {title}\nper: project\ngroups:\n"]
    for first in range(0, items, SECTION):
        lines.append(
            f"  - title: {{zh: 第{first // SECTION + 1}部分, en: Part {first // SECTION + 1}}}\n    items:\n"
        )
        lines += [_item(start + each) for each in range(first, min(items, first + SECTION))]
    return "".join(lines)


def library_of(folder: Path, items: int) -> Library:
    """A library of one programme that asks so many things."""
    sheets = range((items + SHEET - 1) // SHEET)
    for number in sheets:
        (folder / f"long{number}.yaml").write_text(
            _checklist(number, min(SHEET, items - number * SHEET)), encoding="utf-8"
        )
    uses = "".join(f"      - {{use: long{number}}}\n" for number in sheets)
    (folder / "round.yaml").write_text(
        "programme: long-round\nversion: 1.0.0\ntitle: {zh: 长检查, en: Long round}\n"
        "model: points\ngrading: simple\n"
        f"parts:\n  - id: all\n    title: {{zh: 全部, en: All}}\n    checklists:\n{uses}",
        encoding="utf-8",
    )
    (folder / "simple.yaml").write_text(
        "grading: simple\ntitle: {zh: 达标, en: Pass}\ndecimals: 1\ncap: fail\nbands:\n"
        "  - {grade: pass, title: {zh: 达标, en: Pass}, from: 85}\n"
        "  - {grade: fail, title: {zh: 不达标, en: Fail}, from: 0}\n",
        encoding="utf-8",
    )
    library = load_library(folder)
    if any(each.severity == "error" for each in library.problems):
        raise SystemExit("\n".join(map(str, library.problems)))
    return library


def xform_of(library: Library) -> str:
    """All of it as one XForm, by our own export and pyxform."""
    groups = tuple(group for each in library.checklists for group in each.groups)
    whole = replace(library.checklists[0], groups=groups)
    return str(convert(to_xlsform(whole, "en"), file_type=".xlsx", validate=False).xform)


@dataclass(frozen=True)
class Setting:
    """``inspection`` waits at ``address``; its inspector signs in as ``user``."""

    address: str
    inspection: str
    user: str
    password: str


@contextmanager
def served(folder: Path, library: Library) -> Iterator[Setting]:
    """A server with one inspection in progress; gone at the end."""
    database = Database(f"sqlite:///{folder / 'inspect.db'}")
    schema.migrate(database)
    with database.writing() as session:
        company = organisation.set_up(session)
        publish_library(session, None, library)
        project, inspector = company.projects["HD01"], company.people["wang"]
        (offer,) = starting.offers(session, project.id)
        inspection = str(starting.start(session, inspector, project, offer.revision.id).id)
    database.close()
    app = create_app(Config(data=folder, secret_key="s" * 40, log_level="error"), with_runner=False)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Setting(f"http://127.0.0.1:{server.server_port}", inspection, "wang", organisation.PASSWORD)
    finally:
        server.shutdown()
        server.server_close()
        app.extensions["database"].close()
