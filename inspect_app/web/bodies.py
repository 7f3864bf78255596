"""JSON that scripts of ours send: small, an object, numbers exact; anything else is refused in words."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, abort, request

from inspect_app.errors import Invalid
from inspect_app.inspection.documents import read_json

# A number or an empty list takes two bytes of text and a hundred of memory: size alone is no limit. An op has
# about a dozen parts, a photo's bytes are one.
MOST_PARTS = 1_000_000


def limit_body(blueprint: Blueprint, view: str, size: int) -> None:
    """Let ``view`` of ``blueprint`` take at most ``size`` bytes, more or less than other routes do.

    It must be said before anything looks at the body, and the check of the CSRF token is the first to do so.
    """

    def limit(endpoint: str | None, _values: object) -> None:
        if endpoint == f"{blueprint.name}.{view}":
            request.max_content_length = size

    blueprint.url_value_preprocessor(limit)


def json_object() -> Mapping[str, object]:
    """The body as an object; 415, 413, or Invalid for what is not."""
    if not request.is_json:
        abort(415)
    data = request.get_data()
    if len(data) > MOST_PARTS and sum(map(data.count, (b",", b"[", b"{"))) > MOST_PARTS:
        abort(413)
    try:
        found = read_json(data.decode("utf-8"))
    except ValueError as error:
        raise Invalid("json-unreadable", field="body") from error
    if not isinstance(found, dict):
        raise Invalid("json-unreadable", field="body")
    return found
