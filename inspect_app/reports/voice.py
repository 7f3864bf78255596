"""Who words a text: an edition of an inspection, or a plain speaker of one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from inspect_app.checklist.model import Text
from inspect_app.reports import formats
from inspect_app.reports.words import Translator, translator


class Voice(Protocol):
    """Speaks one language."""

    @property
    def language(self) -> str:
        """``zh`` or ``en``."""

    @property
    def _(self) -> Translator:
        """Words a message."""

    def say(self, text: Text) -> str:
        """A bilingual text in this language."""


@dataclass(frozen=True)
class Speaker:
    """Words what belongs to no inspection, in ``language`` (``zh`` or ``en``)."""

    language: str

    @cached_property
    def _(self) -> Translator:
        return translator(self.language)

    def say(self, text: Text) -> str:
        """A bilingual text in this language."""
        return text.in_language(self.language)

    def joined(self, parts: list[str]) -> str:
        """A list in a sentence."""
        return formats.joined(parts, self.language)
