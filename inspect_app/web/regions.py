"""Regions, for whoever manages projects."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission
from inspect_app.services import regions
from inspect_app.storage.models import Region
from inspect_app.web import policy
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.forms.sites import RegionForm
from inspect_app.web.lists import after, links, search_text
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("regions", __name__)
managing = policy.company(Permission.PROJECT_MANAGE)


@blueprint.get("/regions")
@managing
def index() -> ResponseReturnValue:
    """All regions."""
    page = regions.listed(session(), search_text(), after())
    return render_template("regions/list.html", page=page, links=links(page), q=search_text())


@blueprint.get("/regions/new")
@managing
def new() -> ResponseReturnValue:
    """An empty form."""
    return _form(RegionForm(), None)


@blueprint.post("/regions/new")
@managing
def create() -> ResponseReturnValue:
    """A new region."""
    form, person = RegionForm(), policy.actor()
    made = attempt(
        form, lambda: regions.create(session(), person, form.code.data or "", form.name.data or "")
    )
    return _saved() if made else _form(form, None, HTTPStatus.UNPROCESSABLE_ENTITY)


@blueprint.get("/regions/<uuid:region_id>/edit")
@managing
def edit(region_id: UUID) -> ResponseReturnValue:
    """The form with what is known."""
    region = regions.found(session(), region_id)
    return _form(RegionForm(obj=region), region)


@blueprint.post("/regions/<uuid:region_id>/edit")
@managing
def save(region_id: UUID) -> ResponseReturnValue:
    """Change code or name."""
    form, person = RegionForm(), policy.actor()
    region = regions.found(session(), region_id)
    code, name = form.code.data or "", form.name.data or ""
    done = attempt(form, lambda: regions.edit(session(), person, region_id, code, name))
    return _saved() if done else _form(form, region, HTTPStatus.UNPROCESSABLE_ENTITY)


def _saved() -> ResponseReturnValue:
    flash(_("Saved."), "success")
    return redirect(url_for("regions.index"))


def _form(form: RegionForm, region: Region | None, status: HTTPStatus = HTTPStatus.OK) -> ResponseReturnValue:
    return render_template("regions/form.html", form=form, region=region), status
