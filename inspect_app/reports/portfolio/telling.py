"""One set of portfolio facts being worded in one language, with what several sections need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from statistics import median

from inspect_app.checklist.model import Text
from inspect_app.reports import formats
from inspect_app.reports.edition import tone_of
from inspect_app.reports.model import Grade
from inspect_app.reports.portfolio.facts import PortfolioFacts
from inspect_app.reports.words import Translator, translator
from inspect_app.scoring.grades import ordered_bands


@dataclass(frozen=True)
class Telling:
    """``facts`` in ``language`` (``zh`` or ``en``)."""

    facts: PortfolioFacts
    language: str

    @cached_property
    def _(self) -> Translator:
        return translator(self.language)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Checklist id to its title."""
        return {name: self.say(title) for name, title in self.facts.checklists}

    @property
    def decimals(self) -> int:
        """Decimals of displayed scores."""
        return self.facts.grading.decimals

    @property
    def by_score(self) -> bool:
        """Whether grades follow scores, so that a score alone tells its grade."""
        return self.facts.grading.on == "score"

    def say(self, text: Text) -> str:
        """A bilingual text in this language."""
        return text.in_language(self.language)

    def checklist(self, name: str) -> str:
        """The title of a checklist; its id where the programme uses it no longer."""
        return self.titles.get(name, name)

    def shown(self, score: Decimal | Fraction | None) -> str:
        """A score of a hundred, or a dash."""
        return "—" if score is None else formats.number(Fraction(score), self.decimals)

    def change(self, now: Decimal | None, before: Decimal | None) -> str:
        """The signed difference of two displayed scores, empty where one is missing."""
        if now is None or before is None:
            return ""
        return formats.signed(Fraction(now) - Fraction(before), self.decimals)

    def grade(self, grade: str | None) -> Grade:
        """The grade's title and tone."""
        if grade is None:
            return Grade(self._("Not gradable"), -1)
        bands = ordered_bands(self.facts.grading)
        for place, band in enumerate(bands):
            if band.grade == grade:
                return Grade(self.say(band.title), tone_of(place, len(bands)))
        return Grade(grade, -1)

    def tone(self, score: Fraction) -> int:
        """The tone of the band that a score of a hundred falls in; -1 where scores tell no grade."""
        if not self.by_score:
            return -1
        bands = ordered_bands(self.facts.grading)
        displayed = formats.rounded(score, self.decimals)
        place = next((at for at, band in enumerate(bands) if displayed >= band.start), len(bands) - 1)
        return tone_of(place, len(bands))

    def joined(self, parts: list[str]) -> str:
        """A list in a sentence."""
        return formats.joined(parts, self.language)


def middle(scores: Iterable[Decimal]) -> Fraction | None:
    """The exact median, None of nothing."""
    found = [Fraction(score) for score in scores]
    return Fraction(median(found)) if found else None
