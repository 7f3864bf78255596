"""One transaction a request: an answer below 400 commits, any other rolls back."""

from collections.abc import Callable

import pytest
from flask import Flask, Response

from inspect_app import clock
from inspect_app.storage.database import Session
from inspect_app.storage.models import Region
from inspect_app.storage.queries import regions
from inspect_app.web import unit_of_work
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


@pytest.mark.parametrize(
    ("status", "kept"), [(200, True), (302, True), (400, False), (409, False), (500, False)]
)
def test_the_answer_decides(app: Flask, as_: As, reading: Session, status: int, kept: bool) -> None:
    told: list[str] = []

    def answer() -> tuple[Response, int]:
        unit_of_work.session().add(Region(code="NEW", name="x", created_at=clock.now()))
        unit_of_work.after_commit(lambda: told.append("done"))
        return Response("", mimetype="text/plain"), status

    answer.policy = app.view_functions["projects.create"].policy  # type: ignore[attr-defined]
    app.view_functions["projects.create"] = answer
    client = as_("administrator")
    client.get("/account")
    client.post("/projects/new", headers={"X-CSRFToken": client.token})
    assert (regions.by_code(reading, "NEW") is not None) == kept
    assert told == (["done"] if kept else [])
