"""The shell of the tablet app: one and the same for everybody, and it names what was built."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from inspect_app.web import field
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the build would have written, so that these tests need no Node.js."""
    folder = tmp_path / "built"
    folder.mkdir()
    words = {"name": "Field", "description": "…", "starting": "…", "no_script": "…"}
    facts = {
        "build": "abc123",
        "style": "field-1.css",
        "app": {"zh": "app-zh-1.js", "en": "app-en-1.js"},
        "preload": {"app": {"zh": ["part-1.js"], "en": ["part-2.js"]}},
        "service_worker": "service_worker.js",
        "image_worker": "image_worker-1.js",
        "journal_worker": "journal_worker-1.js",
        "words": {"en": words, "zh": {**words, "name": "现场检查"}},
    }
    (folder / "field.json").write_text(json.dumps(facts), encoding="utf-8")
    for name in ("service_worker.js", "image_worker-1.js", "journal_worker-1.js"):
        (folder / name).write_text(f"'{name}';", encoding="utf-8")
    monkeypatch.setattr(field, "built_folder", lambda: folder)
    return folder


def test_the_shell_is_the_same_for_everybody_of_one_language(client: StrictClient, as_: As) -> None:
    nobody = client.get("/field/")
    assert nobody.status_code == 200
    assert as_("inspector").get("/field/").data == nobody.data == client.get("/field/en").data
    assert "csrf" not in nobody.text


def test_the_shell_speaks_the_person_s_language(client: StrictClient) -> None:
    for header, tag, script in (("zh-CN,zh,en", "zh-Hans", "app-zh-1.js"), ("en", "en", "app-en-1.js")):
        answer = client.get("/field/", headers={"Accept-Language": header})
        assert answer.headers["Content-Language"] == tag
        assert f'<html lang="{tag}">' in answer.text
        assert f'src="/static/built/{script}"' in answer.text
    assert "app-zh-1.js" in client.get("/field/zh").text


def test_the_parts_of_the_first_view_are_asked_for_at_once(client: StrictClient) -> None:
    assert '<link rel="modulepreload" href="/static/built/part-2.js">' in client.get("/field/en").text


def test_a_chosen_language_goes_before_the_browser_s(app: Flask, client: StrictClient) -> None:
    with client.session_transaction() as cookie:
        cookie["language"] = "zh"
    assert "app-zh-1.js" in client.get("/field/").text


def test_the_policy_is_the_strictest_that_lets_the_app_run(client: StrictClient) -> None:
    policy = client.get("/field/").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';")
    assert "require-trusted-types-for 'script'; trusted-types lit-html inspect" in policy
    assert not re.search(r"'unsafe-(inline|eval)'|https?:|\*", policy)


def test_what_the_tablet_keeps_tells_its_version(client: StrictClient) -> None:
    for path in ("/field/", "/field/zh", "/field/worker.js"):
        answer = client.get(path)
        assert answer.headers["X-Field-Version"] == "abc123"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_the_service_worker_may_answer_below_field_only(client: StrictClient) -> None:
    answer = client.get("/field/worker.js")
    assert (answer.text, answer.mimetype) == ("'service_worker.js';", "text/javascript")
    assert answer.headers["Service-Worker-Allowed"] == "/field/"


@pytest.mark.parametrize("name", ["image_worker", "journal_worker"])
def test_workers_stand_where_the_service_worker_answers_for_them(client: StrictClient, name: str) -> None:
    answer = client.get(f"/field/{name}.js?abc")
    assert (answer.text, answer.mimetype) == (f"'{name}-1.js';", "text/javascript")
    assert "Service-Worker-Allowed" not in answer.headers


def test_the_app_can_be_installed_in_either_language(client: StrictClient) -> None:
    manifest = client.get("/field/manifest.webmanifest?language=zh")
    assert manifest.mimetype == "application/manifest+json"
    told = manifest.json
    assert told is not None
    assert (told["short_name"], told["lang"], told["start_url"]) == ("现场检查", "zh-Hans", "/field/")
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    for icon in told["icons"]:
        assert client.get(icon["src"]).mimetype == "image/png"
    english = client.get("/field/manifest.webmanifest").json
    assert english is not None
    assert english["lang"] == "en"


def test_without_a_build_the_page_says_what_to_do(built: Path, client: StrictClient) -> None:
    (built / "field.json").unlink()
    answer = client.get("/field/")
    assert answer.status_code == 503
    assert "node script/build.mjs" in answer.text


def test_who_conducts_inspections_finds_the_way(as_: As) -> None:
    page = as_("inspector").get("/").text
    assert 'class="card card-link home-way home-tablet" href="/field/"' in page
    assert "/field/" not in as_("author").get("/").text
