"""The content of a published revision, for reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_app.checklist.model import Checklist, Item, Revision
from inspect_app.services.records import checklist_of
from inspect_app.web.presenters import choices
from inspect_app.web.presenters.sheets import clauses_of

__all__ = ["Criterion", "Summary", "checklist_of", "sections", "summary_of"]


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a programme holds."""

    checklists: int
    items: int
    clauses: int


@dataclass(frozen=True, slots=True)
class Criterion:
    """An item as readers see it; ``options`` are the words of what may be answered."""

    ask: str
    options: Sequence[str]
    limit: str
    weight: str
    severity: str
    veto: str
    help: str
    why: str
    clauses: Sequence[tuple[str, str]]


def summary_of(revision: Revision) -> Summary:
    """Checklists, items and clauses of a revision."""
    checklists = {checklist.id: checklist for checklist in revision.programme.checklists}
    items = sum(len(checklist.items) for checklist in checklists.values())
    return Summary(len(checklists), items, len(revision.clauses))


def sections(revision: Revision, checklist: Checklist, language: str) -> list[tuple[str, list[Criterion]]]:
    """(title, criteria) of every group."""
    return [
        (group.title.in_language(language), [_criterion(revision, item, language) for item in group.items])
        for group in checklist.groups
    ]


def _criterion(revision: Revision, item: Item, language: str) -> Criterion:
    return Criterion(
        ask=item.ask.in_language(language),
        options=[label for _value, label, _tone in choices.options_of(item, language)],
        limit=choices.limit_of(item, language),
        weight=f"{item.weight:f}",
        severity=item.severity.value,
        veto=item.veto.value if item.veto else "",
        help=item.help.in_language(language) if item.help else "",
        why=item.why.in_language(language) if item.why else "",
        clauses=clauses_of(revision, item, language),
    )
