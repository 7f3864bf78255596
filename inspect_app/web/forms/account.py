"""Changing one's own password."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import EqualTo

from inspect_app.web.forms.fields import PlainForm, secret


class PasswordForm(PlainForm):
    """The present password and the new one, twice."""

    present = secret(_l("Present password"), "current-password")
    password = secret(_l("New password"), "new-password")
    again = secret(_l("New password, once more"), "new-password")

    def validate(self, extra_validators: object = None) -> bool:
        """Also: both new ones agree."""
        same = EqualTo("password", _l("The two do not agree."))
        return bool(super().validate({"again": [same]}))
