"""Addresses a request carries are followed only within this site."""

import pytest
from flask import Flask

from inspect_app.web.addresses import client_address, here, next_address, within


@pytest.mark.parametrize("target", ["/", "/projects?q=a&after=b", "/l/B2C3", "/a:b"])
def test_paths_of_this_site(target: str) -> None:
    assert within(target) == target


@pytest.mark.parametrize(
    "target",
    [
        None,
        "",
        "projects",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/a b",
        "/a\nb",
        "/" + "a" * 2001,
        "/\\/x",
    ],
)
def test_everything_else(app: Flask, target: str | None) -> None:
    assert within(target) is None
    with app.test_request_context("/"):
        assert next_address(target) == "/"


def test_where_to_come_back_to(app: Flask) -> None:
    with app.test_request_context("/projects?q=a"):
        assert here() == "/projects?q=a"
    with app.test_request_context("/sign-out", method="POST"):
        assert here() == "/"
    with app.test_request_context("/nowhere"):
        assert here() == "/"


def test_the_caller(app: Flask) -> None:
    with app.test_request_context(
        "/", environ_base={"REMOTE_ADDR": "10.0.0.7"}, headers={"X-Forwarded-For": "1.2.3.4"}
    ):
        assert client_address() == "10.0.0.7"
    with app.test_request_context("/"):
        assert client_address() == "unknown"
