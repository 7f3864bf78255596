"""What can be wrong with people and passwords, as they read it."""

import re
from pathlib import Path

import pytest
from flask import Flask

from inspect_app.web.messages import message_for
from inspect_app.web.messages.accounts import MESSAGES

ROOT = Path(__file__).parents[4] / "inspect_app"
FILES = (
    "access/delegation",
    "services/accounts",
    "services/passwords",
    "services/throttling",
    "services/users",
    "web/forms/users",
)
RAISED = re.compile(r'(?:Refusal|Conflict|Invalid)\(\s*"([a-z-]+)"')


def test_every_code_raised_is_worded_and_no_other() -> None:
    text = "".join((ROOT / f"{name}.py").read_text(encoding="utf-8") for name in FILES)
    raised = set(RAISED.findall(text))
    elsewhere = {"password-wrong"}
    assert raised <= set(MESSAGES)
    assert set(MESSAGES) - raised <= elsewhere


@pytest.mark.parametrize(
    ("language", "code", "values", "told"),
    [
        ("en", "password-short", {"shortest": 10}, "Take at least 10 characters."),
        ("zh", "password-short", {"shortest": 10}, "10"),
        ("en", "sign-in-locked", {"minutes": 2}, "Try again in 2 min."),
        ("zh", "sign-in-locked", {"minutes": 2}, "2"),
        ("en", "last-administrator", {}, "Make another one first."),
        ("zh", "last-administrator", {}, "管理员"),
    ],
)
def test_a_wording_names_what_is_wrong(
    app: Flask, language: str, code: str, values: dict[str, object], told: str
) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        said = message_for(code, values)
    assert told in said
    assert said.isascii() == (language == "en")


def test_a_refused_sign_in_tells_not_which_half_was_wrong() -> None:
    said = str(MESSAGES["sign-in-refused"])
    assert "name or password" in said
