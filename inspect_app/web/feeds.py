"""A person's calendar address: made and revoked here, read by other programs."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.config import Config
from inspect_app.errors import NotFound
from inspect_app.services.planning import feeds
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.moments import zone
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("feeds", __name__)
_TYPE = "text/calendar; charset=utf-8"


@blueprint.get("/account/calendar")
@policy.signed_in
def show() -> str:
    """Whether there is an address, and what it is for."""
    return _page()


@blueprint.post("/account/calendar")
@policy.signed_in
def make() -> str:
    """Another address, shown this once; nothing else keeps it."""
    token = feeds.make(session(), policy.actor())
    config: Config = current_app.extensions["config"]
    here = config.public_url or request.url_root.rstrip("/")
    address = here + url_for("feeds.calendar", feed=token)
    return _page(address)


@blueprint.post("/account/calendar/revoke")
@policy.signed_in
def revoke() -> ResponseReturnValue:
    """Let the address be worth nothing any more."""
    feeds.revoke(session(), policy.actor())
    flash(_("The calendar address no longer works."), "success")
    return redirect(url_for("feeds.show"))


@blueprint.get("/feeds/<feed>.ics")
@policy.public
def calendar(feed: str) -> Response:
    """The calendar; the same empty answer for every address that is none."""
    try:
        data = feeds.calendar(session(), feed, language(), zone())
    except NotFound:
        return Response("", HTTPStatus.NOT_FOUND, mimetype="text/plain")
    return Response(data, content_type=_TYPE)


def _page(address: str = "") -> str:
    return render_template(
        "feeds/show.html", address=address, made_at=feeds.made_at(session(), policy.actor())
    )
