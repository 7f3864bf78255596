"""Who may do what, tried: every route, method and person, at the own project and at a foreign one.

What is expected follows from each route's declared policy and from the grants table alone, so a new
route is covered the moment it exists.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask, Response, g
from werkzeug.test import TestResponse

from inspect_app.access.model import Actor, Permission, Place
from inspect_app.access.rules import may, may_in_company, may_somewhere
from inspect_app.services.places import place_of
from inspect_app.web import unit_of_work
from tests.factories.cast import BODIES, PASSWORD, Cast
from tests.factories.pages import StrictClient
from tests.factories.routes import READING, Cell, cells, missing
from tests.functional.conftest import Filled, english, open_app

PARTS = [
    "inspector",
    "supervisor",
    "property_manager",
    "quality_manager",
    "worker",
    "deputy",
    "author",
    "administrator",
    "stranger",
    "roleless",
]
DENIALS = {401, 403, 404}
# What a browser says of a request from our own pages; the programs' interface asks for it.
HERE = {"Sec-Fetch-Site": "same-origin"}


def _undo(response: Response) -> Response:
    held = g.get("session")
    if held is not None:
        held.rollback()
    g.pop("after_commit", None)
    return response


@pytest.fixture(scope="module")
def still_app(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application, but whatever a request changes is undone: no cell disturbs the next."""
    app = open_app(filled, tmp_path_factory.mktemp("still"))
    after = app.after_request_funcs[None]
    after[after.index(unit_of_work._decide)] = _undo
    yield app
    app.extensions["database"].close()


class Browser:
    """Somebody's session, taken up afresh for every request: signing out in one changes no other."""

    def __init__(self, app: Flask, name: str | None) -> None:
        self.app = app
        self.client = english(app)
        if name:
            assert self.client.sign_in(name, PASSWORD).status_code == 302
        self.client.get("/account" if name else "/sign-in")
        self.token = self.client.token
        cookie = self.client.get_cookie("inspect_session")
        assert cookie is not None
        self.cookie = cookie.value

    def open(self, method: str, path: str, **more: object) -> TestResponse:
        """One request, with the CSRF token where one is needed."""
        client: StrictClient = english(self.app)
        client.set_cookie("inspect_session", self.cookie)
        headers = {"X-CSRFToken": self.token, **HERE} if method not in READING else {}
        return client.open(path, method=method, headers=headers, **more)


def expected(cell: Cell, person: Actor, place: Place | None) -> set[int]:
    """The denial there must be, or the empty set for none."""
    policy, permission = cell.policy, cell.policy.permission
    if permission is None:
        return set()
    if policy.scope == "somewhere":
        return set() if may_somewhere(person, permission) else {403}
    if policy.scope == "company":
        return set() if may_in_company(person, permission) else {403}
    assert place is not None
    if not may(person, Permission.PROJECT_VIEW, place):
        return {404}
    return set() if may(person, permission, place) else {403}


def place_named(app: Flask, cell: Cell, arguments: Mapping[str, object]) -> Place | None:
    """The project the cell's address speaks of."""
    if cell.policy.kind is None:
        return None
    subject = arguments[cell.policy.argument]
    assert isinstance(subject, UUID)
    with app.extensions["database"].reading() as session:
        return place_of(session, cell.policy.kind, subject)


@pytest.mark.parametrize("name", PARTS)
def test_everybody_may_exactly_what_their_roles_allow(still_app: Flask, cast: Cast, name: str) -> None:
    browser, person, wrong = Browser(still_app, name), cast.people[name], []
    for cell in cells(still_app):
        for arguments in (cast.own, cast.foreign):
            body = {} if cell.method in READING else {"data": BODIES.get(cell.rule.endpoint)}
            answer = browser.open(cell.method, cell.path(still_app, arguments), **body)
            denial = expected(cell, person, place_named(still_app, cell, arguments))
            right = answer.status_code in denial if denial else _let_in(cell, answer)
            if not right:
                whose = "own" if arguments is cast.own else "foreign"
                wrong.append((cell.name, whose, answer.status_code, denial or "let in"))
    assert wrong == []


