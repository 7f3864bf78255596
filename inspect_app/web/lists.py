"""What every list reads from its address: where to go on, and what is searched for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import request, url_for
from werkzeug.exceptions import BadRequest

from inspect_app.storage.queries.paging import Page
from inspect_app.web.forms.fields import clean, showable

LONGEST_SEARCH = 80


def after() -> UUID | None:
    """The id the page continues from; a bad one is a bad request."""
    given = request.args.get("after")
    if given is None:
        return None
    try:
        return UUID(given)
    except ValueError:
        raise BadRequest from None


def search_text() -> str:
    """What is searched for, without what no name holds."""
    return clean(showable(request.args.get("q"))[:LONGEST_SEARCH])


def links(page: Page[Any]) -> dict[str, str | None]:
    """``first`` and ``following`` addresses for the pager: None where they lead nowhere new."""
    here = {**(request.view_args or {}), "q": search_text() or None}
    endpoint = request.endpoint or ""
    return {
        "first": url_for(endpoint, **here) if "after" in request.args else None,
        "following": url_for(endpoint, **here, after=page.after) if page.after else None,
    }
