"""Wiring: the key that signs cookies, hosts, proxies, sizes, cookies."""

import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask, request

from inspect_app.app import LARGEST_BODY, create_app, secret_key
from inspect_app.config import Config
from inspect_app.web import policy
from tests.factories.cast import PASSWORD
from tests.factories.pages import StrictClient
from tests.functional.conftest import Filled, english

KEY = "s" * 40
Make = Callable[..., Flask]


@pytest.fixture
def make(filled: Filled, tmp_path: Path) -> Iterator[Make]:
    """``make(public_url=…)``: the application under those settings."""
    made: list[Flask] = []

    def with_settings(**settings: object) -> Flask:
        folder = tmp_path / str(len(made))
        shutil.copytree(filled.folder, folder)
        config = Config.model_validate({"data": folder, "secret_key": KEY, "log_level": "error", **settings})
        app = create_app(config, with_runner=False)
        app.test_client_class = StrictClient
        made.append(app)
        return app

    yield with_settings
    for app in made:
        app.extensions["database"].close()


def _seen_by(app: Flask) -> StrictClient:
    """A browser on ``app``, which tells under /seen how it was reached."""

    @policy.public
    def seen() -> dict[str, object]:
        return {"address": request.remote_addr, "url": request.host_url}

    app.add_url_rule("/seen", view_func=seen)
    return english(app)


def test_the_key_is_made_once_and_only_ours_to_read(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    first = secret_key(Config(data=folder))
    assert len(first) >= 32
    assert secret_key(Config(data=folder)) == first
    assert secret_key(Config(data=tmp_path / "other")) != first
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret_key"]


def test_a_key_that_was_set_is_not_written_down(tmp_path: Path) -> None:
    assert secret_key(Config(data=tmp_path, secret_key=KEY)) == KEY
    assert list(tmp_path.iterdir()) == []


def test_a_session_outlives_a_restart_with_the_same_key_only(filled: Filled, tmp_path: Path) -> None:
    shutil.copytree(filled.folder, tmp_path, dirs_exist_ok=True)
    cookie, statuses = "", []
    for key in ("", "", KEY):
        app = create_app(Config(data=tmp_path, secret_key=key, log_level="error"), with_runner=False)
        app.test_client_class = StrictClient
        client = english(app)
        if cookie:
            client.set_cookie("inspect_session", cookie)
            statuses.append(client.get("/account").status_code)
        else:
            client.sign_in("inspector", PASSWORD)
            held = client.get_cookie("inspect_session")
            assert held is not None
            cookie = held.value
        app.extensions["database"].close()
    assert statuses == [200, 302]


def test_only_trusted_names_are_answered(make: Make) -> None:
    client = english(make(trusted_hosts="inspect.example, .tablets.example"))
    for host in ("inspect.example", "inspect.example:8443", "one.tablets.example"):
        assert client.get("/sign-in", headers={"Host": host}).status_code == 200
    for host in ("evil.example", "inspect.example.evil.example", "inspect.example:99999", "a b"):
        refused = client.get("/sign-in", headers={"Host": host})
        assert (refused.status_code, refused.mimetype) == (400, "text/plain")
        assert "Use the address you were given." in refused.text
        assert client.get("/", headers={"Host": host, "Accept": "application/json"}).status_code == 400


def test_any_name_is_answered_where_none_is_set(make: Make) -> None:
    assert english(make()).get("/sign-in", headers={"Host": "tablet.example"}).status_code == 200


def test_forwarded_headers_count_only_behind_a_proxy(make: Make) -> None:
    headers = {
        "X-Forwarded-For": "203.0.113.9",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "inspect.example",
    }
    direct = _seen_by(make()).get("/seen", headers=headers).json
    assert direct == {"address": "127.0.0.1", "url": "http://localhost/"}
    proxied = _seen_by(make(trusted_proxies=1)).get("/seen", headers=headers).json
    assert proxied == {"address": "203.0.113.9", "url": "https://inspect.example/"}


def test_a_body_too_large_is_refused_before_it_is_read(make: Make) -> None:
    client = english(make())
    client.get("/sign-in")
    answer = client.send("/sign-in", username="a" * LARGEST_BODY, password="x")
    assert answer.status_code == 413
    assert "larger than allowed: here at most 2 MB" in answer.text
    chinese = client.post(
        "/sign-in", data={"username": "a" * LARGEST_BODY}, headers={"Accept-Language": "zh-CN"}
    )
    assert "此处连同文件最多 2 MB" in chinese.text


@pytest.mark.parametrize(("address", "secure"), [("", False), ("https://inspect.example", True)])
def test_the_cookie_is_for_this_site_and_no_script(make: Make, address: str, secure: bool) -> None:
    cookie = english(make(public_url=address)).get("/sign-in").headers["Set-Cookie"]
    assert cookie.startswith("inspect_session=")
    assert {"HttpOnly", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
    assert ("Secure" in cookie) == secure


def test_a_form_without_its_token_changes_nothing(make: Make) -> None:
    client = english(make())
    answer = client.post("/sign-in", data={"username": "inspector", "password": PASSWORD})
    assert answer.status_code == 400
    assert "The page is out of date." in answer.text
    assert client.get("/account").status_code == 302


def test_the_environment_is_read_where_no_settings_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSPECT_DATA", str(tmp_path))
    monkeypatch.setenv("INSPECT_COMPANY_EN", "Harbour Services")
    monkeypatch.setenv("INSPECT_LOG_LEVEL", "error")
    app = create_app(with_runner=False)
    assert app.extensions["config"].company_en == "Harbour Services"
    assert (tmp_path / "secret_key").is_file()
    app.extensions["database"].close()


def test_what_is_loaded_is_no_longer_looked_through_for_garbage() -> None:
    # In a process of its own, for it holds for the whole of one.
    script = "import gc, inspect_app.app as app; app.settle_memory(); print(gc.get_freeze_count())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 10_000
