"""JSON bodies: small, an object, numbers exact."""

from decimal import Decimal

import pytest
from flask import Blueprint, Flask, jsonify
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from inspect_app.errors import Invalid
from inspect_app.web import bodies


def _read(app: Flask, data: bytes, kind: str = "application/json") -> object:
    with app.test_request_context(method="PUT", data=data, content_type=kind):
        return bodies.json_object()


def test_numbers_stay_as_written(app: Flask) -> None:
    assert _read(app, b'{"a": 0.10, "b": "x"}') == {"a": Decimal("0.10"), "b": "x"}


@pytest.mark.parametrize("data", [b"", b"[]", b"7", b"{", b'{"a":1,"a":2}', b'{"a":Infinity}', b"\xff\xfe"])
def test_anything_else_is_refused(app: Flask, data: bytes) -> None:
    with pytest.raises(Invalid) as caught:
        _read(app, data)
    assert caught.value.code == "json-unreadable"


def test_other_kinds_are_refused(app: Flask) -> None:
    with pytest.raises(UnsupportedMediaType):
        _read(app, b"a=1", "application/x-www-form-urlencoded")


def test_a_view_has_a_limit_of_its_own() -> None:
    room = Blueprint("room", __name__)
    bodies.limit_body(room, "small", 10)
    for name in ("small", "large"):
        room.add_url_rule(f"/{name}", name, lambda: jsonify(bodies.json_object()), methods=["PUT"])
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 50
    app.register_blueprint(room)
    body = {"a": "x" * 20}
    assert app.test_client().put("/small", json=body).status_code == 413
    assert app.test_client().put("/large", json=body).status_code == 200
    assert app.test_client().put("/large", json={"a": "x" * 60}).status_code == 413


def test_more_parts_than_anybody_s_work_has_are_refused_unread(app: Flask) -> None:
    """A few megabytes of empty lists would take hundreds of memory."""
    most = bodies.MOST_PARTS
    long = b'{"a": "' + b"x" * (most + 1) + b'"}'
    assert _read(app, long) == {"a": "x" * (most + 1)}
    for each in (b"1", b"[]", b"{}"):
        flood = b'{"a": [' + b",".join([each] * (most + 1)) + b"]}"
        with pytest.raises(RequestEntityTooLarge):
            _read(app, flood)
