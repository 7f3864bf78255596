"""Log lines: JSON for machines, text for people, from the level that is set."""

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
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.contextvars.clear_contextvars()
    structlog.reset_defaults()


def test_json_lines_carry_the_request_id(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(Config(log_format="json"))
    structlog.contextvars.bind_contextvars(request_id="abc")
    logs.logger("room").info("地面积水", sheet=3)
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["request_id"], line["sheet"], line["level"]) == ("地面积水", "abc", 3, "info")
    assert line["timestamp"].endswith("Z")


def test_lines_below_the_level_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(Config(log_level="warning"))
    logs.logger("room").info("quiet")
    logging.getLogger("library").warning("loud")
    told = capsys.readouterr().err
    assert "quiet" not in told
    assert "loud" in told


def test_an_exception_is_one_json_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(Config(log_format="json"))
    try:
        raise ValueError("inner")
    except ValueError:
        logs.logger("room").exception("failed")
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "ValueError: inner" in json.loads(told)["exception"]


def test_line_breaks_in_values_forge_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(Config(log_format="json"))
    logs.logger("room").info("request", path="/a\n{}")
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("form", ["json", "text"])
def test_control_characters_reach_no_terminal(capsys: pytest.CaptureFixture[str], form: str) -> None:
    logs.configure(Config(log_format=form))
    logs.logger("room").info("request", path="/大堂\x1b[31m\0\x9b\u202e\u2028")
    logging.getLogger("library").warning("name\nforged line\x1b")
    told = capsys.readouterr().err
    assert told.count("\n") == 2
    assert "大堂" in told
    # The colours of a terminal are the renderer's own; there is none here.
    assert all(letter.isprintable() or letter == "\n" for letter in told)
