"""Errors: a page for people, a problem document for scripts, one status each, never internals."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask, abort
from werkzeug.test import TestResponse

from inspect_app.errors import Conflict, Forbidden, Invalid, NotFound, Refusal
from inspect_app.web import policy
from tests.factories.pages import StrictClient
from tests.functional.conftest import english

As = Callable[[str], StrictClient]
JSON = {"Accept": "application/json"}
REFUSALS = [
    (NotFound("project"), 404, "not-found", "There is nothing at this address"),
    (Forbidden("user.manage"), 403, "forbidden", "Ask an administrator"),
    (Conflict("own-account"), 409, "own-account", "Nobody can disable their own account."),
    (Invalid("password-short", "password", shortest=10), 422, "password-short", "at least 10 characters"),
    (Refusal("sign-in-locked", minutes=2), 400, "sign-in-locked", "Try again in 2 min."),
    (Refusal("never-worded"), 400, "never-worded", "This cannot be done (never-worded)."),
]


def failing(app: Flask, error: Exception) -> StrictClient:
    """A browser on ``app``, where /sign-in raises ``error``."""

    @policy.public
    def fail() -> str:
        raise error

    app.view_functions["session_pages.sign_in"] = fail
    return english(app)


@pytest.mark.parametrize(("error", "status", "code", "words"), REFUSALS)
def test_a_refusal_is_a_page_for_people(
    app: Flask, error: Refusal, status: int, code: str, words: str
) -> None:
    answer = failing(app, error).get("/sign-in")
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert words in answer.text
    assert answer.headers["X-Request-Id"] in answer.text


@pytest.mark.parametrize(("error", "status", "code", "words"), REFUSALS)
def test_a_refusal_is_a_problem_document_for_scripts(
    app: Flask, error: Refusal, status: int, code: str, words: str
) -> None:
    answer = failing(app, error).get("/sign-in", headers=JSON)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    told = answer.json
    assert told is not None
    assert (told["code"], told["status"], told["type"]) == (code, status, "about:blank")
    assert words in told["detail"]
    assert told["request_id"] == answer.headers["X-Request-Id"]
    assert told.get("field") == ("password" if status == 422 else None)


@pytest.mark.parametrize("status", [400, 404, 405, 413, 415, 418, 429])
def test_the_framework_s_errors_look_like_ours(app: Flask, status: int) -> None:
    @policy.public
    def fail() -> None:
        abort(status)

    app.view_functions["session_pages.sign_in"] = fail
    client = english(app)
    page = client.get("/sign-in")
    assert page.status_code == status
    assert page.headers["X-Request-Id"] in page.text
    assert "werkzeug" not in page.text.lower()
    told = client.get("/sign-in", headers=JSON).json
    assert told is not None
    assert told["code"] == f"http-{status}"


@pytest.mark.parametrize(
    ("headers", "json"),
    [
        ({}, False),
        ({"Accept": "*/*"}, False),
        ({"Accept": "text/html,application/json"}, False),
        ({"Accept": "application/json"}, True),
        ({"Accept": "application/json, text/html;q=0.5"}, False),
        ({"Content-Type": "application/json"}, True),
        ({"Accept": ";;;,,q=9"}, False),
    ],
)
def test_who_gets_json(client: StrictClient, headers: dict[str, str], json: bool) -> None:
    answer = client.get("/nowhere", headers=headers)
    assert (answer.mimetype == "application/problem+json") == json


def test_who_is_not_signed_in_is_sent_to_the_form_or_told(client: StrictClient) -> None:
    page = client.get("/projects?q=a&after=")
    assert page.status_code == 302
    assert page.headers["Location"] == "/sign-in?next=/projects?q%3Da%26after%3D"
    told = client.get("/projects", headers=JSON)
    assert told.status_code == 401
    assert told.json is not None
    assert told.json["code"] == "sign-in-needed"
    client.get("/sign-in")
    assert client.send("/projects/new", code="X").status_code == 401, (
        "a form's fields must not be lost unseen"
    )


@pytest.mark.parametrize("headers", [{}, JSON])
def test_the_unexpected_tells_its_code_and_nothing_else(app: Flask, headers: dict[str, str]) -> None:
    client = failing(app, RuntimeError("secret detail"))
    answer = client.get("/sign-in", headers=headers)
    assert answer.status_code == 500
    assert answer.headers["X-Request-Id"] in answer.text
    assert "Nothing was changed." in answer.text
    for word in ("secret", "RuntimeError", "Traceback", ".py"):
        assert word not in answer.text


def test_every_request_has_a_code_of_its_own(client: StrictClient) -> None:
    answers: list[TestResponse] = [client.get("/sign-in", headers={"X-Request-Id": "mine"}) for _ in range(3)]
    codes = {answer.headers["X-Request-Id"] for answer in answers}
    assert len(codes) == 3
    assert all(len(code) == 12 and UUID(hex=code.ljust(32, "0")) for code in codes)


def test_requests_are_logged_without_what_they_carry(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    failing(app, RuntimeError("boom")).get("/sign-in?q=private-words")
    shown = capsys.readouterr()
    assert "private-words" not in shown.out + shown.err


def test_a_wrong_method_is_told_the_right_ones(as_: Callable[[str], StrictClient]) -> None:
    answer = as_("inspector").delete("/inspections", headers={"Accept": "application/json"})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
