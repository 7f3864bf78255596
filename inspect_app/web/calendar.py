"""The calendar of what is due: a month or a week, of a project or a person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, render_template, request, url_for

from inspect_app.access.model import Permission
from inspect_app.services import projects
from inspect_app.services.planning import due, keeping, writing
from inspect_app.web import policy
from inspect_app.web.moments import zone
from inspect_app.web.presenters import agenda, rhythms
from inspect_app.web.queries import choice_argument, date_argument, uuid_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("calendar", __name__)
VIEWS = ("month", "week")
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


@blueprint.get("/calendar")
@policy.somewhere(Permission.PLAN_VIEW)
def index() -> str:
    """``?view=month|week&on=DATE&project=&person=``."""
    today = writing.today_in(zone())
    on, view = date_argument("on") or today, choice_argument("view", VIEWS) or "month"
    start, end = agenda.month_of(on) if view == "month" else _week_of(on)
    project, person = uuid_argument("project"), uuid_argument("person")
    reading, actor = session(), policy.actor()
    listing = due.between(reading, actor, start, end, project=project, person=person)
    lines = agenda.entries(listing, actor, zone())
    return render_template(
        "calendar/index.html",
        view=view,
        on=on,
        days=agenda.days(lines, start, end, today, on.month if view == "month" else None),
        states=agenda.STATES,
        weekdays=[name for _code, name in rhythms.WEEKDAYS],
        shown=agenda.SHOWN,
        cut=listing.cut,
        beyond=end > today + writing.AHEAD,
        horizon=today + writing.AHEAD,
        project=project,
        chosen_person=person,
        projects=projects.every(reading, actor, Permission.PLAN_VIEW),
        people=keeping.people(reading, actor, Permission.PLAN_VIEW),
        **_ways(view, on, start, end),
    )


def _week_of(on: date) -> tuple[date, date]:
    monday = agenda.monday_of(on)
    return monday, monday + _WEEK


def _ways(view: str, on: date, start: date, end: date) -> dict[str, str]:
    """Addresses of the page before and after, of today, and of the other view."""
    before = on.replace(day=1) - _DAY if view == "month" else start - _WEEK
    after = (on.replace(day=1) + timedelta(days=31)).replace(day=1) if view == "month" else end
    kept: dict[str, Any] = {
        name: request.args[name] for name in ("project", "person") if request.args.get(name)
    }
    other = "week" if view == "month" else "month"
    return {
        "before": url_for("calendar.index", view=view, on=before, **kept),
        "after": url_for("calendar.index", view=view, on=after, **kept),
        "now": url_for("calendar.index", view=view, **kept),
        "other": url_for("calendar.index", view=other, on=on, **kept),
    }
