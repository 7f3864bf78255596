"""The start page: what waits, for each role."""

from collections.abc import Callable

from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_an_inspector_goes_on(as_: As) -> None:
    page = as_("inspector").get("/").text
    assert "Start an inspection" in page
    assert "No inspection of yours is under way." in page
    assert "云锦花园" in page


def test_a_supervisor_sees_findings_but_starts_nothing(as_: As) -> None:
    page = as_("supervisor").get("/").text
    assert "Open findings" in page
    assert "Start an inspection" not in page


def test_nothing_foreign_is_shown(as_: As) -> None:
    assert "云锦花园" not in as_("stranger").get("/").text


def test_others_get_their_ways(as_: As) -> None:
    assert 'href="/users"' in as_("administrator").get("/").text
    assert "Ask an administrator to give you one." in as_("roleless").get("/").text
