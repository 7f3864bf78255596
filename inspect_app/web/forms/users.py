"""Forms of people: their facts and the roles they hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import PasswordField

from inspect_app.access.model import COMPANY_WIDE, Assignment, Role
from inspect_app.errors import Invalid
from inspect_app.services.users import Profile
from inspect_app.storage.models import Project, Region, User
from inspect_app.web.forms.fields import PlainForm, choice, line, options, secret

MOST_ROLES = 200
SPARE_ROWS = 3


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One line of the roles table: a role, and ``company``, ``region:ID`` or ``project:ID``."""

    role: str = ""
    place: str = ""


class ProfileForm(PlainForm):
    """What an administrator says of a person; roles travel beside it as pairs of lists."""

    name = line(_l("Name"), 80)
    language = choice(_l("Language of pages"), required=False)

    def offer(self) -> None:
        """Let the person choose a language."""
        self.language.choices = options([("", _l("As the browser asks")), ("zh", "中文"), ("en", "English")])

    def profile(self, rows: Iterable[RoleRow]) -> Profile:
        """What was said, only of a valid form; Invalid at ``assignments``."""
        held = tuple(_assignment(row) for row in rows if row.role)
        if len(held) > MOST_ROLES:
            raise Invalid("roles-many", "assignments", most=MOST_ROLES)
        return Profile(self.name.data or "", held, self.language.data or None)


class NewUserForm(ProfileForm):
    """A new person."""

    username = line(_l("Sign-in name"), 64)
    password: PasswordField = secret(_l("First password"), "new-password")


class NewPasswordForm(PlainForm):
    """Another password for somebody."""

    password: PasswordField = secret(_l("New password"), "new-password")


def sent_rows(roles: list[str], places: list[str]) -> list[RoleRow]:
    """The lines of a sent roles table, as far as they go in pairs.

    One more than may be held is kept, so that too many are refused rather than left out without a word.
    """
    pairs = [(role, place) for role, place in zip(roles, places, strict=False) if role or place]
    return [RoleRow(role, place) for role, place in pairs[: MOST_ROLES + 1]]


def known_rows(user: User) -> list[RoleRow]:
    """The lines of what ``user`` holds."""
    rows = []
    for held in user.assignments:
        where = f"project:{held.project_id}" if held.project_id else f"region:{held.region_id}"
        rows.append(RoleRow(held.role, where if held.project_id or held.region_id else "company"))
    return rows


def place_choices(
    regions: Iterable[Region], projects: Iterable[Project]
) -> list[tuple[LazyString, list[tuple[str, object]]]]:
    """Groups of places a role can hold at."""
    company: list[tuple[str, object]] = [("company", _l("whole company"))]
    return [
        (_l("Company"), company),
        (_l("Regions"), [(f"region:{r.id}", r.name) for r in regions]),
        (_l("Projects"), [(f"project:{p.id}", p.name) for p in projects]),
    ]


def _assignment(row: RoleRow) -> Assignment:
    try:
        role = Role(row.role)
    except ValueError:
        raise Invalid("user-role-unknown", "assignments") from None
    kind, _, identity = row.place.partition(":")
    if kind == "company" or (not kind and role in COMPANY_WIDE):
        return Assignment(role)
    try:
        place = UUID(identity)
    except ValueError:
        raise Invalid("role-where", "assignments") from None
    if kind not in {"project", "region"}:
        raise Invalid("role-where", "assignments")
    return Assignment(role, project=place) if kind == "project" else Assignment(role, region=place)
