"""What can be wrong with signing in, people and passwords."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

MESSAGES: Mapping[str, LazyString] = {
    "sign-in-refused": _l("Sign-in name or password is not right."),
    "sign-in-locked": _l("Too many attempts. Try again in %(minutes)s min."),
    "password-short": _l("Take at least %(shortest)s characters."),
    "password-long": _l("Take at most %(longest)s characters."),
    "password-characters": _l("This holds a character that cannot be stored."),
    "password-like-username": _l("The password must not hold the sign-in name."),
    "password-common": _l("This password is among the first anyone would guess. Take another."),
    "password-wrong": _l("The present password is not right."),
    "username-taken": _l("Somebody has this sign-in name already. Take another."),
    "username-form": _l("Use small letters, digits, dots, hyphens and underscores, at least two."),
    "last-administrator": _l("This is the last active administrator. Make another one first."),
    "own-account": _l("Nobody can disable their own account. Ask another administrator."),
    "own-administrator": _l("Nobody can take the administrator role from themselves. Ask another one."),
    "role-place": _l("This role holds for the whole company; choose no project or region."),
    "user-role-unknown": _l("Choose one of the roles offered."),
    "role-where": _l("Choose where each role holds."),
    "roles-many": _l("At most %(most)s roles. Give a role in a region or in the whole company instead."),
    "user-changed": _l("Somebody else changed the roles of this person meanwhile. Load the page again."),
    "delegation-self": _l("Nobody stands in for themselves. Choose a colleague."),
    "delegation-nothing": _l("Choose at least one role."),
    "delegation-role": _l("One of these roles cannot be handed over. Load the page again."),
    "delegation-days": _l("The last day is before the first."),
    "delegation-past": _l("Choose today or a later day."),
    "delegation-long": _l("At most %(most)s days ahead. For longer, change the roles themselves."),
    "delegation-overlap": _l("One of these roles is handed over already from %(first)s to %(last)s."),
    "delegate-away": _l("This colleague is away from %(first)s to %(last)s. Choose another one."),
    "role-twice": _l("The same role is given twice at the same place."),
}
