"""The values a checklist library is made of, frozen.

Numbers that authors write (weights, limits, deductions) are ``Decimal`` exactly as written, so that
they print as written and turn into ``Fraction`` without loss. Ids are kebab-case strings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from inspect_app.checklist.answer_model import (
    AllOf,
    AnswerType,
    AnyOf,
    AttributeIs,
    Choice,
    Condition,
    Conformity,
    Count,
    Information,
    ItemIs,
    Language,
    Measure,
    Not,
    Option,
    Sample,
    Scalar,
    Scale,
    Text,
)

__all__ = [
    "AllOf",
    "AnswerType",
    "AnyOf",
    "AttributeIs",
    "Band",
    "Cap",
    "Checklist",
    "Choice",
    "Clause",
    "Condition",
    "Conformity",
    "Count",
    "Draw",
    "Example",
    "Grading",
    "Group",
    "Information",
    "Item",
    "ItemIs",
    "Language",
    "Measure",
    "Not",
    "Option",
    "Part",
    "Per",
    "Programme",
    "Requirement",
    "Revision",
    "Sample",
    "Scalar",
    "Scale",
    "Severity",
    "Text",
    "Use",
    "Veto",
]


class Severity(StrEnum):
    """How grave a failed item is, from mildest to gravest."""

    OBSERVATION = "observation"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for an observation to 3 for critical."""
        return tuple(Severity).index(self)

    def lowered(self) -> Severity:
        """One step milder; an observation stays one."""
        return tuple(Severity)[max(0, self.rank - 1)]


class Veto(StrEnum):
    """What a failed item does beyond its weight (docs/scoring.md)."""

    SHEET = "sheet"
    CAP = "cap"
    FAIL = "fail"


class Per(StrEnum):
    """What one sheet of a checklist is filled in for."""

    LOCATION = "location"
    ENCOUNTER = "encounter"
    PROJECT = "project"


class Requirement(StrEnum):
    """When a photo or a note is asked for."""

    NEVER = "never"
    OPTIONAL = "optional"
    ON_FAIL = "on-fail"
    ALWAYS = "always"


# ---- checklists ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Example:
    """A picture of how it should, or should not, look; ``image`` is a path inside the library."""

    image: str
    good: bool
    caption: Text


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion. Either ``clauses`` is not empty or ``why`` gives the practice it rests on."""

    id: str
    ask: Text
    answer: AnswerType
    clauses: tuple[str, ...] = ()
    why: Text | None = None
    weight: Decimal = Decimal(1)
    severity: Severity = Severity.MINOR
    veto: Veto | None = None
    pass_mark: Fraction | None = None
    photo: Requirement = Requirement.OPTIONAL
    note: Requirement = Requirement.OPTIONAL
    required: bool = True
    bonus: bool = False
    help: Text | None = None
    phrases: tuple[Text, ...] = ()
    examples: tuple[Example, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A titled run of items; the tablet shows one group at a time."""

    title: Text
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Criteria for one touchpoint (``touchpoint`` 1-20) or one conduct subject (None)."""

    id: str
    version: str
    title: Text
    per: Per
    groups: tuple[Group, ...]
    touchpoint: int | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the sheet."""
        return tuple(item for group in self.groups for item in group.items)


# ---- grading and programme -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Band:
    """A grade and the displayed number it starts from."""

    grade: str
    title: Text
    start: Decimal


@dataclass(frozen=True, slots=True)
class Grading:
    """Bands from the highest ``start`` down; the lowest starts at 0. ``cap`` names a grade."""

    id: str
    bands: tuple[Band, ...]
    decimals: int = 1
    cap: str | None = None
    on: Literal["score", "points"] = "score"
    title: Text | None = None

    def band(self, grade: str) -> Band:
        """The band of ``grade``; KeyError when the grading has none."""
        for band in self.bands:
            if band.grade == grade:
                return band
        raise KeyError(grade)


@dataclass(frozen=True, slots=True)
class Cap:
    """At least ``at_least`` failed items of ``severity`` or graver: the grade is at most ``grade``."""

    severity: Severity
    at_least: int
    grade: str


@dataclass(frozen=True, slots=True)
class Use:
    """A checklist in a part, with its weight and, once compiled, its content."""

    checklist: Checklist
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Part:
    """A weighted branch of the programme."""

    id: str
    title: Text
    uses: tuple[Use, ...]
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Draw:
    """How many places of a checklist one inspection visits; ``rotate``: not last time's first."""

    places: int
    of: Literal["location"] = "location"
    rotate: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """One kind of inspection, complete with the checklists and grading it uses."""

    id: str
    version: str
    title: Text
    parts: tuple[Part, ...]
    grading: Grading
    model: Literal["weighted", "points"] = "weighted"
    not_applicable: Literal["exclude", "full", "zero"] = "exclude"
    coverage_floor: Fraction = Fraction(4, 5)
    repeat_multiplier: Fraction = Fraction(1)
    caps: tuple[Cap, ...] = ()
    sampling: Mapping[str, Draw] = field(default_factory=dict)

    @property
    def checklists(self) -> tuple[Checklist, ...]:
        """Every checklist used, in programme order."""
        return tuple(use.checklist for part in self.parts for use in part.uses)

    def checklist(self, checklist_id: str) -> Checklist:
        """The checklist with that id; KeyError when the programme does not use it."""
        for checklist in self.checklists:
            if checklist.id == checklist_id:
                return checklist
        raise KeyError(checklist_id)


@dataclass(frozen=True, slots=True)
class Clause:
    """One requirement of a source document, in our own words."""

    id: str
    at: str
    text: Text
    by: Literal["observe", "measure", "record", "ask", "org"]
    limit: Text | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A programme frozen with all it includes. ``content_hash`` is SHA-256 hex of its document."""

    programme: Programme
    clauses: Mapping[str, Clause]
    content_hash: str
