"""Handing one's work over for a leave."""

from __future__ import annotations

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from inspect_app.web.forms.fields import PlainForm, line
from inspect_app.web.forms.findings import Day


class LeaveForm(PlainForm):
    """To whom and on which days; which roles comes as check boxes beside it."""

    delegate = line(_l("Sign-in name of the colleague"), 64)
    first = Day(_l("First day away"), validators=[InputRequired(_l("Fill this in."))])
    last = Day(_l("Last day away"), validators=[InputRequired(_l("Fill this in."))])

    def day(self, name: str) -> date:
        """The day in the field ``name`` of a valid form."""
        given: date = self[name].data
        return given
