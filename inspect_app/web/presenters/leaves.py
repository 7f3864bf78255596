"""Work handed over for a leave, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from inspect_app.access.model import Assignment
from inspect_app.services.delegating import Shown, told
from inspect_app.web.presenters import roles

STANDINGS: Mapping[str, tuple[LazyString, str]] = {
    "to_come": (_l("Begins later"), "info"),
    "running": (_l("In force"), "good"),
    "over": (_l("Over"), ""),
    "revoked": (_l("Taken back"), ""),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: ``given`` tells whether it is the page's person who is away, ``open`` whether it can end."""

    id: UUID
    given: bool
    colleague: str
    roles: list[str]
    first: date
    last: date
    standing: tuple[LazyString, str]
    open: bool


def row(shown: Shown, user_id: UUID, names: Mapping[UUID, str]) -> Row:
    """What the page of ``user_id`` shows of it; ``names`` of projects and regions."""
    value = shown.value
    given = value.person == user_id
    return Row(
        id=shown.id,
        given=given,
        colleague=shown.delegate if given else shown.person,
        roles=[words for _, words in choices(value.assignments, names)],
        first=value.first,
        last=value.last,
        standing=STANDINGS[shown.standing],
        open=given and shown.standing in {"to_come", "running"},
    )


def choices(held: Iterable[Assignment], names: Mapping[UUID, str]) -> list[tuple[str, str]]:
    """(value, words) of roles, as check boxes take them."""
    return [(told([each])[0], roles.told(each.role, each.project, each.region, names)) for each in held]
