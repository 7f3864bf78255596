"""What is published, for reading."""

from collections.abc import Callable

import pytest

from inspect_app import ids
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import PublishedRevision
from inspect_app.storage.queries import revisions
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


@pytest.fixture
def address(reading: Session) -> str:
    """Of the programme in force."""
    (row,) = revisions.current(reading)
    return f"/checklists/{row.id}"


def test_the_programmes_in_force_are_listed(as_: As, address: str) -> None:
    page = as_("author").get("/checklists").get_data(as_text=True)
    assert "Touchpoint audit" in page
    assert "3 checklists, 10 items, 1 clauses" in page
    assert address in page


def test_without_any_the_way_to_publish_is_told(as_: As, database: Database) -> None:
    with database.writing() as session:
        session.query(PublishedRevision).update({"current": False})
    assert "checklists publish" in as_("author").get("/checklists").get_data(as_text=True)


def test_a_programme_shows_parts_weights_and_grades(as_: As, address: str) -> None:
    page = as_("author").get(address).get_data(as_text=True)
    for words in ("Places", "weight 60", "Lobby", "Excellent", "from 95", "80.0%", "×1.5"):
        assert words in page


def test_a_checklist_shows_items_and_clauses(as_: As, address: str) -> None:
    page = as_("inspector").get(f"{address}/lobby").get_data(as_text=True)
    for words in (
        "Floor level and clean",
        "TP-5.3",
        "The floor is clean",
        "Nonconforming",
        "Major",
        "weight 3",
    ):
        assert words in page
    chinese = as_("inspector")
    chinese.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh-CN"
    assert "地面平整清洁" in chinese.get(f"{address}/lobby").get_data(as_text=True)


def test_unknown_ones_are_missing(as_: As, address: str) -> None:
    assert as_("author").get(f"/checklists/{ids.new()}").status_code == 404
    assert as_("author").get(f"{address}/nothing").status_code == 404
    assert as_("author").get(f"/checklists/{ids.new()}/lobby").status_code == 404


def test_not_allowed_and_wrong_method(as_: As, address: str) -> None:
    assert as_("roleless").get("/checklists").status_code == 403
    assert as_("roleless").get(f"{address}/lobby").status_code == 403
    assert as_("author").send("/checklists").status_code == 405
