"""The content of a revision, for reading."""

import pytest
from flask import Flask

from inspect_app.errors import NotFound
from inspect_app.web.presenters import contents
from tests.factories.programmes import CALL, LOBBY, revision


def test_how_much_a_programme_holds() -> None:
    assert contents.summary_of(revision()) == contents.Summary(3, 10, 1)


def test_every_item_of_every_section(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        found = contents.sections(revision(), LOBBY, "en")
        ((_, calls),) = contents.sections(revision(), CALL, "en")
    floor = found[0][1][0]
    assert [title for title, _ in found] == ["Floor", "Furniture"]
    assert (floor.weight, floor.severity, floor.clauses) == ("3", "major", [("TP-5.3", "The floor is clean")])
    assert list(floor.options) == ["Conforming", "Partly", "Nonconforming"]
    assert calls[0].limit == "Limit: at most 3 rings"


def test_a_checklist_the_programme_does_not_use() -> None:
    with pytest.raises(NotFound):
        contents.checklist_of(revision(), "nothing")
