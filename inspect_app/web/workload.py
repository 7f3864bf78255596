"""Who has how much to do, and how the daily rounds are kept."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, render_template, url_for

from inspect_app.access.model import Permission
from inspect_app.services import projects
from inspect_app.services.planning import figures, writing
from inspect_app.web import policy
from inspect_app.web.moments import zone
from inspect_app.web.presenters import agenda, roles
from inspect_app.web.queries import date_argument, uuid_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("workload", __name__)
WEEKS = 6
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
# A month of rounds is what a supervisor talks over with a butler.
_SPAN = timedelta(days=28)
_LONGEST = timedelta(days=92)


@blueprint.get("/workload")
@policy.somewhere(Permission.WORKLOAD_VIEW)
def index() -> str:
    """Inspections by person and week, from the week of ``?on=`` on."""
    on = date_argument("on") or writing.today_in(zone())
    monday, project = agenda.monday_of(on), uuid_argument("project")
    found = figures.workload(session(), policy.actor(), monday, WEEKS, project)
    return render_template(
        "workload/index.html",
        found=found,
        today=writing.today_in(zone()),
        most=max((row.most for row in found.rows), default=0),
        role_titles=roles.TITLES,
        project=project,
        projects=_projects(),
        before=url_for("workload.index", on=monday - _WEEK, project=project),
        after=url_for("workload.index", on=monday + _WEEK, project=project),
    )


@blueprint.get("/patrols")
@policy.somewhere(Permission.WORKLOAD_VIEW)
def patrols() -> str:
    """Each butler's rounds from ``?start=`` to ``?end=``, both included; the last four weeks else."""
    today = writing.today_in(zone())
    end = date_argument("end") or today
    start = date_argument("start") or end - _SPAN + _DAY
    start = min(max(start, end - _LONGEST), end)
    project = uuid_argument("project")
    found = figures.patrols(session(), policy.actor(), start, end + _DAY, project)
    return render_template(
        "workload/patrols.html",
        found=found,
        start=start,
        end=end,
        project=project,
        projects=_projects(),
    )


def _projects() -> list[object]:
    return list(projects.every(session(), policy.actor(), Permission.WORKLOAD_VIEW))
