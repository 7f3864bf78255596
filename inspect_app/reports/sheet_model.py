"""Touchpoints as a report shows them: sheets, their items, and the photos beside the items they prove."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as printed. ``index`` is its number in this report."""

    index: int
    asset: str
    alt: str
    caption: str
    portrait: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One item on a sheet. ``outcome`` is the code that decides on its look."""

    title: str
    outcome: str
    outcome_label: str
    found: str
    limit: str
    points: str
    severity: str
    repeat: bool
    clauses: str
    note: str
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet. ``open`` are the items with faults, notes or photos; its touchpoint has the rest."""

    label: str
    score: str
    vetoed: bool
    tally: str
    open: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What was found alike at ``places``; ``told`` says these in words, empty where there is one sheet."""

    found: str
    places: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Passed:
    """An item that lost nothing, once for all the places where nothing more is to be said of it."""

    title: str
    limit: str
    clauses: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """A checklist with its sheets, and what passed or was recorded on them."""

    anchor: str
    part: str
    number: str
    title: str
    version: str
    score: str | None
    tone: int
    percent: float
    change: str
    sheets: tuple[SheetView, ...]
    passed: tuple[Passed, ...]
