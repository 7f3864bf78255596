"""The preview of a checklist: the tablet's form, beside the editor, without database or saving."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from inspect_app.config import Config
from inspect_app.web import field, preview
from inspect_app.web.headers import POLICY
from inspect_app.web.preview import Shown, create_preview, located
from tests.factories.pages import StrictClient, check

CHECKLIST = """checklist: %s
version: 1.0.0
title: {zh: 前台, en: Desk}
groups:
  - title: {zh: 接待, en: Reception}
    items:
      - {id: greets, ask: {zh: 问候, en: Greets}, why: {zh: 礼貌, en: Courtesy}}
      - id: sits
        ask: {zh: 就坐, en: Sits}
        why: {zh: 礼貌, en: Courtesy}
        when: {attribute: seating, is: true}
"""
MANIFEST = "library: ours\nversion: 1.0.0\nlanguages: [zh, en]\n"


@pytest.fixture(autouse=True)
def built(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the build would have written, so that these tests need no Node.js."""
    made = tmp_path_factory.mktemp("built")
    facts = {"style": "field-1.css", "preview": {"zh": "preview-zh-1.js", "en": "preview-en-1.js"}}
    (made / "field.json").write_text(json.dumps(facts), encoding="utf-8")
    monkeypatch.setattr(field, "built_folder", lambda: made)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two checklists."""
    (tmp_path / "library.yaml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "desk.yaml").write_text(CHECKLIST % "desk", encoding="utf-8")
    (tmp_path / "gate.yaml").write_text(CHECKLIST % "gate", encoding="utf-8")
    return tmp_path


def _app(shown: Shown | None) -> Flask:
    assert shown is not None
    app = create_preview(Config(), shown)
    app.test_client_class = StrictClient
    return app


def _client(shown: Shown | None, language: str = "en") -> StrictClient:
    client = _app(shown).test_client()
    assert isinstance(client, StrictClient)
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
    return client


def _data(html: str) -> dict[str, Any]:
    for element in check(html).iter("div"):
        if element.get("id") == "preview-data":
            data: dict[str, Any] = json.loads(element.get("data-preview") or "")
            return data
    raise AssertionError(html)


def _items(html: str) -> list[str]:
    """The ids of the items the page's data asks."""
    checklist = _data(html)["bundle"]["revision"]["programme"]["parts"][0]["uses"][0]["checklist"]
    return [item["id"] for group in checklist["groups"] for item in group["items"]]


@pytest.mark.parametrize(("language", "title"), [("en", "Desk"), ("zh", "前台")])
def test_the_form_of_the_checklist_is_shown(folder: Path, language: str, title: str) -> None:
    page = _client(located("desk", folder), language).get("/", follow_redirects=True)
    assert page.status_code == 200
    assert f"<title>{title} · " in page.text
    assert f'src="/static/built/preview-{language}-1.js"' in page.text
    assert 'href="/static/built/field-1.css"' in page.text
    assert 'data-attribute="seating"' in page.text
    assert page.headers["Content-Security-Policy"] == POLICY
    assert _items(page.text) == ["greets", "sits"]
    assert _data(page.text)["bundle"]["sheets"][0]["checklist"] == "desk"


def test_without_a_build_it_says_what_to_run(folder: Path, built: Path) -> None:
    (built / "field.json").unlink()
    page = _client(located("desk", folder)).get("/", follow_redirects=True)
    assert (page.status_code, "script/build.mjs" in page.text) == (503, True)


def test_the_language_once_chosen_stays(folder: Path) -> None:
    client = _client(located("desk", folder))
    assert "前台" in client.get("/?language=zh", follow_redirects=True).text
    assert "前台" in client.get("/sheets/gate").text


def test_the_next_sheet_is_the_next_checklist_of_the_library(folder: Path) -> None:
    client = _client(located("desk", folder))
    assert _data(client.get("/sheets/desk").text)["after"] == "/sheets/gate"
    assert _data(client.get("/sheets/gate").text)["after"] == "/sheets/desk"
    assert client.get("/sheets/none").status_code == 404


def test_problems_stand_above_the_form_with_their_lines(folder: Path) -> None:
    client = _client(located("desk", folder))
    broken = (CHECKLIST % "desk").replace("en: Greets}", "en: Greets}, severity: heavy")
    (folder / "desk.yaml").write_text(broken, encoding="utf-8")
    page = client.get("/sheets/desk").text
    assert "CL108" in page
    assert "7:" in page
    assert "sits" in _items(page)
    assert "CL108" not in client.get("/sheets/gate").text


def test_a_file_that_cannot_be_read_shows_what_to_mend(folder: Path) -> None:
    client = _client(located("desk", folder))
    (folder / "desk.yaml").write_text("checklist: desk\n\tversion: 1", encoding="utf-8")
    page = client.get("/", follow_redirects=True)
    assert page.status_code == 200
    assert "The checklist cannot be shown yet" in page.text
    assert "CL006" in page.text
    (folder / "desk.yaml").write_text(CHECKLIST % "desk", encoding="utf-8")
    assert _items(client.get("/sheets/desk").text) == ["greets", "sits"]


def test_a_file_alone_may_be_named_readable_or_not(tmp_path: Path) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text("checklist: [", encoding="utf-8")
    client = _client(located(str(file), tmp_path / "elsewhere"))
    assert "The checklist cannot be shown yet" in client.get("/").text
    file.write_text(CHECKLIST % "draft", encoding="utf-8")
    assert client.get("/").headers["Location"].startswith("/sheets/draft")
    first = client.get("/version.json").get_json()
    file.write_text(CHECKLIST % "draft" + "# more\n", encoding="utf-8")
    assert client.get("/version.json").get_json() != first


def test_a_file_of_a_library_is_shown_within_it(folder: Path) -> None:
    assert located(str(folder / "desk.yaml"), folder) == Shown(folder, "desk", "desk.yaml")
    assert located("desk", folder) == Shown(folder, "desk", "desk.yaml")
    assert located("none", folder) is None


def test_the_version_changes_with_any_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = _client(located("desk", folder))
    first = client.get("/version.json").get_json()
    assert client.get("/version.json").get_json() == first
    os.utime(folder / "gate.yaml", (1, 1))
    second = client.get("/version.json").get_json()
    assert second != first
    # An editor that replaces a file leaves a moment without one.
    monkeypatch.setattr(preview, "_files", lambda _: [folder / "gone.yaml", folder / "desk.yaml"])
    assert client.get("/version.json").status_code == 200


def test_a_page_under_another_name_is_refused(folder: Path) -> None:
    client = _app(located("desk", folder)).test_client()
    assert client.get("/version.json", headers={"Host": "evil.example"}).status_code == 400
