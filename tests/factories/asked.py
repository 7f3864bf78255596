"""What a view asks of a request, by name: fields that nobody reads need no bad values."""

from collections.abc import Iterable
from typing import Any, ClassVar

from flask import Request
from werkzeug.datastructures import ImmutableMultiDict


class Noted(ImmutableMultiDict[str, str]):
    """Arguments or fields of a form that note which of them somebody wanted, sent or not.

    ``walked`` says that somebody went through all names and values that were sent, whichever they were.
    """

    wanted: ClassVar[set[str]] = set()
    walked: ClassVar[bool] = False

    def __contains__(self, key: object) -> bool:
        """As of a dict, and so of the rest."""
        Noted.wanted.add(str(key))
        return super().__contains__(key)

    def __getitem__(self, key: str) -> str:
        Noted.wanted.add(key)
        return super().__getitem__(key)

    def get(self, key: str, *args: Any, **more: Any) -> Any:
        Noted.wanted.add(key)
        return super().get(key, *args, **more)

    def getlist(self, key: str, *args: Any, **more: Any) -> Any:
        Noted.wanted.add(key)
        return super().getlist(key, *args, **more)

    def items(self, multi: bool = False) -> Iterable[tuple[str, str]]:
        Noted.walked = True
        return super().items(multi)

    def lists(self) -> Iterable[tuple[str, list[str]]]:
        Noted.walked = True
        return super().lists()


class NotingRequest(Request):
    """A request whose arguments and fields note who wants them."""

    parameter_storage_class = Noted


def forget() -> None:
    """Begin anew."""
    Noted.wanted.clear()
    Noted.walked = False


def wanted() -> set[str]:
    """The names asked for since; the token is a matter of every form and of tests of its own."""
    return Noted.wanted - {"csrf_token"}


def walked() -> bool:
    """Whether a view might have used a field of any name."""
    return Noted.walked
