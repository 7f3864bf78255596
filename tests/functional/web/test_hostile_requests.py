"""Whatever is sent to whichever route: an answer below 500, and never a page that does not parse."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.factories import asked
from tests.factories.cast import Cast
from tests.factories.pages import parsed
from tests.factories.routes import READING, Cell, cells
from tests.functional.conftest import Filled, english, open_app
from tests.functional.web.test_access import PARTS, Browser, expected, place_named, still_app

__all__ = ["still_app"]

BAD_IDS = [
    "1",
    str(2**63),
    str(2**64 + 1),
    "-1",
    "0x1",
    "%00",
    "a" * 3000,
    "' OR 1=1 --",
    "%ED%A0%80",
    "..%2f..",
]
BAD_VALUES = [
    "",
    "\0",
    "a\0b",
    str(2**63),
    str(-(2**63) - 1),
    "9" * 400,
    "²",
    "NaN",
    "1e999",
    "字" * 9000,
]
EVERY = "*"
REACH = ["administrator", *PARTS]
FIELDS = ("input", "select", "textarea", "button")
MEGABYTES = "字" * 1024 * 1024
# Encoded once: percent signs for three megabytes take longer than the server needs to refuse them.
TOO_MUCH = [
    ("application/x-www-form-urlencoded", urlencode({"name": MEGABYTES}).encode()),
    ("application/json", json.dumps({"note": MEGABYTES}).encode()),
]


class Furthest:
    """For every route somebody whom it lets in, so that each request gets as far as any can."""

    def __init__(self, app: Flask, cast: Cast) -> None:
        people = dict.fromkeys(_lets_in(app, cast, cell) for cell in cells(app))
        browsers = {name: Browser(app, name) for name in people}
        self.by_endpoint = {cell.rule.endpoint: browsers[_lets_in(app, cast, cell)] for cell in cells(app)}

    def open(self, cell: Cell, path: str, **more: object) -> TestResponse:
        """The answer to one request."""
        return self.by_endpoint[cell.rule.endpoint].open(cell.method, path, **more)

    def status(self, cell: Cell, path: str, **more: object) -> int:
        """The answer's status to one request."""
        return self.open(cell, path, **more).status_code


def _lets_in(app: Flask, cast: Cast, cell: Cell) -> str:
    """The first of the cast whom the route does not turn away."""
    place = place_named(app, cell, cast.own)
    return next(name for name in REACH if not expected(cell, cast.people[name], place))


@pytest.fixture(scope="module")
def furthest(still_app: Flask, cast: Cast) -> Furthest:
    """Whoever gets far, in an application that notes what it is asked of requests."""
    still_app.request_class = asked.NotingRequest
    return Furthest(still_app, cast)


@pytest.fixture(scope="module")
def fields(furthest: Furthest, still_app: Flask, cast: Cast) -> list[str]:
    """The names of all fields on all pages somebody can open."""
    names: set[str] = set()
    for cell, path in _paths(still_app, cast, reading=True):
        answer = furthest.open(cell, path)
        if answer.mimetype == "text/html" and answer.status_code == 200:
            page = parsed(answer.text)
            names |= {each.get("name", "") for tag in FIELDS for each in page.iter(tag)}
    assert len(names) > 50
    return sorted(names - {"", "csrf_token"})


def _paths(app: Flask, cast: Cast, reading: bool) -> Iterator[tuple[Cell, str]]:
    for cell in cells(app):
        if (cell.method in READING) == reading:
            yield cell, cell.path(app, cast.own)


def test_bad_ids_are_not_found(furthest: Furthest, still_app: Flask, cast: Cast) -> None:
    wrong = []
    for cell in cells(still_app):
        for name in cell.rule.arguments:
            for bad in BAD_IDS:
                if bad == str(cast.own[name]):
                    continue
                status = furthest.status(cell, cell.written({**cast.own, name: bad}))
                if not 300 <= status < 500 or (name in cell.ids() and status not in {404, 405, 308}):
                    wrong.append((cell.name, name, bad[:20], status))
    assert wrong == []


