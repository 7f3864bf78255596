"""The navigation: each person sees the ways their roles allow."""

import pytest
from flask import Flask

from inspect_app.web.presenters.navigation import navigation
from tests.factories.cast import Cast


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("inspector", ["Home", "Inspections", "Tablet", "Findings", "Plans", "Projects", "Tablet status"]),
        (
            "administrator",
            ["Home", "Projects", "Tablet status", "Company", "Users", "Departments", "Audit log"],
        ),
        ("author", ["Home"]),
        ("roleless", ["Home"]),
    ],
)
def test_by_role(app: Flask, cast: Cast, name: str, labels: list[str]) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        items = navigation(cast.people[name], "home", app.view_functions)
        shown = [str(item.label) for item in items]
    assert [label for label in shown if label != "Checklists"] == labels
    assert [item.current for item in items][:1] == [True]


def test_nobody_and_unknown_pages(app: Flask, cast: Cast) -> None:
    with app.test_request_context():
        assert navigation(None, "home", app.view_functions) == []
        assert len(navigation(cast.people["inspector"], None, {"home.index"})) == 1
