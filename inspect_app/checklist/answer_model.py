"""How a criterion is answered and when it is asked: texts, answer types and conditions, frozen.

``inspect_app.checklist.model`` offers these names too; import them from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages; a plain string in YAML fills both."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The text for ``language``: any ``zh…`` tag gives Chinese, all else English."""
        return self.zh if language.startswith("zh") else self.en


# ---- answer types ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Conformity:
    """conform / nonconform, and partial where the item allows it."""

    partial: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """A whole number from ``min`` to ``max``."""

    min: int
    max: int
    labels: Mapping[int, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number in ``unit`` (an id such as ``ring``, ``minute``, ``hour``, ``day``) against a limit."""

    unit: str
    max: Decimal | None = None
    min: Decimal | None = None
    zero_at: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """Defects found; each takes ``deduct`` of the item."""

    deduct: Decimal


@dataclass(frozen=True, slots=True)
class Sample:
    """k conforming of n examined; ``size`` is how many to draw."""

    of: Text
    size: int


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice; ``score`` is None where it says ``score: none``."""

    id: str
    title: Text
    score: Decimal | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Exactly one of the options."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Information:
    """Recorded, never scored."""

    kind: Literal["text", "number", "date", "photo", "signature"]
    unit: str | None = None


AnswerType = Conformity | Scale | Measure | Count | Sample | Choice | Information

# ---- conditions ------------------------------------------------------------------------------

Scalar = bool | str | Decimal


@dataclass(frozen=True, slots=True)
class AttributeIs:
    """The location's attribute is one of ``values`` (an absent attribute is none of them)."""

    attribute: str
    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class ItemIs:
    """An earlier item of the sheet was answered with one of ``values``."""

    item: str
    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


Condition = AttributeIs | ItemIs | AllOf | AnyOf | Not
