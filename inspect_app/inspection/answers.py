"""What an inspector recorded: answers on sheets, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from inspect_app.checklist.model import Scalar


@dataclass(frozen=True, slots=True)
class Sampled:
    """``conforming`` of ``examined`` records; 0 <= conforming <= examined."""

    conforming: int
    examined: int


# ``conform``/``partial``/``nonconform``, an option id, a text or ISO date; a number; a sample.
Value = str | Decimal | Sampled


@dataclass(frozen=True, slots=True)
class Answer:
    """One item's answer: exactly one of value, not_applicable, not_inspected is set.

    The two reasons are the inspector's own words, never empty when set.
    """

    value: Value | None = None
    not_applicable: str | None = None
    not_inspected: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One checklist filled in once.

    ``place`` is the stable key of where (a location's id; the project's key for an encounter) by
    which repeat findings are matched; ``label`` is what people read.
    """

    id: str
    checklist: str
    place: str
    label: str = ""
    attributes: Mapping[str, Scalar] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
