"""Words for codes: each code has one wording, whoever raises it."""

import re
from collections import Counter
from http import HTTPStatus
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from flask import Flask

from inspect_app.web import messages
from inspect_app.web.messages import message_for, title_for

SERVICES = Path(__file__).parents[3] / "inspect_app" / "services"
RAISED = re.compile(r'(?:Refusal|Conflict|Invalid)\(\s*"([a-z-]+)"')
FILLED = re.compile(r"%\((\w+)\)")


def test_no_code_is_worded_twice() -> None:
    names = [module.name for module in iter_modules(messages.__path__)]
    codes = Counter(
        code for name in names for code in import_module(f"inspect_app.web.messages.{name}").MESSAGES
    )
    assert [code for code, count in codes.items() if count > 1] == []
    assert set(codes) == set(messages._ALL)


def test_every_code_a_service_raises_is_worded() -> None:
    raised = {
        code for path in SERVICES.glob("*.py") for code in RAISED.findall(path.read_text(encoding="utf-8"))
    }
    assert len(raised) > 40
    assert sorted(raised - set(messages._ALL)) == []


def test_values_fill_a_wording() -> None:
    assert message_for("sign-in-locked", {"minutes": 3}) == "Too many attempts. Try again in 3 min."
    assert message_for("never-worded", {"a": 1}) == "This cannot be done (never-worded)."


def test_every_wording_can_be_filled_in_both_languages(app: Flask) -> None:
    for language in ("en", "zh"):
        with app.test_request_context(headers={"Accept-Language": language}):
            for code, lazy in messages._ALL.items():
                text = str(lazy)
                filled = message_for(code, dict.fromkeys(FILLED.findall(text), 1) or {})
                assert filled, code
                assert "%(" not in filled, code


@pytest.mark.parametrize(("language", "found"), [("en", "Not found"), ("zh", "未找到")])
def test_titles_by_status(app: Flask, language: str, found: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        assert title_for(HTTPStatus.NOT_FOUND) == found
        assert title_for(HTTPStatus.IM_A_TEAPOT) == title_for(HTTPStatus.BAD_REQUEST) != found
