"""The interface is as it is described: every route, and every answer to requests made up from it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from inspect_app.api.description.document import document, routes
from inspect_app.api.description.operations import OPERATIONS
from tests.factories.cast import PASSWORD, Cast
from tests.factories.wire import HERE, MEDIA_TYPE
from tests.functional.conftest import Filled, english, open_app

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
NAMES = sorted(f"{name} {method}" for name, method in OPERATIONS)
EXAMPLES = 20
# The test's own browser does not unpack.
SENT = {**HERE, "Accept-Encoding": "identity"}


@pytest.fixture(scope="module")
def described(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The real application, for all made-up requests of this file."""
    app = open_app(filled, tmp_path_factory.mktemp("described"))
    yield app
    app.extensions["database"].close()


@pytest.fixture(scope="module")
def cookie(described: Flask) -> str:
    """The inspector's session."""
    client = english(described)
    assert client.sign_in("inspector", PASSWORD).status_code == 302
    found = client.get_cookie("inspect_session")
    assert found is not None
    return found.value


def test_every_route_is_described_and_every_description_is_of_a_route(described: Flask) -> None:
    there = {(rule.endpoint.removeprefix("api."), method) for rule, method in routes(described)}
    assert there == set(OPERATIONS)


def test_the_description_is_public_and_names_every_schema_it_uses(described: Flask) -> None:
    answer = english(described).get("/api/v1/openapi.json")
    told = answer.get_json()
    assert (answer.status_code, told["openapi"]) == (200, "3.1.0")
    names = {name.rpartition("/")[2] for name in _references(told)}
    assert names <= set(told["components"]["schemas"])
    assert "security" not in told["paths"]["/api/v1/openapi.json"]["get"]
    assert told["paths"]["/api/v1/session"]["get"]["security"] == [{"session": []}]


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for below in node.values():
            yield from _references(below)
    elif isinstance(node, list):
        for below in node:
            yield from _references(below)


@schemathesis.serializer(MEDIA_TYPE)
def _as_it_is(_context: object, value: Any) -> bytes:
    """A piece of a photo; made-up ones may be of any kind."""
    data = getattr(value, "data", value)
    return data if isinstance(data, bytes) else str(data).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        (name, mode)
        for name in NAMES
        for mode in GenerationMode
        # This one takes nothing that could be wrong.
        if (name, mode) != ("openapi get", GenerationMode.NEGATIVE)
    ],
    ids=str,
)
def test_made_up_requests_are_answered_as_described(
    described: Flask, cast: Cast, cookie: str, name: str, mode: GenerationMode
) -> None:
    schema = schemathesis.openapi.from_dict(document(described))
    schema.app = described
    wanted = name.partition(" ")[0]
    (operation,) = (
        found.ok()
        for found in schema.get_all_operations()
        if found.ok().definition.raw["operationId"] == wanted
    )

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), known=st.booleans())
    def answered(case: Case, known: bool) -> None:
        if known:
            _lead_to_what_is_there(case, cast)
        case.call_and_validate(checks=CHECKS, headers=SENT, cookies={"inspect_session": cookie})

    answered()


def _lead_to_what_is_there(case: Case, cast: Cast) -> None:
    """Made-up ids alone would never get further than not found."""
    for name in case.path_parameters:
        if isinstance(cast.own.get(name), UUID):
            case.path_parameters[name] = str(cast.own[name])
    if "inspection" in case.query:
        case.query["inspection"] = str(cast.own["inspection_id"])
