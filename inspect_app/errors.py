"""The errors services raise. They carry codes and values; the rim words them for people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class Refusal(Exception):
    """A use case refuses. ``code`` is stable kebab-case, ``values`` fill its message.

    ``members`` is what a problem document tells besides: plain JSON.
    """

    members: Mapping[str, object] = MappingProxyType({})

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, object] = values


class NotFound(Refusal):
    """What was asked for is not there, or not this person's to know of."""

    def __init__(self, what: str) -> None:
        super().__init__("not-found", what=what)


class Forbidden(Refusal):
    """The person may see it but not do this."""

    def __init__(self, permission: str) -> None:
        super().__init__("forbidden", permission=permission)


class Invalid(Refusal):
    """A value is wrong. ``field`` names where."""

    def __init__(self, code: str, /, field: str, **values: object) -> None:
        super().__init__(code, field=field, **values)
        self.field = field


class Conflict(Refusal):
    """The state has moved on, or does not allow this."""


class Outdated(Refusal):
    """The program that asks is too old; it must be updated first."""

    def __init__(self, oldest: int) -> None:
        super().__init__("update-needed", oldest=oldest)


class NoRoom(Refusal):
    """The server would have room, but not for more of this person; later it may have again."""


class ForeignOrigin(Refusal):
    """The request does not come from our own pages, or does not say where from."""

    def __init__(self) -> None:
        super().__init__("origin-refused")