def test_bad_arguments_of_a_page(furthest: Furthest, still_app: Flask, cast: Cast, fields: list[str]) -> None:
    wrong, tried = [], 0
    for cell, path in _paths(still_app, cast, reading=True):
        for bad in ("a\0b", str(2**63), "²"):
            for name in _wanted(furthest, cell, path, fields):
                sent = dict.fromkeys(fields, bad) if name == EVERY else {name: bad}
                status, tried = furthest.status(cell, path, query_string=sent), tried + 1
                if status >= 500:
                    wrong.append((cell.name, name, bad[:20], status))
    assert wrong == []
    assert tried > 300


def _wanted(furthest: Furthest, cell: Cell, path: str, names: list[str]) -> Iterator[str]:
    """What a view wants: first EVERY name at once, then one after the other while it wants more."""
    asked.forget()
    furthest.open(cell, path, query_string=dict.fromkeys(names, "x"))
    yield EVERY
    done: set[str] = set()
    while left := asked.wanted() - done:
        done.add(name := min(left))
        yield name


def test_bodies_that_are_no_form(furthest: Furthest, still_app: Flask, cast: Cast) -> None:
    bodies = [
        ("application/json", b""),
        ("application/json", b"{"),
        ("application/json", b"null"),
        ("application/json", b"[1, 2]"),
        ("application/json", b'"text"'),
        (
            "application/json",
            b'{"answer": 9223372036854775808, "seen": -1e400, "revision": true, "note": []}',
        ),
        ("application/json", b'{"answer": {"value": {"value": []}}, "seen": 0, "note": "a\\u0000b"}'),
        ("application/json", b"[" * 100_000),
        ("application/json", b"\xff\xfe"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("application/x-www-form-urlencoded", b"\xff=%zz&=&&a"),
        ("text/plain; charset=nonsense", b"abc"),
        ("image/svg+xml", b"<svg onload='x'/>"),
    ]
    wrong = []
    for cell, path in _paths(still_app, cast, reading=False):
        for kind, body in bodies:
            status = furthest.status(cell, path, data=body, content_type=kind)
            if status >= 500:
                wrong.append((cell.name, kind, body[:20], status))
    assert wrong == []


def test_three_megabytes_of_text_are_too_much(furthest: Furthest, still_app: Flask, cast: Cast) -> None:
    wrong = []
    for cell, path in _paths(still_app, cast, reading=False):
        for kind, body in TOO_MUCH:
            status = furthest.status(cell, path, data=body, content_type=kind)
            # Nobody's business which of several reasons comes first, as long as it is refused.
            if not 400 <= status < 500 and "activate" not in path:
                wrong.append((cell.name, kind, status))
    assert wrong == []


def test_bad_values_in_every_field(
    furthest: Furthest, still_app: Flask, cast: Cast, fields: list[str]
) -> None:
    wrong, tried = [], 0
    for cell, path in _paths(still_app, cast, reading=False):
        asked.forget()
        furthest.open(cell, path, data=dict.fromkeys(fields, "x"))
        for bad in BAD_VALUES:
            # Nine thousand characters in every field there is were refused for their size alone.
            names = fields if asked.walked() and len(bad) < 1000 else asked.wanted()
            status, tried = furthest.status(cell, path, data=dict.fromkeys(names, bad)), tried + len(names)
            if status >= 500:
                wrong.append((cell.name, bad[:20], status))
    assert wrong == []
    assert tried > 1000


def test_files_instead_of_fields(furthest: Furthest, still_app: Flask, cast: Cast) -> None:
    wrong = []
    for cell, path in _paths(still_app, cast, reading=False):
        for name in ("name", "photo", "file", "image", "lines"):
            data = {name: (io.BytesIO(b"\x00\xff" * 2000), "../../etc/\0passwd")}
            status = furthest.status(cell, path, data=data)
            if status >= 500:
                wrong.append((cell.name, name, status))
    assert wrong == []


def test_an_error_tells_its_code_and_nothing_else(filled: Filled, tmp_path: Path) -> None:
    app = open_app(filled, tmp_path)

    def fail() -> str:
        raise RuntimeError("secret detail")

    app.view_functions["session_pages.sign_in"] = fail
    fail.policy = app.view_functions["session_pages.begin"].policy  # type: ignore[attr-defined]
    answer = english(app).get("/sign-in")
    assert answer.status_code == 500
    assert answer.headers["X-Request-Id"] in answer.text
    assert "secret" not in answer.text
    app.extensions["database"].close()
