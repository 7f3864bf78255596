"""Vetoes, in their order, each with its reason kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from inspect_app.checklist.model import Cap, Programme, Severity, Veto
from inspect_app.scoring.criteria import Criterion
from inspect_app.scoring.grades import at_most, lowest
from inspect_app.scoring.result import ItemScore, VetoApplied, VetoKind
from inspect_app.scoring.sheets import ScoredSheet, vetoes_sheet


def vetoes_of(programme: Programme, sheets: Sequence[ScoredSheet]) -> tuple[VetoApplied, ...]:
    """Every veto that was triggered: by kind, then in the order of the sheets and their items."""
    failing = [each for sheet in sheets for each in _pairs(sheet) if each[2].severity is not None]
    zeros = [each for sheet in sheets if sheet.score.vetoed for each in _pairs(sheet)]
    cap, fail = programme.grading.cap, lowest(programme.grading)
    return (
        *(_applied(VetoKind.SHEET, None, *each) for each in zeros if vetoes_sheet(each[1], each[2])),
        *(_applied(VetoKind.CAP, cap, *each) for each in failing if each[1].item.veto is Veto.CAP),
        *(_applied(VetoKind.FAIL, fail, *each) for each in failing if each[1].item.veto is Veto.FAIL),
        *_caps(programme.caps, [item for _, _, item in failing]),
    )


def _pairs(sheet: ScoredSheet) -> Iterator[tuple[ScoredSheet, Criterion, ItemScore]]:
    for criterion, item in zip(sheet.criteria.criteria, sheet.score.items, strict=True):
        yield sheet, criterion, item


def _applied(
    kind: VetoKind, grade: str | None, sheet: ScoredSheet, _criterion: Criterion, item: ItemScore
) -> VetoApplied:
    return VetoApplied(
        kind=kind,
        grade=grade,
        checklist=sheet.score.checklist,
        item=item.item,
        sheet=sheet.score.sheet,
        place=sheet.score.place,
        label=sheet.score.label,
        severity=item.severity,
    )


def _caps(caps: Iterable[Cap], items: Iterable[ItemScore]) -> Iterator[VetoApplied]:
    failed = Counter(item.severity for item in items)
    for cap in caps:
        count = sum(failed[severity] for severity in Severity if severity.rank >= cap.severity.rank)
        if count >= cap.at_least:
            yield VetoApplied(VetoKind.PROGRAMME_CAP, cap.grade, severity=cap.severity, count=count)


def grade_after(programme: Programme, grade: str, vetoes: Iterable[VetoApplied]) -> str:
    """The grade once every veto has said the most it may be."""
    for veto in vetoes:
        grade = at_most(programme.grading, grade, veto.grade)
    return grade
