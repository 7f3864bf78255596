"""What programme, standard and library files say before they are put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from inspect_app.checklist.model import Cap, Clause, Draw, Severity, Text


@dataclass(frozen=True, slots=True)
class UseSource:
    """``use: car-park`` (the newest version) or ``use: car-park@1.0.0``."""

    checklist: str
    version: str | None = None
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class PartSource:
    """A part that names its checklists."""

    id: str
    title: Text
    uses: tuple[UseSource, ...]
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Tailor:
    """What a programme changes in one item; None leaves as it is."""

    checklist: str
    item: str
    weight: Decimal | None = None
    severity: Severity | None = None
    ask: Text | None = None
    help: Text | None = None
    max: Decimal | None = None
    min: Decimal | None = None
    zero_at: Decimal | None = None
    deduct: Decimal | None = None
    size: int | None = None
    applicable: bool = True

    @property
    def at(self) -> str:
        """``checklist/item``."""
        return f"{self.checklist}/{self.item}"


@dataclass(frozen=True, slots=True)
class ProgrammeSource:
    """A programme that names its checklists and its grading."""

    id: str
    version: str
    title: Text
    grading: str
    parts: tuple[PartSource, ...]
    model: Literal["weighted", "points"] = "weighted"
    not_applicable: Literal["exclude", "full", "zero"] = "exclude"
    coverage_floor: Fraction = Fraction(4, 5)
    repeat_multiplier: Fraction = Fraction(1)
    caps: tuple[Cap, ...] = ()
    sampling: Mapping[str, Draw] = field(default_factory=dict)
    tailor: tuple[Tailor, ...] = ()

    @property
    def uses(self) -> tuple[UseSource, ...]:
        """Every checklist named, in order."""
        return tuple(use for part in self.parts for use in part.uses)


@dataclass(frozen=True, slots=True)
class Standard:
    """A register: the clauses of one source document; their ids begin with ``id``."""

    id: str
    title: Text
    clauses: tuple[Clause, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Excuse:
    """A clause that no checklist need cite, and why."""

    clause: str
    why: Text


@dataclass(frozen=True, slots=True)
class Manifest:
    """library.yaml; ``languages`` are those every text is written in, ``extends`` the libraries below."""

    id: str = ""
    version: str = ""
    title: Text | None = None
    languages: tuple[str, ...] = ()
    uncited: tuple[Excuse, ...] = ()
    extends: tuple[str, ...] = ()
