"""When the database cannot be reached, every page still answers, with words and a code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from inspect_app.storage.database import Database
from inspect_app.web.errors import UNUSABLE


def _gone(*_arguments: object, **_named: object) -> object:
    message = "unable to open database file"
    raise OSError(message)


@pytest.mark.parametrize("path", ["/", "/inspections", "/sign-in"])
def test_a_signed_in_person_is_told(
    app: Flask, as_: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    client = as_("inspector")
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr(Database, "session", _gone)
    answer = client.get(path)
    assert answer.status_code == 500
    assert UNUSABLE in answer.get_data(as_text=True)
    assert answer.headers["X-Request-Id"] in answer.get_data(as_text=True)
    assert "Traceback" not in answer.get_data(as_text=True)
