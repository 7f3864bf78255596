"""What every export is made with: whose reach, in which language and zone, from which database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from inspect_app.access.rules import Reach
from inspect_app.exchange.listing import Column, Kind
from inspect_app.reports.voice import Speaker
from inspect_app.reports.words import Translator, word
from inspect_app.storage.database import Database


@dataclass(frozen=True)
class Edition:
    """An export being made; ``language`` is ``zh`` or ``en``."""

    database: Database
    sees: Reach
    language: str
    zone: ZoneInfo

    @cached_property
    def voice(self) -> Speaker:
        """Words answers."""
        return Speaker(self.language)

    @property
    def _(self) -> Translator:
        return self.voice._

    def word(self, words: Mapping[str, str], code: str | None) -> str:
        """The word for ``code``, empty for none."""
        return word(words, code, self._) if code else ""

    def either(self, zh: str, en: str) -> str:
        """The one of this language."""
        return zh if self.language == "zh" else en

    def local(self, moment: datetime | None) -> datetime | None:
        """The moment on the wall clocks of ``zone``: spreadsheets know no zones."""
        return None if moment is None else moment.astimezone(self.zone).replace(tzinfo=None, microsecond=0)

    def column(self, title: str, kind: Kind = "text", width: int = 14) -> Column:
        """A column whose heading, an English message, is worded."""
        return Column(self._(title), kind, width)
