"""Log lines for people and for programs."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from inspect_app import logs
from inspect_app.config import Config


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def _configure(**settings: str) -> None:
    logs.configure(Config.from_env({f"INSPECT_{name.upper()}": value for name, value in settings.items()}))


def test_json_lines_carry_level_time_values_and_the_request(capsys: pytest.CaptureFixture[str]) -> None:
    _configure(log_format="json")
    structlog.contextvars.bind_contextvars(request="abc123")
    logs.logger("inspect_app.web").info("signed in", user="王芳")
    line = json.loads(capsys.readouterr().err)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "signed in", "user": "王芳", "level": "info", "request": "abc123"}


def test_lines_of_other_libraries_look_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    _configure(log_format="json")
    logging.getLogger("waitress").warning("queue depth is %d", 3)
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["level"]) == ("queue depth is 3", "warning")


def test_text_lines_are_readable_and_plain_when_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    _configure(log_format="text")
    logs.logger("inspect_app").info("ready", port=8000)
    line = capsys.readouterr().err
    assert "ready" in line
    assert "port=8000" in line
    assert "\x1b[" not in line


def test_what_is_below_the_level_is_not_said(capsys: pytest.CaptureFixture[str]) -> None:
    _configure(log_level="error")
    logs.logger("inspect_app").warning("nearly full")
    assert capsys.readouterr().err == ""


def test_an_exception_is_told_with_its_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    _configure(log_format="json")
    try:
        _ = 1 // 0
    except ZeroDivisionError:
        logs.logger("inspect_app").exception("render failed")
    assert "ZeroDivisionError" in json.loads(capsys.readouterr().err)["exception"]
