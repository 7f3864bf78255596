"""Acting on a finding, raising one, giving out work: fields follow from the table of transitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, DecimalField, HiddenField, validators
from wtforms.widgets import HiddenInput

from inspect_app.findings.model import Action, Cause, Party
from inspect_app.findings.transitions import Field
from inspect_app.inspection.validation import TEXT_LIMIT
from inspect_app.services.correcting.assignees import Assignees
from inspect_app.services.correcting.raising import PLACE_LIMIT, TITLE_LIMIT
from inspect_app.web.forms.fields import PlainForm, WholeNumber, choice, line, options, text
from inspect_app.web.presenters.correction_words import CAUSES, TEXTS

_STALE = _l("Load the page again.")
_PERSON, _DEPARTMENT = "person:", "department:"
MOST_POINTS = Decimal(100)


class Day(DateField):
    """A date as browsers send it; the message is translated, unlike WTForms' own."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read ``valuelist``."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_l("Enter a date such as 2026-11-21.")) from None


class Points(DecimalField):
    """A decimal number; the message is translated, unlike WTForms' own."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read ``valuelist``."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_l("Write a number such as 0.5.")) from None


class ActForm(PlainForm):
    """What every act carries: an id made with the form, and the version of the finding that was shown."""

    act = HiddenField(validators=[validators.UUID(_STALE)])
    seen = WholeNumber(widget=HiddenInput(), validators=[validators.InputRequired(_STALE)])


def _required(needed: bool) -> Any:
    return validators.InputRequired(_l("Fill this in.")) if needed else validators.Optional()


def _date(needed: bool) -> Day:
    return Day(_l("New last day"), validators=[_required(needed)])


def _points(needed: bool) -> Points:
    bounds = validators.NumberRange(Decimal("0.01"), MOST_POINTS, _l("From %(min)s to %(max)s."))
    return Points(_l("Points taken"), places=None, validators=[_required(needed), bounds])


_MAKERS: Mapping[Field, Callable[[bool], Any]] = {
    Field.SIGNATURE: lambda _needed: HiddenField(),
    Field.CAUSE: lambda needed: choice(_l("Cause"), required=needed),
    Field.ASSIGNEE: lambda needed: choice(_l("Who mends it"), required=needed),
    Field.UNTIL: _date,
    Field.DUPLICATE_OF: lambda needed: line(_l("Number of the finding it repeats"), 32, required=needed),
    Field.POINTS: _points,
}


def act_form(action: Action, takes: frozenset[Field], needs: frozenset[Field]) -> ActForm:
    """The form of ``action`` with the fields it takes; photos come as files beside it."""
    made: dict[str, Any] = {}
    for field in Field:
        if field is Field.TEXT and field in takes:
            made["text"] = text(TEXTS[action], TEXT_LIMIT, required=field in needs)
        elif field in takes and field in _MAKERS:
            made[field.value] = _MAKERS[field](field in needs)
    kind = type("ActFormOfAction", (ActForm,), made)
    form: ActForm = kind()
    if "cause" in form:
        form["cause"].choices = options([("", _l("Choose"))] + [(c.value, CAUSES[c]) for c in Cause])
    return form


def assignee_choices(offered: Assignees) -> dict[str, Any]:
    """Departments first, then people, as groups of a select."""
    return {
        "": options([("", _l("Choose"))]),
        str(_l("Departments")): options([(_DEPARTMENT + name, name) for name in offered.departments]),
        str(_l("People")): options([(f"{_PERSON}{user.id}", user.name) for user in offered.people]),
    }


def party_of(value: str | None) -> Party | None:
    """The party a choice stands for; None for none."""
    given = value or ""
    if given.startswith(_DEPARTMENT):
        return Party(department=given.removeprefix(_DEPARTMENT))
    return Party(person=UUID(given.removeprefix(_PERSON))) if given.startswith(_PERSON) else None


class RaiseForm(PlainForm):
    """What was found outside an inspection."""

    finding = HiddenField(validators=[validators.UUID(_STALE)])
    source = choice(_l("Where it comes from"))
    severity = choice(_l("Severity"))
    what = line(_l("What is wrong"), TITLE_LIMIT)
    location = choice(_l("Location"), required=False)
    place = line(_l("Where exactly"), PLACE_LIMIT, required=False)
    note = text(_l("More about it"), TEXT_LIMIT)
    cause = choice(_l("Cause"), required=False)
    urgent = BooleanField(_l("Urgent repair: to be answered the same day"))


class BulkForm(PlainForm):
    """Several findings for one assignee; which ones comes as check boxes beside it."""

    batch = HiddenField(validators=[validators.UUID(_STALE)])
    assignee = choice(_l("Who mends it"))
    text = text(_l("What is to be done"), TEXT_LIMIT)


class DepartmentForm(PlainForm):
    """A new department."""

    name = line(_l("Name of the department"), 80)


class MemberForm(PlainForm):
    """Somebody who works in a department, by sign-in name."""

    username = line(_l("Sign-in name"), 64)
