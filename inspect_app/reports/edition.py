"""One set of facts being worded in one language, with what is looked up again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from inspect_app.checklist.model import Item, Text
from inspect_app.inspection.answers import Answer, Sheet
from inspect_app.reports import formats
from inspect_app.reports.facts import InspectionFacts, PhotoFacts
from inspect_app.reports.model import Grade
from inspect_app.reports.places import place
from inspect_app.reports.words import Translator, translator
from inspect_app.scoring.result import Outcome, SheetScore

WORST_TONE = 4
LOSS_DECIMALS = 2
Spot = tuple[str, str]  # sheet id, item id


@dataclass(frozen=True)
class Edition:
    """``facts`` in ``language`` (``zh`` or ``en``)."""

    facts: InspectionFacts
    language: str

    @cached_property
    def _(self) -> Translator:
        return translator(self.language)

    @cached_property
    def items(self) -> Mapping[Spot, Item]:
        """(checklist id, item id) to the item."""
        programme = self.facts.revision.programme
        return {(each.id, item.id): item for each in programme.checklists for item in each.items}

    @cached_property
    def sheets(self) -> Mapping[str, Sheet]:
        """The sheets by id."""
        return {sheet.id: sheet for sheet in self.facts.sheets}

    @cached_property
    def photos(self) -> Mapping[Spot, list[tuple[int, PhotoFacts]]]:
        """(sheet id, item id) to its photos with their numbers in this report."""
        found: dict[Spot, list[tuple[int, PhotoFacts]]] = defaultdict(list)
        for index, photo in enumerate(self.ordered_photos, start=1):
            found[photo.sheet, photo.item].append((index, photo))
        return found

    @cached_property
    def ordered_photos(self) -> tuple[PhotoFacts, ...]:
        """The photos in the order of programme, sheet and item: that of the pages."""
        order = {
            (sheet.sheet, item.item): (place, within)
            for place, sheet in enumerate(self.sheet_scores)
            for within, item in enumerate(sheet.items)
        }
        printed = [photo for photo in self.facts.photos if (photo.sheet, photo.item) in order]
        return tuple(sorted(printed, key=lambda photo: (*order[photo.sheet, photo.item], photo.id)))

    @cached_property
    def sheet_scores(self) -> tuple[SheetScore, ...]:
        """Every scored sheet in programme order."""
        parts = self.facts.score.parts
        return tuple(sheet for part in parts for each in part.checklists for sheet in each.sheets)

    @cached_property
    def points(self) -> tuple[Fraction, ...]:
        """The points of each loss as printed: rounded so that all of them add up."""
        return formats.apportioned([loss.points for loss in self.facts.score.losses], LOSS_DECIMALS)

    @cached_property
    def lost(self) -> Mapping[Spot, Fraction]:
        """(sheet id, item id) to the points lost there as printed: on every page the same."""
        found: dict[Spot, Fraction] = defaultdict(Fraction)
        for loss, points in zip(self.facts.score.losses, self.points, strict=True):
            found[loss.sheet, loss.item] += points
        return found

    @property
    def decimals(self) -> int:
        """Decimals of displayed scores."""
        return self.facts.revision.programme.grading.decimals

    def say(self, text: Text) -> str:
        """A bilingual text in this language."""
        return text.in_language(self.language)

    def place(self, label: str, checklist: str = "") -> str:
        """Where a sheet was filled in; ``checklist`` (its id) where nothing beside it gives its title."""
        known = any(each.id == checklist for each in self.facts.revision.programme.checklists)
        title = self.say(self.facts.revision.programme.checklist(checklist).title) if known else ""
        return place(self._, label, title)

    def answer(self, sheet: str, item: str) -> Answer:
        """The answer given, or an empty one."""
        return self.sheets[sheet].answers.get(item, Answer())

    def hundred(self, score: Fraction | None) -> str | None:
        """A score of one as displayed, out of a hundred."""
        return None if score is None else formats.number(100 * score, self.decimals)

    def shown(self, score: Decimal | None) -> str:
        """A displayed score, or a dash."""
        return "—" if score is None else f"{score:.{self.decimals}f}"

    def grade(self, grade: str | None) -> Grade:
        """The grade's title and tone; without a grade the words that say so."""
        if grade is None:
            return Grade(self._("Not gradable"), -1)
        bands = sorted(self.facts.revision.programme.grading.bands, key=lambda band: -band.start)
        place = next((i for i, band in enumerate(bands) if band.grade == grade), None)
        if place is None:
            return Grade(grade, -1)
        return Grade(self.say(bands[place].title), tone_of(place, len(bands)))

    def tone_of_score(self, score: Fraction | None) -> int:
        """The tone of the band a score out of one falls in."""
        grading = self.facts.revision.programme.grading
        if score is None or grading.on == "points":
            return -1
        shown = formats.rounded(100 * score, grading.decimals)
        bands = sorted(grading.bands, key=lambda band: -band.start)
        place = next((i for i, band in enumerate(bands) if shown >= band.start), len(bands) - 1)
        return tone_of(place, len(bands))

    def sentences(self, parts: list[str]) -> str:
        """Sentences one after the other, without the empty ones."""
        return formats.sentences(parts, self.language)

    def clauses(self, parts: list[str]) -> str:
        """Lists one after the other in a sentence."""
        return formats.clauses(parts, self.language)

    def joined(self, parts: list[str]) -> str:
        """A list in a sentence."""
        return formats.joined(parts, self.language)


def tone_of(place: int, bands: int) -> int:
    """The tone 0..4 of the band at ``place`` (0 is best) of ``bands``."""
    return 0 if bands < 2 else round(place * WORST_TONE / (bands - 1))


def is_bad(outcome: Outcome) -> bool:
    """Whether the outcome opens a finding."""
    return outcome in {Outcome.FAILED, Outcome.PARTIAL}
