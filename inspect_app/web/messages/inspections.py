"""What can be wrong when an inspection is conducted."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

_INSPECTION: Mapping[str, LazyString] = {
    "project-closed": _l("The project %(project)s is closed. Choose another, or have it opened again."),
    "revision-outdated": _l("A newer version of this programme has been published. Start again with it."),
    "revision-other-programme": _l("The inspection %(number)s is of another programme."),
    "moving-loses-photos": _l(
        "The new version has no place for the sheet “%(sheet)s”, which holds photos."
        " Finish %(number)s as it is."
    ),
    "no-places": _l("The project %(project)s has no locations this programme could inspect. Add them first."),
    "id-taken": _l("This start was already used by somebody else. Load the page again."),
    "inspection-completed": _l("The inspection %(number)s is finished; nothing in it can be changed."),
    "too-many-sheets": _l("An inspection holds at most %(limit)s sheets."),
    "label-unusable": _l("Use at most %(limit)s characters, none of them invisible."),
    "still-open": _l("%(count)s points are still open. They are listed below."),
    "signature-missing": _l("The inspector’s signature is missing, or answers were changed after signing."),
    "name-missing": _l("Write the name of the person who signs."),
    "name-unusable": _l("Use at most %(limit)s characters for the name, none of them invisible."),
    "role-unknown": _l("Sign as the inspector or as the accompanying person."),
}
_ANSWER: Mapping[str, LazyString] = {
    "json-unreadable": _l("What was sent could not be read. Load the page again."),
    "answer-no-state": _l("Give a result."),
    "answer-several-states": _l("Give one result, not several."),
    "answer-empty-reason": _l("Give a reason."),
    "answer-too-long": _l("This is longer than %(limit)s characters. Shorten it."),
    "answer-forbidden-character": _l("This holds a character that cannot be stored. Remove it."),
    "answer-wrong-type": _l("This is not the kind of value wanted here."),
    "answer-not-an-option": _l("Choose one of the options."),
    "answer-partial-not-allowed": _l("This item is either conforming or not."),
    "answer-out-of-range": _l("This number is outside of what can be entered here."),
    "answer-too-precise": _l("At most 6 decimals."),
    "answer-not-whole": _l("Enter a whole number."),
    "answer-negative": _l("Enter 0 or more."),
    "answer-nothing-examined": _l("Enter how many were examined, at least 1."),
    "answer-conforming-exceeds-examined": _l("No more can conform than were examined."),
    "answer-not-a-date": _l("Enter a date such as 2026-11-21."),
    "answer-empty-text": _l("Write something, or clear the result."),
}
_PHOTO: Mapping[str, LazyString] = {
    "no-photo-here": _l("This item takes no photos."),
    "too-many-photos": _l("%(filename)s was not added: an item takes at most %(limit)s photos. Remove one."),
    "photo-empty": _l("%(filename)s is empty. Take the photo again."),
    "photo-not_an_image": _l("%(filename)s is not a photo. JPEG, PNG, WebP and HEIC are accepted."),
    "photo-format_not_accepted": _l(
        "%(filename)s is a %(format)s file. JPEG, PNG, WebP and HEIC are accepted."
    ),
    "photo-too_large_bytes": _l("%(filename)s is too large. At most 25 MB a photo."),
    "photo-too_many_pixels": _l("%(filename)s has too many pixels. Set the camera to a smaller size."),
    "photo-side_too_long": _l("%(filename)s is too long on one side. Crop it."),
    "photo-truncated": _l("%(filename)s is incomplete. Choose it again, or take the photo again."),
    "photo-damaged": _l("%(filename)s is damaged. Take the photo again."),
    "photo-animated": _l("%(filename)s is an animation. Choose a still picture."),
    "photo-heic_unavailable": _l(
        "%(filename)s is a HEIC file, which this server cannot read. Set the camera to JPEG."
    ),
}
_SIGNATURE: Mapping[str, LazyString] = {
    "signature-empty": _l("Sign in the box first."),
    "signature-no_ink": _l("Sign in the box first."),
    "signature-not_a_png": _l("The signature could not be read. Clear it and sign again."),
    "signature-too_large_bytes": _l("The signature could not be read. Clear it and sign again."),
    "signature-too_large_pixels": _l("The signature could not be read. Clear it and sign again."),
    "signature-truncated": _l("The signature could not be read. Clear it and sign again."),
    "signature-damaged": _l("The signature could not be read. Clear it and sign again."),
    "signature-animated": _l("The signature could not be read. Clear it and sign again."),
}
_CONDUCT: Mapping[str, LazyString] = {
    "staff-name": _l("Give a name of at most %(limit)s characters."),
    "staff-unknown": _l("Choose a person who works at this project."),
    "conduct-no-encounter": _l("Only in a service encounter somebody is observed."),
    "conduct-over": _l("Nobody can be named any more: the time for comments has passed."),
    "conduct-commented": _l("There is a comment on this result already."),
    "conduct-not-open": _l("The time for comments has not begun, or has passed."),
    "comment-missing": _l("Write what you want to say to it."),
}
MESSAGES: Mapping[str, LazyString] = {**_INSPECTION, **_ANSWER, **_PHOTO, **_SIGNATURE, **_CONDUCT}
