"""Starting an inspection, adding an encounter, the remarks."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, validators

from inspect_app.web.forms.fields import PlainForm, line, text

_STALE = _l("Load the page again.")


class StartForm(PlainForm):
    """Which revision to begin with; ``inspection`` makes a second tap the same start."""

    revision = HiddenField(validators=[validators.UUID(_STALE)])
    inspection = HiddenField(validators=[validators.UUID(_STALE)])


class EncounterForm(PlainForm):
    """Which checklist is filled in once more, and how this encounter is called."""

    checklist = HiddenField()
    label = line(_l("Which one, e.g. time or subject"), 80, required=False)


class RemarksForm(PlainForm):
    """What is to be said about the whole."""

    remarks = text(_l("Remarks on the whole inspection"), 4000)
