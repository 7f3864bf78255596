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
    """A sheet: ``open`` items failed or carry evidence, in full; ``passed`` go in a plain table."""

    label: str
    score: str
    vetoed: bool
    tally: str
    open: tuple[Entry, ...]
    passed: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """A checklist with its sheets."""

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
