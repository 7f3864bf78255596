"""What can be wrong with plans and with what is due."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

_RHYTHM: Mapping[str, LazyString] = {
    "rhythm-too-long": _l("A rhythm takes at most %(limit)s characters."),
    "rhythm-part-value": _l("The part %(part)s of the rhythm cannot be read."),
    "rhythm-part-twice": _l("The part %(part)s stands twice in the rhythm."),
    "rhythm-part-not-here": _l("The part %(part)s does not go with %(frequency)s."),
    "rhythm-no-frequency": _l("A rhythm begins with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY."),
    "rhythm-too-often": _l("%(frequency)s is too often. Choose a daily rhythm with several times a day."),
    "rhythm-count-and-until": _l("A rhythm ends by COUNT or by UNTIL, not by both."),
    "rhythm-number": _l("%(part)s goes from %(least)s to %(most)s."),
    "rhythm-never": _l("No day fits this rhythm. Choose another."),
}
_PLAN: Mapping[str, LazyString] = {
    "plan-starts": _l("Choose a day from %(least)s to %(most)s."),
    "plan-starts-past": _l("A plan begins today at the earliest."),
    "plan-ends-before-it-starts": _l("The last day lies before the first."),
    "plan-make-up-days": _l("At most %(most)s days."),
    "plan-projects": _l("Choose 1 to %(most)s projects."),
    "plan-nobody": _l("Choose who carries it out."),
    "plan-slots": _l("Give each time of day a name of its own, at most %(most)s of them."),
    "plan-programme": _l("This programme is not published. Choose another."),
    "plan-role": _l("This role does not carry out inspections. Choose another."),
    "plan-person": _l("%(name)s cannot carry out inspections at %(project)s. Choose somebody else."),
    "plan-changed": _l("Somebody else changed this plan meanwhile. Open it again; nothing was saved."),
    "plan-ended": _l("This plan has ended. Make a new one."),
    "slot-name": _l("Each time of day needs a name of at most %(limit)s characters."),
    "slot-mark": _l("“%(name)s” lies more than %(most)s days away."),
    "slot-order": _l("“%(name)s”: it must begin before it is late, and be late before it is missed."),
    "window-too-long": _l("At most %(days)s days at a time."),
    "window-too-many": _l("This plan asks for more than %(most)s inspections. Split it."),
}
_OCCURRENCE: Mapping[str, LazyString] = {
    "occurrence-early": _l("It is too early: this inspection is not open yet."),
    "occurrence-held": _l("This inspection has been carried out already."),
    "occurrence-over": _l("This inspection was missed, and the time to make it up is over."),
    "programme-not-published": _l("No version of this programme is in force. Ask the checklist author."),
}
MESSAGES: Mapping[str, LazyString] = {**_RHYTHM, **_PLAN, **_OCCURRENCE}
