"""What a tablet's uploads and wishes are refused for has words in both languages."""

import pytest
from flask import Flask

from inspect_app.web.messages import message_for
from inspect_app.web.messages.tablet import MESSAGES


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_code_is_worded_in_both_languages(app: Flask, code: str) -> None:
    told = []
    for language in ("en", "zh-CN"):
        with app.test_request_context(headers={"Accept-Language": language}):
            told.append(message_for(code, {"number": "IN-7", "offset": 1, "field": "a", "megabytes": 5}))
    assert told[0] != told[1]
    assert "%(" not in "".join(told)
