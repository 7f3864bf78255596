"""What addresses ask for."""

from uuid import UUID

import pytest
from flask import Flask

from inspect_app.web import queries

ONE = "01a20054-ff68-74b8-a46e-b9e842653144"


def test_ids_and_choices_are_read(app: Flask) -> None:
    with app.test_request_context(f"/?a={ONE}&b=x"):
        assert queries.uuid_argument("a") == UUID(ONE)
        assert queries.choice_argument("b", ("x", "y")) == "x"


@pytest.mark.parametrize("value", ["", "7", "9" * 32 + "9", "%00", "x" * 5000])
def test_what_is_not_understood_is_left_out(app: Flask, value: str) -> None:
    with app.test_request_context(f"/?a={value}"):
        assert queries.uuid_argument("a") is None
        assert queries.choice_argument("a", ("x",)) is None


def test_the_next_page_is_narrowed_alike(app: Flask) -> None:
    with app.test_request_context("/?state=completed&project=&_scheme=x&other=1"):
        following = queries.following("inspections.index", UUID(ONE), ("state", "project"))
        assert following == f"/inspections?state=completed&after={ONE}"
        assert queries.following("inspections.index", None, ()) == ""
