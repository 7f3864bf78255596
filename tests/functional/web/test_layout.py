"""The frame of every page: the company, who is here, where, and which way they may go."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient, parsed

As = Callable[[str], StrictClient]


def _current(page: Element) -> set[str]:
    """Addresses of the links marked as where one is."""
    return {link.get("href") or "" for link in page.iter("a") if link.get("aria-current") == "page"}


@pytest.mark.parametrize(
    ("language", "company"), [("en", "Anju Property Services"), ("zh", "安居物业服务有限公司")]
)
def test_the_company_stands_on_pages_for_nobody_too(
    client: StrictClient, language: str, company: str
) -> None:
    page = client.get("/sign-in", headers={"Accept-Language": language})
    assert company in page.text
    assert "/projects" not in page.text, "nobody is shown the way into the product"


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("/projects", "/projects"),
        ("/projects/{project_id}", "/projects"),
        ("/locations/{location_id}", "/projects"),
        ("/inspections", "/inspections"),
        ("/inspections/{inspection_id}", "/inspections"),
        ("/sheets/{sheet_id}", "/inspections"),
        ("/findings", "/findings"),
    ],
)
def test_one_is_shown_where_one_is(as_: As, cast: Cast, path: str, entry: str) -> None:
    answer = as_("inspector").get(path.format(**cast.own))
    assert answer.status_code == 200
    assert _current(parsed(answer.text)) == {entry}


def test_an_error_page_keeps_the_frame(as_: As) -> None:
    answer = as_("inspector").get("/nowhere")
    assert answer.status_code == 404
    assert "Anju Property Services" in answer.text
    assert 'href="/projects"' in answer.text
    assert _current(parsed(answer.text)) == set()


def test_names_are_escaped(app: Flask, as_: As, cast: Cast) -> None:
    administrator = as_("administrator")
    administrator.get("/account")
    administrator.send("/regions/new", code="R1", name="<b>&\"'")
    page = administrator.get("/regions")
    assert "&lt;b&gt;&amp;" in page.text
    assert "<b>" not in page.text
