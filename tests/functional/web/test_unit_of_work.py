"""One transaction a request: an answer below 400 commits, any other rolls back."""

from collections.abc import Callable

import pytest
from flask import Flask, Response
from sqlalchemy import Connection, event

from inspect_app import clock
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Region
from inspect_app.storage.queries import regions
from inspect_app.web import unit_of_work
from tests.factories.cast import Cast
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


def _no_room(connection: Connection) -> None:
    """The commit finds the disk full, after the view has done its work and said that it went well."""
    connection.exec_driver_sql("PRAGMA max_page_count = 1")
    connection.exec_driver_sql("CREATE TABLE one_more (bytes)")


def test_a_commit_on_a_full_disk_says_so(app: Flask, database: Database, as_: As, cast: Cast) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    client = as_("administrator")
    page = f"/projects/{cast.own['project_id']}"
    client.get("/account")
    event.listen(database.engine, "commit", _no_room)
    refused = client.send(f"{page}/deactivate")
    event.remove(database.engine, "commit", _no_room)
    assert refused.status_code == 507
    assert "disk is full" in refused.text
    # Neither done nor said to be, neither here nor on the next page.
    shown = client.get(page)
    assert "Saved." not in refused.text + shown.text
    assert f"{page}/deactivate" in shown.text
