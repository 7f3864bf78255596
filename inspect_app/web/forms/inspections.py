"""Starting an inspection."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, validators

from inspect_app.web.forms.fields import PlainForm

_STALE = _l("Load the page again.")


class StartForm(PlainForm):
    """Which revision to begin with; ``inspection`` makes a second tap the same start."""

    revision = HiddenField(validators=[validators.UUID(_STALE)])
    inspection = HiddenField(validators=[validators.UUID(_STALE)])