def _let_in(cell: Cell, answer: TestResponse) -> bool:
    if answer.status_code >= 500 or answer.status_code == 403:
        return False
    # A scanned label of a foreign project is the one address whose policy is asked by the service.
    return answer.status_code not in DENIALS or cell.policy.scope in {"signed_in", "public"}


def test_a_foreign_label_leads_nowhere(still_app: Flask, cast: Cast) -> None:
    browser = Browser(still_app, "inspector")
    assert browser.open("GET", f"/l/{cast.own['code']}").status_code == 302
    assert browser.open("GET", f"/l/{cast.foreign['code']}").status_code == 404


@pytest.mark.parametrize("name", ["anonymous", "disabled"])
def test_without_a_session_only_public_pages_answer(
    still_app: Flask, cast: Cast, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, wrong = Browser(still_app, None), []
    if name == "disabled":
        # The account was disabled after this session began.
        with browser.client.session_transaction() as cookie:
            cookie["_user_id"] = f"{cast.people['disabled'].id}|0"
        held = browser.client.get_cookie("inspect_session")
        assert held is not None
        browser.cookie = held.value
    for cell in cells(still_app):
        if cell.policy.scope == "public":
            continue
        answer = browser.open(cell.method, cell.path(still_app, cast.own))
        sent_away = answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in?next=")
        page = cell.method in READING and not cell.in_interface
        if not (sent_away if page else answer.status_code == 401):
            wrong.append((cell.name, answer.status_code))
    assert wrong == []


def test_foreign_and_missing_answer_alike(still_app: Flask, cast: Cast) -> None:
    browser, wrong = Browser(still_app, "inspector"), []
    for cell in cells(still_app):
        if cell.policy.scope != "place":
            continue
        answers = []
        for arguments in (cast.foreign, missing(cast.foreign)):
            answer = browser.open(cell.method, cell.path(still_app, arguments))
            answers.append((answer.status_code, _without_names(answer, arguments)))
        if answers[0] != answers[1] or answers[0][0] != 404:
            wrong.append((cell.name, answers[0][0], answers[1][0]))
    assert wrong == []


def _without_names(answer: TestResponse, arguments: Mapping[str, object]) -> str:
    """The page without what differs by itself: the ids of its own address, request id, CSRF token."""
    text = answer.text.replace(answer.headers["X-Request-Id"], "REQUEST")
    for value in arguments.values():
        if isinstance(value, UUID):
            text = text.replace(str(value), "ID")
    return re.sub(r'name="csrf_token" value="[^"]*"', "TOKEN", text)


def test_nothing_changes_without_a_csrf_token(still_app: Flask, cast: Cast) -> None:
    browser, wrong = Browser(still_app, "administrator"), []
    for cell in cells(still_app):
        if cell.method in READING:
            continue
        path = cell.path(still_app, cast.own)
        for headers in ({}, {"X-CSRFToken": "made-up"}, {"X-CSRFToken": browser.token + "x"}):
            client = english(still_app)
            client.set_cookie("inspect_session", browser.cookie)
            answer = client.open(path, method=cell.method, headers=headers, data={"a": "b"})
            if cell.in_interface and (answer.json or {})["code"] == "origin-refused":
                continue
            if answer.status_code != 400 or "out of date" not in answer.text:
                wrong.append((cell.name, answer.status_code))
    assert wrong == []


def test_other_methods_are_refused(still_app: Flask, cast: Cast) -> None:
    browser, wrong = Browser(still_app, "administrator"), []
    known: dict[str, set[str]] = {}
    for cell in cells(still_app):
        known.setdefault(cell.path(still_app, cast.own), set()).add(cell.method)
    for path, methods in known.items():
        for method in {"GET", "POST", "PUT", "DELETE", "PATCH"} - methods:
            status = browser.open(method, path).status_code
            if status != 405:
                wrong.append((method, path, status))
    assert wrong == []


def test_a_route_without_a_policy_does_not_start(filled: Filled, tmp_path: Path) -> None:
    from inspect_app.web import policy

    app = Flask("open")
    app.add_url_rule("/open", "open", lambda: "")
    with pytest.raises(RuntimeError, match="routes without a policy: open, static"):
        policy.install(app)
