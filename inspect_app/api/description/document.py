"""The OpenAPI document, made from the routes there are and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from inspect_app import __version__
from inspect_app.api.description.operations import OPERATIONS, Operation
from inspect_app.api.description.schemas import schemas
from inspect_app.api.description.words import HASH, ID
from inspect_app.web.policy import policy_of

_ABOUT = """What the tablet's app asks for. A request that changes anything must come from our own pages: with
`Sec-Fetch-Site: same-origin`, or where a browser does not send that, with an `Origin` that is ours."""
_PREFIX = "api."


def document(app: Flask) -> dict[str, Any]:
    """The description of every route under ``/api/``; KeyError for one nobody described."""
    paths: dict[str, dict[str, Any]] = {}
    for path, method, operation in _operations(app):
        paths.setdefault(path, {})[method] = operation
    cookie = {"type": "apiKey", "in": "cookie", "name": app.config["SESSION_COOKIE_NAME"]}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Inspections on a tablet", "version": __version__, "description": _ABOUT},
        "paths": paths,
        "components": {"schemas": schemas(), "securitySchemes": {"session": cookie}},
    }


def routes(app: Flask) -> Iterator[tuple[Rule, str]]:
    """(rule, method in small letters) of every route of the interface."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith(_PREFIX):
            methods = (rule.methods or set()) - {"OPTIONS"}
            # Flask adds HEAD to whatever can be read.
            for method in sorted(methods - {"HEAD"} if "GET" in methods else methods):
                yield rule, method.lower()


def _operations(app: Flask) -> Iterator[tuple[str, str, Operation]]:
    for rule, method in routes(app):
        name = rule.endpoint.removeprefix(_PREFIX)
        told = OPERATIONS[name, method]
        parameters = [_parameter(argument) for argument in sorted(rule.arguments)]
        operation = {"operationId": name, **told, "parameters": [*parameters, *told.get("parameters", [])]}
        policy = policy_of(app, rule.endpoint)
        if policy is not None and policy.scope != "public":
            operation["security"] = [{"session": []}]
        yield _path(rule), method, operation


def _path(rule: Rule) -> str:
    """As OpenAPI writes it: ``/devices/{device}``."""
    return re.sub("<(?:uuid:)?([a-z0-9_]+)>", r"{\1}", rule.rule)


def _parameter(argument: str) -> Operation:
    schema = HASH if argument == "sha256" else ID
    return {"name": argument, "in": "path", "required": True, "schema": schema}
