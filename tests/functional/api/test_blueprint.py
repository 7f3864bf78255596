"""Whatever happens under /api/, the answer is a problem document with a request id, never a page."""

from collections.abc import Callable

import pytest
from flask import Flask, abort
from werkzeug.test import TestResponse

from inspect_app.web import policy
from tests.factories.pages import StrictClient
from tests.functional.conftest import Filled, open_app

As = Callable[[str], StrictClient]
HERE = {"Sec-Fetch-Site": "same-origin"}


def told(answer: TestResponse, status: int) -> dict[str, object]:
    """The problem document; fails for any other answer."""
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    document: dict[str, object] = answer.get_json()
    assert {"type", "title", "status", "code", "detail", "request_id"} <= set(document)
    assert (document["type"], document["status"]) == ("about:blank", status)
    assert document["request_id"] == answer.headers["X-Request-Id"]
    return document


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/", "/api/v1//session", "/api/v1/session/"])
def test_what_is_not_there(client: StrictClient, path: str) -> None:
    told(client.get(path, headers={"Accept": "text/html"}), 404)


def test_a_wrong_method_names_the_right_ones(client: StrictClient) -> None:
    answer = client.delete("/api/v1/session", headers=HERE)
    told(answer, 405)
    assert "GET" in answer.headers["Allow"]


def test_nobody_signed_in(client: StrictClient) -> None:
    assert (
        told(client.get("/api/v1/session", headers={"Accept": "text/html"}), 401)["code"] == "sign-in-needed"
    )


def test_options_have_no_page(as_: As) -> None:
    answer = as_("inspector").options("/api/v1/session")
    assert answer.status_code == 200
    assert answer.mimetype is None


@pytest.mark.parametrize("status", [400, 403, 404, 413, 415, 500])
def test_the_framework_s_errors(app: Flask, client: StrictClient, status: int) -> None:
    @policy.public
    def fail() -> None:
        abort(status)

    app.view_functions["api.session"] = fail
    told(client.get("/api/v1/session"), status)


def test_an_unforeseen_error_tells_nothing_of_itself(app: Flask, client: StrictClient) -> None:
    @policy.public
    def fail() -> None:
        raise RuntimeError("secret detail")

    app.view_functions["api.session"] = fail
    answer = client.get("/api/v1/session")
    told(answer, 500)
    assert "secret" not in answer.text


def test_in_the_person_s_language(client: StrictClient) -> None:
    english = told(client.get("/api/v1/session"), 401)
    chinese = told(client.get("/api/v1/session", headers={"Accept-Language": "zh-CN"}), 401)
    assert english["title"] == "Please sign in"
    assert chinese["title"] == "请登录"


def test_a_database_that_is_gone(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> None:
    app = open_app(filled, tmp_path_factory.mktemp("gone"))
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = "00000000-0000-0000-0000-000000000001|0"
    app.extensions["database"].engine.dispose()
    app.extensions["database"].reading = None
    answer = client.get("/api/v1/session")
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert answer.get_json()["request_id"] == answer.headers["X-Request-Id"]
