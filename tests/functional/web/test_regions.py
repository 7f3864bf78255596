"""Regions, managed by administrators."""

from collections.abc import Callable

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_made_changed_and_found(as_: As, cast: Cast) -> None:
    admin = as_("administrator")
    assert admin.send("/regions/new", code="north", name="华北").status_code == 302
    assert "华北" in admin.get("/regions?q=NOR").text
    assert "No regions here" in admin.get("/regions?q=zzz").text
    path = f"/regions/{cast.own_region}/edit"
    assert 'value="EAST"' in admin.get(path).text
    assert admin.send(path, code="EAST", name="华东大区").status_code == 302
    assert "华东大区" in admin.get("/regions").text


def test_what_cannot_be(as_: As, cast: Cast) -> None:
    admin = as_("administrator")
    for path in ("/regions/new", f"/regions/{cast.own_region}/edit"):
        answer = admin.send(path, code="west", name="x")
        assert answer.status_code == 422
        assert "This code is in use already." in answer.text
