"""Every refusal of an inspection has its words, in both languages."""

import re
from pathlib import Path

import pytest
from flask import Flask

from inspect_app.photos.problems import PHOTO_CODES, SIGNATURE_CODES
from inspect_app.web.messages import message_for
from inspect_app.web.messages.inspections import MESSAGES

SERVICES = Path(__file__).parents[4] / "inspect_app" / "services"
FILES = ("starting", "evidence", "signing", "finishing")
RAISED = re.compile(r'(?:Conflict|Invalid)\(\s*"([a-z-]+)"|super\(\).__init__\("([a-z-]+)"')
ANSWER = (
    "no-state",
    "several-states",
    "empty-reason",
    "too-long",
    "forbidden-character",
    "wrong-type",
    "not-an-option",
    "partial-not-allowed",
    "out-of-range",
    "too-precise",
    "not-whole",
    "negative",
    "nothing-examined",
    "conforming-exceeds-examined",
    "not-a-date",
    "empty-text",
)


def test_every_code_of_the_services_is_worded() -> None:
    raised = {
        code
        for name in FILES
        for found in RAISED.findall((SERVICES / f"{name}.py").read_text(encoding="utf-8"))
        for code in found
        if code
    }
    assert len(raised) >= 12
    assert raised <= set(MESSAGES)


def test_every_code_of_answers_photos_and_signatures_is_worded() -> None:
    wanted = {f"answer-{code}" for code in ANSWER}
    wanted |= {f"photo-{code}" for code in PHOTO_CODES} | {f"signature-{code}" for code in SIGNATURE_CODES}
    assert wanted <= set(MESSAGES)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_values_are_filled_in(app: Flask, language: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        told = message_for("photo-format_not_accepted", {"filename": "a.gif", "format": "GIF"})
    assert "a.gif" in told
    assert "GIF" in told


def test_every_photo_message_names_the_file() -> None:
    assert all("%(filename)s" in str(MESSAGES[f"photo-{code}"]) for code in PHOTO_CODES)
