"""How the projects stand: the overview, the report as a page, and its files."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO
from typing import cast
from uuid import UUID

from flask import (
    Blueprint,
    Response,
    current_app,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue

from inspect_app import clock
from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.errors import Conflict
from inspect_app.reports.page import Frame, inline_drawings, render_page
from inspect_app.reports.portfolio.model import Portfolio
from inspect_app.services import branding
from inspect_app.services.portfolios import making
from inspect_app.services.portfolios.asking import Asked, Choices, Wish, resolve
from inspect_app.storage.blobs import BlobError, LocalBlobStore
from inspect_app.storage.queries import revisions
from inspect_app.web import policy
from inspect_app.web.branding import logo_picture, style_address, styled
from inspect_app.web.errors import wants_json
from inspect_app.web.language import language
from inspect_app.web.messages import message_for
from inspect_app.web.presenters.spans import span_groups
from inspect_app.web.queries import choice_argument, uuid_argument
from inspect_app.web.reports import PENDING, fit_name
from inspect_app.web.unit_of_work import after_commit, session

blueprint = Blueprint("portfolio", __name__)
LONGEST = 40


@blueprint.get("/portfolio")
@policy.somewhere(Permission.PORTFOLIO_VIEW)
def index() -> str:
    """Which projects fell, why, what is overdue, what keeps coming back."""
    asked, choices = _resolved()
    report = _report(asked)
    return render_template(
        "portfolio/index.html",
        report=report,
        pictures={} if report is None else inline_drawings(report),
        asked=asked,
        choices=choices,
        regions={row.region_id: row.region.name for row in choices.projects},
        titles=_titles(),
        spans=span_groups(clock.now().astimezone(_config().zone).date(), language()),
        kept=_kept(),
        asked_address=_address_of(asked),
        sheets=[name for name in ("findings", "inspections") if _has(f"exports.{name}")],
    )


def _titles() -> dict[str, str]:
    """The titles of the programmes in force, by id."""
    rows = revisions.current(session())
    return {row.programme: row.title_zh if language() == "zh" else row.title_en for row in rows}


def _has(endpoint: str) -> bool:
    return endpoint in current_app.view_functions


@blueprint.get("/portfolio/page")
@policy.somewhere(Permission.PORTFOLIO_VIEW)
def page() -> Response:
    """The whole report in the language asked for."""
    asked, _choices = _resolved()
    chosen = choice_argument("language", making.LANGUAGES) or language()
    report = making.view(session(), asked, chosen, _config(), clock.now())
    report = branding.dressed(report, branding.kept(session()))
    address = style_address(report.branding, "portfolio.styles")
    frame = Frame(address, url_for("portfolio.index", **_kept()))  # type: ignore[arg-type]
    written = render_page(report, frame, logo_picture(report.branding))
    return Response(written, HTTPStatus.OK, mimetype="text/html")


@blueprint.get("/portfolio/page.css")
@policy.public
def styles() -> Response:
    """The style sheet of that page."""
    return styled(Portfolio.KIND)


@blueprint.get("/portfolio/reports")
@policy.somewhere(Permission.PORTFOLIO_VIEW)
def files() -> ResponseReturnValue:
    """What was made and what is being made; as JSON, only whether there is something to wait for."""
    jobs = making.under_way(session(), policy.actor())
    pending = any(job.state in PENDING for job in jobs)
    if wants_json():
        return jsonify({"pending": pending})
    faults = {job.id: message_for(_fault(job.error), {}) for job in jobs if job.state == "failed"}
    made = making.made(session(), policy.actor())
    return render_template("portfolio/files.html", jobs=jobs, faults=faults, reports=made, pending=pending)


def _fault(code: str | None) -> str:
    known = code or "unexpected"
    return known if known.startswith(("report-", "portfolio-")) else f"report-failed-{known}"


@blueprint.post("/portfolio/reports")
@policy.somewhere(Permission.PORTFOLIO_VIEW)
def order() -> ResponseReturnValue:
    """Ask for the file in one language; asking twice makes one."""
    asked, _choices = _resolved()
    chosen = request.form.get("language", "")
    making.request(session(), policy.actor(), asked, chosen, _config(), _blobs())
    after_commit(current_app.extensions["runner"].wake)
    return redirect(url_for("portfolio.files"), HTTPStatus.SEE_OTHER)


@blueprint.get("/portfolio/reports/<uuid:portfolio_report_id>/file")
@policy.somewhere(Permission.PORTFOLIO_VIEW)
def file(portfolio_report_id: UUID) -> ResponseReturnValue:
    """The PDF, to whoever may see all of its projects."""
    report = making.found(session(), policy.actor(), portfolio_report_id)
    try:
        data = _blobs().get(report.sha256)
    except BlobError:
        raise Conflict("report-file-damaged") from None
    return send_file(
        BytesIO(data),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{fit_name(report.title)}.pdf",
        etag=report.sha256,
        last_modified=report.created_at,
    )


def _resolved() -> tuple[Asked, Choices]:
    return resolve(session(), policy.actor(), wish(), _config())


def wish() -> Wish:
    """What the address asks for."""
    first, last = (request.args.get(name, "")[:LONGEST] for name in ("first", "last"))
    return Wish(
        span=f"{first}..{last}" if first and last else request.args.get("span", "")[:LONGEST],
        programme=request.args.get("programme", "")[:64],
        region=uuid_argument("region"),
        projects=tuple(uuid for uuid in map(_uuid, request.args.getlist("project")[:500]) if uuid),
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _kept() -> dict[str, object]:
    """The address's own choices, for the addresses beside it."""
    single = {name: request.args[name] for name in ("span", "first", "last", "programme", "region")
              if request.args.get(name)}  # fmt: skip
    chosen = request.args.getlist("project")
    return {**single, "project": chosen} if chosen else dict(single)


def _address_of(asked: Asked) -> dict[str, object]:
    """The overview's choices with what was chosen for the reader written out."""
    return {**_kept(), "span": asked.span.code, "programme": asked.programme, "first": None, "last": None}


def _report(asked: Asked) -> Portfolio | None:
    try:
        return making.view(session(), asked, language(), _config(), clock.now())
    except Conflict:
        return None


def _config() -> Config:
    return cast(Config, current_app.extensions["config"])


def _blobs() -> LocalBlobStore:
    return cast(LocalBlobStore, current_app.extensions["blobs"])
