"""Which projects stand where, and which moved, with the touchpoints that took them along."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from inspect_app.reports import formats
from inspect_app.reports.portfolio.facts import ProjectFacts, ResultFacts
from inspect_app.reports.portfolio.model import Mover, RankRow
from inspect_app.reports.portfolio.telling import Telling

MOVERS, REASONS = 5, 3


def ranking_of(telling: Telling) -> tuple[RankRow, ...]:
    """The inspected projects, the best first; equal scores share a place, those without one come last."""
    inspected = [(each, each.latest) for each in telling.facts.projects if each.latest is not None]
    scores = [latest.score for _, latest in inspected if latest.score is not None]
    ordered = sorted(inspected, key=lambda pair: (-_value(pair[1]), pair[0].code))
    return tuple(_row(telling, project, latest, scores) for project, latest in ordered)


def _value(result: ResultFacts) -> Decimal:
    return Decimal(-1) if result.score is None else result.score


def _row(telling: Telling, project: ProjectFacts, latest: ResultFacts, scores: Sequence[Decimal]) -> RankRow:
    score, before = latest.score, project.before.score if project.before else None
    return RankRow(
        id=project.id,
        place="" if score is None else str(1 + sum(other > score for other in scores)),
        project=project.name,
        region=project.region,
        number=latest.number,
        grade=telling.grade(latest.grade),
        score=telling.shown(score),
        change=telling.change(score, before),
        direction=_direction(score, before),
        inspections=project.inspections,
        coverage=formats.percent(latest.coverage, 1),
        open_findings=project.open_findings,
        overdue=project.overdue,
    )


def _direction(score: Decimal | None, before: Decimal | None) -> str:
    if score is None or before is None:
        return ""
    return "level" if score == before else "up" if score > before else "down"


def missing_of(telling: Telling) -> tuple[str, ...]:
    """The projects without an inspection in the span."""
    return tuple(each.name for each in telling.facts.projects if each.latest is None)


def fell(telling: Telling) -> tuple[Mover, ...]:
    """Those that lost most against the span before, the deepest fall first."""
    return _movers(telling, -1)


def rose(telling: Telling) -> tuple[Mover, ...]:
    """Those that gained most."""
    return _movers(telling, 1)


def _movers(telling: Telling, sign: int) -> tuple[Mover, ...]:
    moved = []
    for project in telling.facts.projects:
        latest, before = project.latest, project.before
        if latest is None or before is None or latest.score is None or before.score is None:
            continue
        change = sign * (latest.score - before.score)
        if change > 0:
            moved.append((-change, project.code, project.id, project.name, latest, before))
    return tuple(
        _mover(telling, sign, name, title, latest, before)
        for _, _, name, title, latest, before in sorted(moved, key=lambda each: each[:3])[:MOVERS]
    )


def _mover(
    telling: Telling, sign: int, name: str, title: str, latest: ResultFacts, before: ResultFacts
) -> Mover:
    return Mover(
        id=name,
        project=title,
        score=telling.shown(latest.score),
        before=telling.shown(before.score),
        change=telling.change(latest.score, before.score),
        why=_why(telling, sign, latest, before),
    )


def _why(telling: Telling, sign: int, latest: ResultFacts, before: ResultFacts) -> tuple[str, ...]:
    changes: list[tuple[Fraction, str]] = [
        (-sign * (now - before.touchpoints[name]), name)
        for name, now in latest.touchpoints.items()
        if name in before.touchpoints and sign * (now - before.touchpoints[name]) > 0
    ]
    return tuple(
        f"{telling.checklist(name)} {formats.signed(-sign * 100 * change, telling.decimals)}"
        for change, name in sorted(changes)[:REASONS]
    )
