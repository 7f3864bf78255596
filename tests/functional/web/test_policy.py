"""Policies: no route without one, and what is foreign answers like what is missing."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask, Response

from inspect_app.access.model import Permission
from inspect_app.errors import Forbidden, NotFound
from inspect_app.web import policy
from inspect_app.web.policy import Policy, SignInNeeded, check, policy_of
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.routes import cells
from tests.functional.conftest import english

As = Callable[[str], StrictClient]
# What anyone may open, and why that is right. Whoever opens another door adds it here with the reason.
SIGN_IN = {"session_pages.sign_in", "session_pages.begin", "session_pages.choose_language"}
# Kept on tablets for days: the same bytes for everybody, no name and no token in them.
TABLET_APP = {
    "field.shell",
    "field.shell_in",
    "field.worker",
    "field.image_worker",
    "field.journal_worker",
    "field.manifest",
}
# Files, and what the interface is like: nothing of it comes from the database, as little as of style sheets.
FIXED = {"static", "api.openapi"}
# The address is the secret: a verdict on the paper in hand, and a person's own calendar.
BY_TOKEN = {"verdicts.show", "feeds.calendar"}
OPEN = SIGN_IN | TABLET_APP | FIXED | BY_TOKEN


def _bare(name: str = "bare") -> Flask:
    app = Flask(name, static_folder=None)
    app.add_url_rule("/open", "open", policy.public(lambda: "open"))
    return app


def test_an_undeclared_route_keeps_the_application_from_starting() -> None:
    app = _bare()
    app.add_url_rule("/b", "forgotten", lambda: "b")
    app.add_url_rule("/a", "also", lambda: "a")
    with pytest.raises(RuntimeError, match=r"routes without a policy: also, forgotten$"):
        policy.install(app)


def test_with_every_route_declared_it_starts() -> None:
    app = _bare()
    policy.install(app)
    assert app.test_client().get("/open").text == "open"
    assert app.test_client().get("/nowhere").status_code == 404


def test_decorators_say_what_they_declare() -> None:
    def view() -> str:
        return ""

    seen = []
    for declare in (
        policy.public,
        policy.signed_in,
        policy.somewhere(Permission.PROJECT_VIEW),
        policy.company(Permission.USER_MANAGE),
        policy.at(Permission.PROJECT_MANAGE, "project"),
        policy.at(Permission.INSPECTION_VIEW, "inspection", "done_id"),
    ):
        declare(view)
        seen.append(view.policy)  # type: ignore[attr-defined]
    assert seen == [
        Policy("public"),
        Policy("signed_in"),
        Policy("somewhere", Permission.PROJECT_VIEW),
        Policy("company", Permission.USER_MANAGE),
        Policy("place", Permission.PROJECT_MANAGE, "project", "project_id"),
        Policy("place", Permission.INSPECTION_VIEW, "inspection", "done_id"),
    ]


def test_a_place_is_asked_for_by_an_argument_the_address_has(app: Flask) -> None:
    wrong = [cell.name for cell in cells(app) if cell.policy.argument not in {"", *cell.rule.arguments}]
    assert wrong == []


def test_only_few_doors_are_open_to_anyone(app: Flask) -> None:
    public = [cell.rule for cell in cells(app) if cell.policy.scope == "public"]
    styles = {rule.endpoint for rule in public if rule.rule.endswith(".css") and not rule.arguments}
    assert {rule.endpoint for rule in public} - OPEN - styles == set()
    assert policy_of(app, "static") == Policy("public")


@pytest.mark.parametrize("which", ["foreign", "missing"])
def test_what_is_foreign_answers_as_what_is_missing(as_: As, cast: Cast, which: str) -> None:
    subject = cast.foreign["project_id"] if which == "foreign" else UUID(int=7)
    answer = as_("inspector").get(f"/projects/{subject}", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    told = answer.json
    assert told is not None
    assert {**told, "request_id": ""} == {
        "type": "about:blank",
        "title": "Not found",
        "status": 404,
        "code": "not-found",
        "detail": "There is nothing at this address, or it is not in your projects.",
        "request_id": "",
    }


def test_who_may_see_it_learns_that_more_is_not_allowed(as_: As, cast: Cast) -> None:
    inspector = as_("inspector")
    assert inspector.get(f"/projects/{cast.own['project_id']}").status_code == 200
    refused = inspector.get(f"/projects/{cast.own['project_id']}/edit")
    assert refused.status_code == 403
    assert "Your role does not allow this" in refused.text


def test_nobody_is_asked_to_sign_in_for_each_but_the_open(app: Flask) -> None:
    with app.test_request_context():
        check(Policy("public"))
        for scope in ("signed_in", "somewhere", "company", "place"):
            with pytest.raises(SignInNeeded):
                check(Policy(scope, Permission.PROJECT_VIEW, "project", "project_id"))  # type: ignore[arg-type]


def test_the_place_that_was_found_is_handed_on(app: Flask, as_: As, cast: Cast) -> None:
    told: list[object] = []

    @policy.at(Permission.PROJECT_VIEW, "project")
    def view(project_id: UUID) -> Response:
        told.append((policy.place().project, policy.place().region, policy.actor().username))
        return Response("", mimetype="text/plain")

    app.view_functions["projects.show"] = view
    as_("inspector").get(f"/projects/{cast.own['project_id']}")
    assert told == [(cast.own["project_id"], cast.own["region_id"], "inspector")]


def test_rights_are_those_of_now(app: Flask, as_: As, cast: Cast) -> None:
    """A role taken away counts with the next request, whatever the cookie says."""
    client, administrator = as_("inspector"), as_("administrator")
    assert client.get("/projects").status_code == 200
    administrator.get("/account")
    user = cast.people["inspector"].id
    administrator.send(f"/users/{user}", name="x", role="checklist_author", place="company")
    assert client.get("/projects").status_code == 302
    again = english(app)
    again.sign_in("inspector", "correct-horse-1")
    assert again.get("/projects").status_code == 403


def test_refusals_carry_what_was_asked_for() -> None:
    assert (NotFound("project").code, Forbidden("user.manage").values["permission"]) == (
        "not-found",
        "user.manage",
    )
