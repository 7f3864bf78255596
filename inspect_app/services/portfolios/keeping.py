"""What plans asked for and what became of it, and how far inspectors who followed each other agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from itertools import groupby
from uuid import UUID

from inspect_app.planning.model import Occurrence, Round, Standing
from inspect_app.planning.standing import standing
from inspect_app.reports.portfolio.facts import AgreementFacts, PlannedFacts
from inspect_app.reports.portfolio.spans import DAY
from inspect_app.services.portfolios.asking import Asked
from inspect_app.storage.database import Session
from inspect_app.storage.queries import planning, portfolio
from inspect_app.storage.queries.planning import Tried
from inspect_app.storage.queries.portfolio import Scored


def planned(session: Session, asked: Asked, as_of: datetime) -> tuple[PlannedFacts, ...]:
    """What plans of the programme asked of each project in the span, as it stood at ``as_of``."""
    wanted = (asked.programme, asked.projects, asked.span.first, asked.span.last + DAY)
    counts: dict[UUID, Counter[Standing]] = {
        project: Counter({Standing.MISSED: missed, Standing.UPCOMING: waiting})
        for project, (missed, waiting) in planning.untried(session, *wanted, as_of).items()
    }
    for name, rows in groupby(planning.tried(session, *wanted), key=lambda row: row.id):
        told = list(rows)
        rounds = [Round(name, row.inspector_id, row.started_at, row.finished_at) for row in told]
        became = standing(_occurrence(asked, told[0]), rounds, as_of)
        counts.setdefault(told[0].project_id, Counter())[became] += 1
    return tuple(
        PlannedFacts(
            project=project.name,
            in_time=counts[project.id][Standing.DONE],
            late=counts[project.id][Standing.LATE],
            made_up=counts[project.id][Standing.MADE_UP],
            missed=counts[project.id][Standing.MISSED],
            waiting=counts[project.id][Standing.OPEN] + counts[project.id][Standing.UPCOMING],
        )
        for project in portfolio.named(session, list(counts))
    )


def _occurrence(asked: Asked, row: Tried) -> Occurrence:
    """As the rule of standing reads it; what it does not ask about is left at what the span says."""
    day = asked.span.first
    return Occurrence(
        id=row.id,
        plan=row.id,
        programme=asked.programme,
        project=row.project_id,
        slot="",
        day=day,
        held_on=day,
        opens=row.opens,
        due=row.due,
        missed=row.missed,
        made_up_until=row.made_up_until,
        assignee=None,
        role=None,
    )


def agreement(session: Session, scored: Sequence[Scored], first: datetime) -> AgreementFacts:
    """Each inspection from ``first`` on against the one before at its project; ``scored`` is oldest first."""
    pairs = list(_pairs(scored, first))
    told: dict[UUID, dict[str, Fraction]] = {each.id: {} for pair in pairs for each in pair}
    for row in portfolio.touchpoints(session, list(told)):
        if row.score is not None:
            told[row.inspection_id][row.checklist] = Fraction(row.score)
    other = [pair for pair in pairs if pair[0].inspector_id != pair[1].inspector_id]
    same = [pair for pair in pairs if pair[0].inspector_id == pair[1].inspector_id]
    apart = [
        tuple(
            abs(score - told[before.id][name])
            for before, now in chosen
            for name, score in told[now.id].items()
            if name in told[before.id]
        )
        for chosen in (other, same)
    ]
    return AgreementFacts(len(other), apart[0], len(same), apart[1])


def _pairs(scored: Sequence[Scored], first: datetime) -> Iterator[tuple[Scored, Scored]]:
    last: dict[UUID, Scored] = {}
    for each in scored:
        before = last.get(each.project_id)
        if before is not None and each.finished_at >= first:
            yield before, each
        last[each.project_id] = each
