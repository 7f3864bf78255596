"""The document is made from the routes there are."""

import pytest
from flask import Flask

from inspect_app.api.description import document as described
from inspect_app.api.description.document import document, routes


def test_paths_are_written_as_openapi_writes_them(app: Flask) -> None:
    told = document(app)
    path = told["paths"]["/api/v1/inspections/{inspection_id}/claims/{sheet_id}"]
    assert set(path) == {"put", "delete"}
    names = [parameter["name"] for parameter in path["put"]["parameters"]]
    assert names == ["inspection_id", "sheet_id"]
    assert set(told["paths"]["/api/v1/blobs/{blob}"]) == {"head", "patch"}


def test_only_the_interface_is_described(app: Flask) -> None:
    assert all(rule.rule.startswith("/api/v1/") for rule, _ in routes(app))


def test_a_route_nobody_described_makes_it_fail(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {key: told for key, told in described.OPERATIONS.items() if key != ("session", "get")}
    monkeypatch.setattr(described, "OPERATIONS", kept)
    with pytest.raises(KeyError, match="session"):
        document(app)
