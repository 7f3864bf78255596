"""The words that scripts show."""

from __future__ import annotations

from flask_babel import gettext as _


def texts() -> dict[str, str]:
    """Words by key, in the page's language; ``{n}`` and the like are filled in by the script."""
    return {
        "saving": _("Saving …"),
        "saved": _("Saved {time}"),
        "waiting": _("Not sent yet – kept on this device, will be sent again"),
        "clash": _("Somebody else answered this meanwhile: {answer}"),
        "signIn": _("You are signed out. Sign in again; what you entered is kept on this device."),
        "memory": _("This device cannot keep what is not sent yet. Stay on this page until all is saved."),
        "allSaved": _("All saved"),
        "someWaiting": _("{n} not sent yet"),
        "notApplicable": _("Not applicable: {reason}"),
        "notInspected": _("Not inspected: {reason}"),
        "within": _("Within the limit"),
        "outside": _("Outside the limit"),
        "uploading": _("{name}: {percent}%"),
        "photoWaiting": _("{name}: not sent yet – kept on this device"),
        "photoFailed": _("{name}: not sent"),
        "remove": _("Remove"),
        "photoAlt": _("Photo {n}"),
        "progress": _("{n} of {total}"),
        "empty": _("nothing"),
        "reasonNeeded": _("Give a reason."),
        "unreadable": _("Not saved: this cannot be entered here"),
        "removeFailed": _("Not removed: no connection. Try again."),
    }
