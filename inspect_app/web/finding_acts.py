"""Doing something with a finding: one form per action; who is second gets everything typed back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app import ids
from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.findings.contents import needed
from inspect_app.findings.model import Action, Cause, Correction
from inspect_app.findings.transitions import TRANSITIONS, Field, Transition
from inspect_app.reports.words import both_names
from inspect_app.services.correcting import acting, assignees, photos, reading
from inspect_app.services.correcting.acting import MovedOn, Wish
from inspect_app.services.correcting.timing import rules_of
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding
from inspect_app.storage.queries import corrections
from inspect_app.web import policy
from inspect_app.web.attachments import LARGEST_FORM, stored_photos, stored_signature
from inspect_app.web.bodies import limit_body
from inspect_app.web.forms.findings import ActForm, act_form, assignee_choices, party_of
from inspect_app.web.messages import message_for
from inspect_app.web.moments import moment
from inspect_app.web.presenters import corrections as presenter
from inspect_app.web.presenters.correction_words import BUTTONS, DONE
from inspect_app.web.unit_of_work import database, session

blueprint = Blueprint("finding_acts", __name__)
# What is missing is said in the words of its field, where there is nothing to fill in.
_MISSING: Mapping[tuple[str, object], str] = {
    ("act-field-missing", "signature"): "signature-empty",
    ("act-field-missing", "photos"): "finding-photo-missing",
}
limit_body(blueprint, "do", LARGEST_FORM)


@dataclass(frozen=True, slots=True)
class Page:
    """A finding with the row of the table an action follows, and the form for it."""

    row: Finding
    correction: Correction
    transition: Transition
    form: ActForm

    @property
    def takes(self) -> frozenset[Field]:
        """What may be given."""
        return self.transition.takes | self.transition.needs

    @property
    def needs(self) -> frozenset[Field]:
        """What must be given."""
        return needed(self.correction, self.transition)


@blueprint.get("/findings/<uuid:finding_id>/do/<action>")
@policy.at(Permission.FINDING_VIEW, "finding")
def ask(finding_id: UUID, action: str) -> ResponseReturnValue:
    """The form of an action that this person may do now; else the finding, as it is."""
    page = _page(session(), finding_id, action)
    open_now = acting.open_to(session(), policy.actor(), page.row, page.correction)
    if page.transition not in open_now:
        flash(message_for("finding-not-now", {}), "warning")
        return redirect(url_for("findings.show", finding_id=finding_id))
    page.form.act.data, page.form.seen.data = str(ids.new()), page.correction.version
    if Field.CAUSE in page.takes and page.correction.cause is not None:
        page.form["cause"].data = page.correction.cause.value
    return _shown(page, [])


@blueprint.post("/findings/<uuid:finding_id>/do/<action>")
@policy.at(Permission.FINDING_VIEW, "finding")
def do(finding_id: UUID, action: str) -> ResponseReturnValue:
    """Do it, and show the finding; a refusal shows the form again with everything in it."""
    with database().reading() as reading_session:
        page = _page(reading_session, finding_id, action)
    kept, refusal = _keep_photos(page)
    if refusal is None and page.form.validate():
        try:
            acting.act(session(), policy.actor(), finding_id, _wish(page, kept), _zone())
        except (Conflict, Invalid) as caught:
            refusal = caught
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("findings.show", finding_id=finding_id))
    return _again(finding_id, action, page, kept, refusal)


def _page(reading_session: Session, finding_id: UUID, name: str) -> Page:
    """The form as the table has it for the finding as it is; the nearest row where it is not open now."""
    row, correction = acting.load(reading_session, finding_id)
    rows = [each for each in TRANSITIONS if each.action.value == name]
    if not rows:
        raise NotFound("action")
    open_now = acting.open_to(reading_session, policy.actor(), row, correction)
    transition = next((each for each in open_now if each.action.value == name), rows[0])
    takes = transition.takes | transition.needs
    form = act_form(transition.action, takes, needed(correction, transition))
    if Field.ASSIGNEE in takes:
        form["assignee"].choices = assignee_choices(assignees.offered(reading_session, row.project))
    return Page(row, correction, transition, form)


def _keep_photos(page: Page) -> tuple[list[str], Conflict | Invalid | None]:
    """The photos of the form, those it brought before and new ones, kept whatever comes of the act."""
    actor, finding_id = policy.actor(), page.row.id
    with database().reading() as reading_session:
        kept = photos.pending(reading_session, actor, finding_id, request.form.getlist("kept"))
    if Field.PHOTOS not in page.takes:
        return [], None
    try:
        stored = stored_photos()
        if stored:
            with database().writing() as writing:
                kept += photos.attach(writing, actor, finding_id, stored)
    except (Conflict, Invalid) as refusal:
        return kept, refusal
    return list(dict.fromkeys(kept)), None


def _wish(page: Page, kept: list[str]) -> Wish:
    data = page.form.data
    return Wish(
        id=UUID(data["act"]),
        action=page.transition.action,
        seen=data["seen"],
        text=data.get("text") or "",
        signature=stored_signature(data.get("signature")),
        photos=tuple(kept),
        cause=Cause(data["cause"]) if data.get("cause") else None,
        assignee=party_of(data.get("assignee")),
        until=data.get("until"),
        duplicate_of=_numbered(data.get("duplicate_of")),
        points=data.get("points"),
    )


def _numbered(number: str | None) -> UUID | None:
    """The id of the finding a person named by its number."""
    if not number:
        return None
    found = corrections.by_number(session(), number)
    if found is None:
        raise Invalid("duplicate-elsewhere", field="duplicate_of")
    return found.id


def _again(
    finding_id: UUID, action: str, sent: Page, kept: list[str], refusal: Conflict | Invalid | None
) -> ResponseReturnValue:
    """The form as it was sent, upon the finding as it is now."""
    now = _page(session(), finding_id, action)
    page = Page(now.row, now.correction, sent.transition, sent.form)
    if page.form.act.errors or page.form.seen.errors:
        page.form.form_errors.append(message_for("version-unknown", {}))
    if refusal is not None:
        page.form.refuse(getattr(refusal, "field", ""), words_of(refusal))
    if isinstance(refusal, MovedOn):
        # Sent once more, it is meant for what is shown now; and what was signed was something else.
        page.form.act.data, page.form.seen.data = str(ids.new()), now.correction.version
        page.form.seen.raw_data = None
        if "signature" in page.form:
            page.form["signature"].data = ""
    status = HTTPStatus.CONFLICT if isinstance(refusal, Conflict) else HTTPStatus.UNPROCESSABLE_ENTITY
    return _shown(page, kept), status


def words_of(refusal: Conflict | Invalid) -> str:
    """A refusal in the reader's language; whoever was first is told with what and when."""
    values = dict(refusal.values)
    if isinstance(refusal, MovedOn):
        values |= {"action": DONE[refusal.action], "at": moment(refusal.at)}
    return message_for(_MISSING.get((refusal.code, values.get("field")), refusal.code), values)


def _shown(page: Page, kept: list[str]) -> str:
    around = reading.around(session(), page.row, page.correction)
    rules, actor = rules_of(session(), _zone()), policy.actor()
    behalf = acting.behalf_in(session(), actor, page.row, page.correction, page.transition.action)
    return render_template(
        "findings/act.html",
        finding=page.row,
        form=page.form,
        action=page.transition.action.value,
        label=BUTTONS[page.transition.action],
        takes=page.takes,
        needs=page.needs,
        kept=kept,
        behalf=behalf,
        signer=both_names(_, actor.name, behalf),
        danger=page.transition.action in {Action.DEDUCT, Action.CALL_DUPLICATE, Action.CALL_NOT_OURS},
        shown=presenter.shown(page.correction, page.row.first_due, (), around, rules),
    )


def _zone() -> ZoneInfo:
    config: Config = current_app.extensions["config"]
    return config.zone
