"""What any request can be refused for."""

import pytest
from flask import Flask, abort
from werkzeug.exceptions import HTTPException

from inspect_app.web.messages.requests import MESSAGES, TITLES


def test_every_status_that_is_worded_has_a_heading() -> None:
    worded = {int(code.removeprefix("http-")) for code in MESSAGES if code.startswith("http-")}
    assert worded <= set(TITLES)
    assert worded >= {400, 404, 405, 413, 415, 500}


@pytest.mark.parametrize("status", [400, 404, 405, 413, 415, 429, 500])
def test_what_the_framework_can_refuse_is_worded(status: int) -> None:
    with pytest.raises(HTTPException):
        abort(status)
    assert f"http-{status}" in MESSAGES


def test_headings_and_words_are_translated(app: Flask) -> None:
    """One wording in two languages: none is left English on a Chinese page."""
    spoken = {}
    for language in ("en", "zh"):
        with app.test_request_context(headers={"Accept-Language": language}):
            spoken[language] = [str(text) for text in (*TITLES.values(), *MESSAGES.values())]
    for english, chinese in zip(spoken["en"], spoken["zh"], strict=True):
        assert english.isascii(), english
        assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese), english
