"""The company's name and the look of its documents, with a sample that follows every change."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import cast

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage, MultiDict

from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.errors import Invalid
from inspect_app.reports.branding import ABREAST, INK, LINE, Branding, is_colour
from inspect_app.reports.page import Frame, inline_logo, page_styles, render_page
from inspect_app.reports.sample import PHOTOS, sample_report
from inspect_app.services import branding
from inspect_app.services.branding import Look
from inspect_app.services.reports import LANGUAGES
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.web import headers, policy
from inspect_app.web.bodies import limit_body
from inspect_app.web.forms.branding import SECTION_TITLES, BrandingForm
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.language import language
from inspect_app.web.messages import message_for
from inspect_app.web.queries import choice_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("branding", __name__)
# The other fields need little; a logo just too large is told at its field, not on a page of its own.
limit_body(blueprint, "save", branding.LOGO_BYTES + 2 * 1024 * 1024)
managing = policy.company(Permission.COMPANY_MANAGE)


@blueprint.get("/company")
@managing
def edit() -> ResponseReturnValue:
    """The form with what is set."""
    form = BrandingForm()
    form.offer()
    form.show(branding.kept(session()))
    return _form(form)


@blueprint.post("/company")
@managing
def save() -> ResponseReturnValue:
    """Set it for all documents made from now on."""
    form = BrandingForm()
    form.offer()
    if attempt(form, lambda: _keep(form)):
        return _saved()
    if _chosen_logo() is not None and not form.logo.errors:
        # No page can fill in a file for people; silent, it would look as if it had been kept.
        form.refuse(branding.LOGO, _("Please choose the logo again: it was not kept."))
    return _form(form, HTTPStatus.UNPROCESSABLE_ENTITY)


@blueprint.get("/company/preview")
@managing
def preview() -> Response:
    """A sample report as the address asks for; what could not be kept is shown as it is set now."""
    kept = branding.kept(session())
    form = BrandingForm(formdata=MultiDict(request.args), meta={"csrf": False})
    look = form.look(kept) if request.args else kept
    try:
        branding.check(look)
    except Invalid:
        look = replace(look, ink=kept.ink, line=kept.line, sections=kept.sections, abreast=kept.abreast)
    answer = Response(_sample(look), HTTPStatus.OK, mimetype="text/html")
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    answer.headers["Content-Security-Policy"] = headers.POLICY.replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    )
    return answer


def style_address(look: Branding, endpoint: str = "report_pages.styles") -> str:
    """Where the style sheet of a report page with that look is."""
    return url_for(endpoint, ink=look.ink[1:], line=look.line[1:], abreast=look.abreast)


def styled(kind: str) -> Response:
    """The style sheet of pages of that kind with the colours and widths the address asks for."""
    answer = Response(page_styles(kind, _asked_look()), HTTPStatus.OK, mimetype="text/css")
    answer.headers["Cache-Control"] = "max-age=300"
    return answer


def _asked_look() -> Branding:
    """What is no colour and no width is left as it is."""
    ink, line = (f"#{request.args.get(name, '')}" for name in ("ink", "line"))
    abreast = choice_argument("abreast", [str(each) for each in ABREAST]) or "0"
    return Branding(
        ink=ink if is_colour(ink) else INK, line=line if is_colour(line) else LINE, abreast=int(abreast)
    )


def logo_picture(look: Branding) -> dict[str, str]:
    """The logo among a report page's pictures."""
    return {branding.LOGO: inline_logo(_blobs().get(look.logo))} if look.logo else {}


def _sample(look: Look) -> str:
    chosen = choice_argument("language", LANGUAGES) or language()
    config = branding.named(cast(Config, current_app.extensions["config"]), look)
    report = branding.dressed(sample_report(config.company(chosen), chosen), look)
    photo = url_for("static", filename="img/photo-waiting.svg")
    pictures = {f"photo-{n}": photo for n in range(1, PHOTOS + 1)}
    frame = Frame(style_address(report.branding), url_for("branding.edit"))
    return render_page(report, frame, {**pictures, **logo_picture(report.branding)})


def _keep(form: BrandingForm) -> bool:
    look, file = form.look(branding.kept(session())), _chosen_logo()
    if file is not None:
        stored = branding.store_logo(_blobs(), file.stream.read(branding.LOGO_BYTES + 1), file.filename or "")
        look = replace(look, logo=stored)
    branding.keep(session(), policy.actor(), look)
    return True


def _chosen_logo() -> FileStorage | None:
    file = request.files.get("logo")
    return file if file is not None and file.filename else None


def _saved() -> ResponseReturnValue:
    flash(_("Saved. Documents made from now on look like this."), "success")
    return redirect(url_for("branding.edit"), HTTPStatus.SEE_OTHER)


def _form(form: BrandingForm, status: HTTPStatus = HTTPStatus.OK) -> ResponseReturnValue:
    config = cast(Config, current_app.extensions["config"])
    page = render_template(
        "branding/edit.html",
        form=form,
        sections=SECTION_TITLES,
        config=config,
        kept=branding.kept(session()),
        largest=branding.LOGO_BYTES,
        megabytes=branding.LOGO_MEGABYTES,
        too_large=message_for("logo-too-large", {"limit": branding.LOGO_MEGABYTES}),
    )
    answer = current_app.make_response((page, status))
    answer.headers["Content-Security-Policy"] = f"{headers.POLICY}; frame-src 'self'"
    return answer


def _blobs() -> LocalBlobStore:
    return cast(LocalBlobStore, current_app.extensions["blobs"])
