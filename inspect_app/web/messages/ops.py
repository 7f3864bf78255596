"""Why a single op of a tablet does not count; what was entered is kept, and says so."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

_ELSEWHERE = _l("This photo belongs to another item. Take it again for this one.")
_UNUSABLE = _l("This is not in a form the server knows. Update the app.")
_SIGN_AGAIN = _l("The signature could not be read. Clear it and sign again.")
MESSAGES: Mapping[str, LazyString] = {
    "op-unreadable": _UNUSABLE,
    "op-elsewhere": _l("This entry was sent for another inspection already."),
    "too-many-ops": _l("At most %(limit)s entries can be sent at once."),
    "value-unusable": _UNUSABLE,
    "sequence-taken": _l("The tablet numbered this entry like another one. Enter it again."),
    "unknown-sheet": _l("The inspection has no such sheet any more."),
    "unknown-item": _l("The checklist does not ask this any more."),
    "sheet-fixed": _l("This sheet is part of the inspection and cannot be named anew."),
    "sheet-not-wanted": _l("This checklist is not filled in by service encounter."),
    "photo-unusable": _l("What was told of the photo cannot be used. Take it again."),
    "photo-elsewhere": _ELSEWHERE,
    "photo-altered": _l("The photo is not the one announced before. Take it again."),
    "photo-not-wanted": _l("This item takes no photos."),
    "photo-too-many": _l("An item takes at most %(limit)s photos. Remove one."),
    "marks-unusable": _l("What was drawn on the photo could not be read. Draw it again."),
    "marks-too-many": _l("At most %(limit)s shapes can be drawn on a photo."),
    "marks-no-photo": _l("The photo this was drawn on is not here."),
    "sign-unusable": _SIGN_AGAIN,
    "sign-name-missing": _l("Write the name of the person who signs."),
    "sign-name-unusable": _l("Use at most %(limit)s characters for the name, none of them invisible."),
    "sign-empty": _l("Sign in the box first."),
    "sign-no-ink": _l("Sign in the box first."),
    "sign-not-a-png": _SIGN_AGAIN,
    "sign-too-large-bytes": _SIGN_AGAIN,
    "sign-too-large-pixels": _SIGN_AGAIN,
    "sign-truncated": _SIGN_AGAIN,
    "sign-damaged": _SIGN_AGAIN,
    "sign-animated": _SIGN_AGAIN,
    "finding-elsewhere": _l("This finding does not belong to the project of the inspection."),
    "site-finding-moved-on": _l(
        "%(by)s was first: “%(action)s”, %(at)s. Your decision is kept here, and does not count. Look at the"
        " finding as it is now."
    ),
    "site-finding-not-now": _l(
        "The finding is no longer waiting to be verified. Your decision is kept here, and does not count."
    ),
    "conflict-choice-unknown": _l("Choose one of the two entries shown."),
}
