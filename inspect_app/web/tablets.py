"""Tablets: which of them hold something that is nowhere else, and how they are."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for

from inspect_app.access.model import Permission
from inspect_app.services import devices
from inspect_app.web import field, policy
from inspect_app.web.presenters import tablets
from inspect_app.web.queries import following, uuid_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("tablets", __name__)


@blueprint.get("/tablets")
@policy.somewhere(Permission.DEVICE_VIEW)
def index() -> str:
    """Tablets, those heard of last first; ``?unsent=1`` only those with something left to do."""
    unsent = request.args.get("unsent") == "1"
    page = devices.listed(session(), policy.actor(), unsent=unsent, after=uuid_argument("after"))
    newest = _newest()
    return render_template(
        "tablets/list.html",
        rows=[tablets.row(device, name, newest) for device, name in page.rows],
        unsent=unsent,
        first=url_for("tablets.index", unsent="1" if unsent else None) if "after" in request.args else "",
        following=following("tablets.index", page.after, ("unsent",)),
    )


def _newest() -> str:
    """The build tablets get now; empty where this server has none."""
    try:
        return str(field.built()["build"])
    except field.NotBuilt:
        return ""
