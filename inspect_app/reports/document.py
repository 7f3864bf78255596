"""What every kind of printed document has, and how its record becomes JSON."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from inspect_app.reports.branding import PLAIN, Branding


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Seal:
    """What a reader checks a document by: the page that knows it (may be empty) and the code it must show."""

    link: str = ""
    code: str = ""


UNSEALED = Seal()
# Blank forms are no event: with one date for all of them the same form is the same file every time.
UNDATED = "2000-01-01T00:00:00+00:00"


class Document(Protocol):
    """A view model: a frozen dataclass of strings, numbers, booleans, None and tuples of such records.

    ``KIND`` names its folder of templates; ``made_at`` is the ISO moment that stands as its date.
    """

    KIND: ClassVar[str]

    @property
    def language(self) -> str:
        """The BCP 47 tag."""

    @property
    def title(self) -> str:
        """What the document is called, in its language."""

    @property
    def made_at(self) -> str:
        """The only date the file carries."""

    @property
    def branding(self) -> Branding:
        """How it looks."""


def json_of(document: Document) -> str:
    """The document as JSON text: the same document gives the same text."""
    record: Any = document
    data = dataclasses.asdict(record)
    # What no company ever changed is not told, so that documents from before stay what they were.
    if document.branding == PLAIN:
        del data["branding"]
    return json.dumps(data, ensure_ascii=True, sort_keys=True)
