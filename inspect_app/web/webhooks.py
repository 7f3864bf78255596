"""The company's webhooks and letters: adding, changing, trying, pausing, and what became of each message."""

from __future__ import annotations

from http import HTTPStatus
from typing import cast
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.services.notifying import endpoints
from inspect_app.services.notifying.kinds import FOR_WEBHOOKS, KINDS, Format
from inspect_app.services.notifying.queueing import host_of
from inspect_app.storage.models import Webhook
from inspect_app.web import policy
from inspect_app.web.forms.notices import WebhookChangeForm, WebhookForm
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.lists import after, links
from inspect_app.web.presenters import notices as presenter
from inspect_app.web.unit_of_work import after_commit, session

blueprint = Blueprint("webhooks", __name__)
managing = policy.company(Permission.COMPANY_MANAGE)


@blueprint.get("/webhooks")
@managing
def index() -> ResponseReturnValue:
    """All webhooks, and how letters go out."""
    form = WebhookForm()
    form.offer()
    return _page(form, {kind.value for kind in FOR_WEBHOOKS})


@blueprint.post("/webhooks")
@managing
def create() -> ResponseReturnValue:
    """A new one; the page that answers is the only one that tells its secret."""
    form = WebhookForm()
    form.offer()
    private = _config().webhooks_private
    row = attempt(form, lambda: endpoints.add(session(), policy.actor(), form.endpoint(), private=private))
    if row is None:
        return _page(form, set(request.form.getlist("kinds"))), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("Saved."), "success")
    return _one(row.id, row.secret if row.format == Format.STANDARD else "")


@blueprint.get("/webhooks/<uuid:webhook_id>")
@managing
def show(webhook_id: UUID) -> ResponseReturnValue:
    """One, with its last messages."""
    return _one(webhook_id)


@blueprint.get("/letters")
@managing
def letters() -> ResponseReturnValue:
    """The last letters."""
    page = endpoints.messages(session(), None, after())
    rows = [presenter.message_row(row) for row in page.rows]
    return render_template("webhooks/letters.html", rows=rows, **links(page))


@blueprint.get("/webhooks/<uuid:webhook_id>/edit")
@managing
def edit(webhook_id: UUID) -> ResponseReturnValue:
    """Its name, address and kinds."""
    row = endpoints.found(session(), webhook_id)
    return _edit_page(row, WebhookChangeForm(data={"name": row.name}), set(row.kinds))


@blueprint.post("/webhooks/<uuid:webhook_id>/edit")
@managing
def change(webhook_id: UUID) -> ResponseReturnValue:
    """Say them anew."""
    row, form, private = (
        endpoints.found(session(), webhook_id),
        WebhookChangeForm(),
        _config().webhooks_private,
    )
    changed = attempt(
        form,
        lambda: endpoints.change(session(), policy.actor(), webhook_id, form.change(), private=private),
    )
    if changed is None:
        return _edit_page(row, form, set(request.form.getlist("kinds"))), HTTPStatus.UNPROCESSABLE_ENTITY
    _hurry()
    flash(_("Saved."), "success")
    return _back(webhook_id)


@blueprint.post("/webhooks/<uuid:webhook_id>")
@managing
def renew_secret(webhook_id: UUID) -> ResponseReturnValue:
    """Another secret; the page that answers tells it, and is without it when loaded again."""
    return _one(webhook_id, endpoints.renew_secret(session(), policy.actor(), webhook_id).secret)


@blueprint.post("/webhooks/<uuid:webhook_id>/test")
@managing
def try_out(webhook_id: UUID) -> ResponseReturnValue:
    """Send a test."""
    endpoints.try_out(session(), policy.actor(), webhook_id)
    _hurry()
    flash(_("A test is on its way. Reload this page in some seconds to see what became of it."), "info")
    return _back(webhook_id)


@blueprint.post("/webhooks/<uuid:webhook_id>/pause")
@managing
def pause(webhook_id: UUID) -> ResponseReturnValue:
    """Tell it nothing for now."""
    endpoints.set_active(session(), policy.actor(), webhook_id, False)
    return _back(webhook_id)


@blueprint.post("/webhooks/<uuid:webhook_id>/resume")
@managing
def resume(webhook_id: UUID) -> ResponseReturnValue:
    """Tell it again."""
    endpoints.set_active(session(), policy.actor(), webhook_id, True)
    return _back(webhook_id)


@blueprint.post("/webhooks/<uuid:webhook_id>/remove")
@managing
def remove(webhook_id: UUID) -> ResponseReturnValue:
    """Tell it nothing ever again."""
    endpoints.remove(session(), policy.actor(), webhook_id)
    flash(_("The webhook is removed."), "success")
    return redirect(url_for("webhooks.index"))


@blueprint.post("/deliveries/<uuid:delivery_id>/again")
@managing
def again(delivery_id: UUID) -> ResponseReturnValue:
    """Try a message once more."""
    row = endpoints.again(session(), policy.actor(), delivery_id)
    _hurry()
    flash(_("The message is on its way again."), "info")
    return _back(row.webhook_id) if row.webhook_id else redirect(url_for("webhooks.letters"))


def _page(form: WebhookForm, kinds: set[str]) -> str:
    return render_template(
        "webhooks/list.html",
        rows=[(each, _last(each)) for each in endpoints.listed(session())],
        form=form,
        kinds=_boxes(kinds),
        formats=presenter.FORMATS,
        server=_config().smtp_host,
        sender=_config().smtp_sender,
        letters=endpoints.waiting(session(), None),
    )


def _boxes(ticked: set[str]) -> list[tuple[str, object, bool]]:
    return [(kind.value, presenter.word_of(kind.value), kind.value in ticked) for kind in KINDS]


def _edit_page(row: Webhook, form: WebhookChangeForm, kinds: set[str]) -> str:
    return render_template(
        "webhooks/edit.html",
        webhook=row,
        form=form,
        host=host_of(row.url),
        kinds=_boxes(kinds),
        signed=row.format == Format.DINGTALK,
    )


def _last(standing: endpoints.Standing) -> presenter.MessageRow | None:
    return presenter.message_row(standing.last) if standing.last else None


def _one(webhook_id: UUID, secret: str = "") -> str:
    row = endpoints.found(session(), webhook_id)
    page = endpoints.messages(session(), webhook_id, None if secret else after())
    more = links(page) if request.method == "GET" else {"first": None, "following": None}
    return render_template(
        "webhooks/show.html",
        webhook=row,
        secret=secret,
        renewable=row.format == Format.STANDARD,
        host=host_of(row.url),
        format=presenter.FORMATS[row.format],
        kinds=[presenter.word_of(kind) for kind in row.kinds],
        rows=[presenter.message_row(each) for each in page.rows],
        **more,
    )


def _hurry() -> None:
    """Let the runner look for messages at once."""
    after_commit(current_app.extensions["runner"].hurry)


def _back(webhook_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("webhooks.show", webhook_id=webhook_id), HTTPStatus.SEE_OTHER)


def _config() -> Config:
    return cast(Config, current_app.extensions["config"])
