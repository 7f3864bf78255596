"""Work handed over, as its page tells it to either side."""

from datetime import date
from uuid import UUID

import pytest
from flask import Flask

from inspect_app.access.delegation import Delegation
from inspect_app.access.model import Assignment, Role
from inspect_app.services.delegating import Shown
from inspect_app.web.presenters import leaves

LI, WANG, SITE = UUID(int=1), UUID(int=2), UUID(int=3)
VALUE = Delegation(
    UUID(int=9),
    LI,
    WANG,
    (Assignment(Role.SUPERVISOR, project=SITE),),
    date(2026, 12, 1),
    date(2026, 12, 2),
)


@pytest.mark.parametrize("standing", leaves.STANDINGS)
def test_only_who_is_away_takes_back_what_still_holds(app: Flask, standing: str) -> None:
    shown = Shown(VALUE.id, VALUE, "Li", "Wang", standing)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        given, had = (leaves.row(shown, person, {SITE: "Lakeside"}) for person in (LI, WANG))
    assert (given.given, given.colleague, had.given, had.colleague) == (True, "Wang", False, "Li")
    assert given.roles == ["Supervisor · Lakeside"]
    assert given.open is (standing in {"to_come", "running"})
    assert not had.open
