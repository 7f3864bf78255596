"""Every remark has its words in both languages, with its values in them."""

import pytest
from flask import Flask

from inspect_app.inspection.remarks import Remark
from inspect_app.reports.remarks import REMARKS
from inspect_app.web.messages.remarks import words_of

VALUES = {
    "name": "王芳",
    "minutes": 120,
    "number": "TA-2026-000001",
    "metres": 400,
    "items": 40,
    "seconds": 9,
}


@pytest.mark.parametrize("code", sorted(REMARKS))
def test_every_remark_is_worded_in_both_languages(app: Flask, code: str) -> None:
    told = []
    for language in ("en", "zh-CN"):
        with app.test_request_context(headers={"Accept-Language": language}):
            told.append(words_of(Remark(code, VALUES)))
    assert told[0] != told[1]
    for text in told:
        assert "%" not in text


def test_values_are_filled_in(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "zh"}):
        assert words_of(Remark("photo-far", {"metres": 400})).startswith(
            "按照片自带定位，拍摄处距该点位约 400 米"
        )
