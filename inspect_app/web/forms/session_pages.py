"""The sign-in form."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from inspect_app.web.forms.fields import PlainForm, clean, no_controls, secret


class SignInForm(PlainForm):
    """Sign-in name and password."""

    username = StringField(
        _l("Sign-in name"),
        filters=[clean],
        validators=[
            DataRequired(_l("Fill this in.")),
            Length(max=64, message=_l("At most %(max)d characters.")),
            no_controls,
        ],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = secret(_l("Password"), "current-password")
