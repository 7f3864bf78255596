"""Signatures are shown; they are made on tablets."""

from collections.abc import Callable

from inspect_app import ids
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_a_signature_is_shown_to_those_who_may_look(as_: As, cast: Cast) -> None:
    path = f"/signatures/{cast.own['signature_id']}/image"
    shown = as_("supervisor").get(path)
    assert (shown.status_code, shown.mimetype) == (200, "image/png")
    assert shown.headers["Cache-Control"] == "private, no-cache"
    assert as_("stranger").get(path).status_code == 404
    assert as_("supervisor").get(f"/signatures/{ids.new()}/image").status_code == 404


def test_no_page_signs(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    client.get("/account")
    path = f"/inspections/{cast.own['inspection_id']}/signatures"
    assert client.post(path, json={}, headers={"X-CSRFToken": client.token}).status_code == 404
