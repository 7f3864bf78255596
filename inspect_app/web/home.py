"""The start page."""

from __future__ import annotations

from flask import Blueprint, render_template

from inspect_app.web import policy

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@policy.signed_in
def index() -> str:
    """What waits for this person."""
    return render_template("home/index.html")
