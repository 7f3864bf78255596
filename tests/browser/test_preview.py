"""The preview beside an editor: it follows every save and keeps what was entered."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from inspect_app.config import Config
from inspect_app.web.preview import create_preview, located

CHECKLIST = """checklist: desk
version: 1.0.0
title: {zh: 前台, en: Desk}
groups:
  - title: {zh: 接待, en: Reception}
    items:
      - {id: greets, ask: {zh: 问候, en: Greets}, why: {zh: 礼貌, en: Courtesy}, weight: %s}
      - {id: smiles, ask: {zh: 微笑, en: Smiles}, why: {zh: 礼貌, en: Courtesy}}
      - id: sits
        ask: {zh: 就坐, en: Sits}
        why: {zh: 礼貌, en: Courtesy}
        when: {attribute: seating, is: true}
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The preview of a library of one checklist."""
    (tmp_path / "library.yaml").write_text("library: ours\nversion: 1.0.0\nlanguages: [zh, en]\n")
    (tmp_path / "desk.yaml").write_text(CHECKLIST % 1, encoding="utf-8")
    shown = located("desk", tmp_path)
    assert shown is not None
    server = make_server("127.0.0.1", 0, create_preview(Config(), shown), threaded=True)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_save_is_followed_and_what_was_entered_stays(
    chromium: Browser, address: str, tmp_path: Path
) -> None:
    context = chromium.new_context(viewport={"width": 1180, "height": 820}, locale="en")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    page.goto(address)
    page.locator("#item-greets [data-value=nonconform]").click()
    page.locator("#item-smiles [data-value=conform]").click()
    expect(page.locator("[data-score]")).to_have_text("50.0 so far")
    expect(page.locator("#item-sits")).to_be_hidden()
    page.locator("[data-attribute=seating]").select_option("true")
    expect(page.locator("#item-sits")).to_be_visible()

    (tmp_path / "desk.yaml").write_text(CHECKLIST % 3 + "        colour: red\n", encoding="utf-8")
    expect(page.locator(".preview-problems")).to_contain_text("13:9")
    expect(page.locator("[data-score]")).to_have_text("25.0 so far")
    expect(page.locator("#item-sits")).to_be_visible()

    (tmp_path / "desk.yaml").write_text(CHECKLIST % 1, encoding="utf-8")
    expect(page.locator("[data-score]")).to_have_text("50.0 so far")
    expect(page.locator("#item-sits")).to_be_visible()
    assert faults == []
    context.close()
