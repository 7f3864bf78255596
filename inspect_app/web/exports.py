"""Lists taken out as spreadsheets: Excel workbooks and CSV, narrowed as the page they are taken from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from flask import Blueprint, current_app, request, send_file, url_for
from flask.typing import ResponseReturnValue

from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.reports.portfolio.spans import DAY, beginning
from inspect_app.services.exports import making
from inspect_app.services.portfolios.asking import Asked, resolve
from inspect_app.storage.database import Session
from inspect_app.storage.queries import revisions
from inspect_app.storage.queries.findings import Wanted as WantedFindings
from inspect_app.storage.queries.inspections import Wanted as WantedInspections
from inspect_app.web import findings as finding_pages
from inspect_app.web import inspections as inspection_pages
from inspect_app.web import policy
from inspect_app.web.forms.fields import showable
from inspect_app.web.language import language
from inspect_app.web.portfolio import wish
from inspect_app.web.queries import choice_argument
from inspect_app.web.reports import fit_name
from inspect_app.web.unit_of_work import database

blueprint = Blueprint("exports", __name__)
# Parts of the address that narrow a list: the log tells them.
_FILTERS = ("project", "region", "span", "programme", "state", "severity", "assignee", "source", "repeats")
_LONGEST = 80


# They change nothing but the log; as POST nobody else's page can make a browser take a list out.
@blueprint.post("/exports/inspections")
@policy.somewhere(Permission.INSPECTION_VIEW)
def inspections() -> ResponseReturnValue:
    """The list of inspections."""
    return _sent("inspections", _inspections())


@blueprint.post("/exports/answers")
@policy.somewhere(Permission.INSPECTION_VIEW)
def answers() -> ResponseReturnValue:
    """The answers of those inspections."""
    return _sent("answers", _inspections())


@blueprint.post("/exports/findings")
@policy.somewhere(Permission.FINDING_VIEW)
def findings() -> ResponseReturnValue:
    """The list of findings."""
    return _sent("findings", _findings())


@blueprint.app_template_global()
def export_address(endpoint: str, form: str) -> str:
    """Where the list of this page is taken out as ``form``, narrowed as it is."""
    kept: dict[str, Any] = {name: request.args[name] for name in _FILTERS if request.args.get(name)}
    return url_for(endpoint, **{**kept, "format": form})


def _inspections() -> WantedInspections:
    with database().reading() as session:
        kinds = [row.programme for row in revisions.current(session)]
        asked = _overview(session)
    wanted, zone = inspection_pages.asked_for(kinds), cast(Config, current_app.extensions["config"]).zone
    if asked is None:
        return wanted
    return replace(
        wanted,
        project_id=None,
        projects=asked.projects,
        programme=asked.programme or None,
        finished_from=beginning(asked.span.first, zone),
        finished_before=beginning(asked.span.last + DAY, zone),
    )


def _findings() -> WantedFindings:
    wanted = finding_pages.asked_for(policy.actor())
    with database().reading() as session:
        asked = _overview(session)
    return wanted if asked is None else replace(wanted, project_id=None, projects=asked.projects)


def _overview(session: Session) -> Asked | None:
    """What the overview tells of, where the address is one of its own; None on the lists' pages."""
    config = cast(Config, current_app.extensions["config"])
    return resolve(session, policy.actor(), wish(), config)[0] if request.args.get("span") else None


def _sent(kind: str, wanted: WantedInspections | WantedFindings) -> ResponseReturnValue:
    config = cast(Config, current_app.extensions["config"])
    form = choice_argument("format", making.WRITERS.keys()) or "xlsx"
    given = {name: showable(request.args.get(name))[:_LONGEST] for name in _FILTERS}
    filters = {name: value for name, value in given.items() if value}
    # No session of the request: reading many pages must hold nothing that others wait for.
    made = making.export(database(), config, policy.actor(), kind, form, wanted, filters, language())
    answer = send_file(
        made.file, mimetype=made.media_type, as_attachment=True, download_name=fit_name(made.name)
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
