"""What lists read from their address, and the links of their pager."""

from uuid import UUID

import pytest
from flask import Flask
from werkzeug.exceptions import BadRequest

from inspect_app.storage.queries.paging import Page
from inspect_app.web import lists

ONE = UUID("01a20054-ff68-74b8-a46e-b9e842653144")


def test_where_to_go_on(app: Flask) -> None:
    with app.test_request_context("/projects"):
        assert lists.after() is None
    with app.test_request_context(f"/projects?after={ONE}"):
        assert lists.after() == ONE


@pytest.mark.parametrize("bad", ["", "7", "x" * 5000, f"{ONE}0", "%00", "-1"])
def test_no_place_to_go_on_from_is_a_bad_request(app: Flask, bad: str) -> None:
    with app.test_request_context(f"/projects?after={bad}"), pytest.raises(BadRequest):
        lists.after()


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("", ""),
        ("%20 a ", "a"),
        ("e%CC%81", "é"),
        ("a%00b%1B", "ab"),
        ("x" * 500, "x" * 80),
    ],
)
def test_what_is_searched_for_arrives_clean(app: Flask, given: str, read: str) -> None:
    with app.test_request_context(f"/projects?q={given}"):
        assert lists.search_text() == read


def test_the_pager_keeps_search_and_place(app: Flask) -> None:
    with app.test_request_context(f"/users/{ONE}?q=a%26b&after={ONE}&other=1"):
        links = lists.links(Page([], ONE))
    assert links == {
        "first": f"/users/{ONE}?q=a%26b",
        "following": f"/users/{ONE}?q=a%26b&after={ONE}",
    }


def test_links_that_lead_nowhere_new_are_left_out(app: Flask) -> None:
    with app.test_request_context("/projects"):
        assert lists.links(Page([], None)) == {"first": None, "following": None}
        assert lists.links(Page([], ONE)) == {"first": None, "following": f"/projects?after={ONE}"}
