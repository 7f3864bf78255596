"""A request that changes something is taken from our own pages only."""

import pytest
from flask import Flask

from inspect_app.api import origins
from inspect_app.config import Config
from inspect_app.errors import ForeignOrigin

OURS = "http://inspect.example:8000"
TAKEN = [
    {"Sec-Fetch-Site": "same-origin"},
    {"Origin": OURS},
    {"Origin": "HTTP://INSPECT.example:8000"},
    {"Origin": "https://public.example"},
]
REFUSED = [
    {},
    {"Origin": ""},
    {"Origin": "null"},
    {"Origin": "http://inspect.example"},
    {"Origin": "http://inspect.example:8001"},
    {"Origin": "https://inspect.example:8000"},
    {"Origin": OURS + ".evil.example"},
    {"Origin": "http://evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "cross-site", "Origin": OURS},
    {"Referer": OURS + "/field/"},
]


@pytest.fixture
def asked(app: Flask) -> Flask:
    """The application under a public name besides the one it is asked by."""
    config: Config = app.extensions["config"]
    app.extensions["config"] = config.model_copy(update={"public_url": "https://public.example"})
    return app


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("headers", REFUSED)
def test_from_elsewhere_nothing_changes(asked: Flask, method: str, headers: dict[str, str]) -> None:
    with (
        asked.test_request_context("/api/v1/x", method=method, base_url=OURS, headers=headers),
        pytest.raises(ForeignOrigin),
    ):
        origins.check()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("headers", TAKEN)
def test_from_our_pages_it_may(asked: Flask, method: str, headers: dict[str, str]) -> None:
    with asked.test_request_context("/api/v1/x", method=method, base_url=OURS, headers=headers):
        origins.check()


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_looking_is_free(asked: Flask, method: str) -> None:
    with asked.test_request_context("/api/v1/x", method=method, base_url=OURS):
        origins.check()
