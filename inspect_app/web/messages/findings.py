"""What can be wrong when something is done with a finding."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

_NOT_NOW: Mapping[str, LazyString] = {
    "finding-moved-on": _l(
        "%(by)s was first: “%(action)s”, %(at)s. What you wrote is still here. Look at what changed, then"
        " send it again or leave it."
    ),
    "finding-not-now": _l("This cannot be done with the finding as it is now. Load the page again."),
    "finding-not-grave": _l("This is only for major and critical findings."),
    "manager-opinion-first": _l("A major or critical finding needs the property manager’s opinion first."),
    "fixer-cannot-verify": _l(
        "Whoever reported the fix, or had the work, cannot verify it. Somebody else must look."
    ),
    "only-the-finder": _l("Only who found it can report it fixed on the spot."),
    "only-the-assigned": _l("Only who has this work, or who assigns work here, can do this."),
    "complaints-only": _l("This is only for complaints."),
    "extension-not-asked": _l("Nobody is asking for more time any longer."),
    "extension-already-asked": _l("More time was asked for already, and waits for the property manager."),
    "act-id-reused": _l("This was sent already, and with other words. Load the page again."),
    "act-of-another": _l("This was written under another name. Load the page again."),
    "version-unknown": _l("This page is too old. Load it again."),
}
_FIELDS: Mapping[str, LazyString] = {
    "act-field-missing": _l("Fill this in."),
    "act-field-unused": _l("This does not belong here. Load the page again."),
    "act-text-too-long": _l("This is longer than %(limit)s characters. Shorten it."),
    "act-text-forbidden-character": _l("This holds a character that cannot be stored. Remove it."),
    "act-photos": _l("At most %(limit)s photos, each of them once."),
    "assignee-unusable": _l("Choose a department or a person."),
    "assignee-unknown": _l("The department or person is no longer there, or does not see this project."),
    "duplicate-of-itself": _l("A finding cannot repeat itself. Enter the number of the other one."),
    "duplicate-elsewhere": _l("There is no finding with this number in the project."),
    "points-out-of-range": _l("Enter points from 0.01 to %(most)s, at most two decimals."),
    "until-not-later": _l("Choose a day after the present deadline."),
    "until-too-far": _l("At most %(days)s days ahead."),
    "finding-photo-missing": _l("Add a photo of how it is now."),
    "finding-photo-unknown": _l("One of the photos is not there any more. Add it again."),
    "finding-photos-full": _l("A finding holds at most %(limit)s photos."),
}
_RAISING: Mapping[str, LazyString] = {
    "finding-source": _l("Say whether it comes from a patrol, a scan or a complaint."),
    "finding-what-missing": _l("Say in one sentence what is wrong."),
    "finding-too-long": _l("This is longer than %(limit)s characters. Shorten it."),
    "finding-urgent": _l("Only a complaint can be an urgent repair."),
    "finding-place-missing": _l("Choose a location, or say where it is."),
}
_COMPANY: Mapping[str, LazyString] = {
    "department-name": _l("Give a name of at most %(limit)s characters."),
    "user-unknown": _l("Nobody has this sign-in name."),
    "department-taken": _l("There is a department %(name)s already."),
    "policy-unknown": _l("“%(field)s” is not known here."),
    "policy-not-a-table": _l("“%(field)s” must hold named values."),
    "policy-one-limit": _l("Give “%(field)s” either in working days, in days or in hours."),
    "policy-number": _l("“%(field)s” must be a whole number from %(least)s to %(most)s."),
    "policy-ladder": _l("“%(field)s” must be a list of at most %(most)s steps."),
    "policy-rung": _l("Each step of “%(field)s” needs a role and a time."),
    "deadlines-changed": _l("Somebody else changed the deadlines meanwhile. Load the page again."),
    "calendar-days": _l("“%(field)s” must be a list of dates such as 2027-02-08."),
}
MESSAGES: Mapping[str, LazyString] = {**_NOT_NOW, **_FIELDS, **_RAISING, **_COMPANY}
