"""From rows to the facts a portfolio report prints, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from inspect_app.checklist.model import Programme, Severity, Text
from inspect_app.config import Config
from inspect_app.errors import Conflict
from inspect_app.reports.portfolio.facts import (
    Closure,
    Covered,
    FailedItem,
    MonthFacts,
    Overdue,
    PortfolioFacts,
    ProjectFacts,
    ResultFacts,
    StandingCount,
)
from inspect_app.reports.portfolio.spans import DAY, Span, beginning, moved
from inspect_app.services import branding
from inspect_app.services.portfolios import keeping
from inspect_app.services.portfolios.asking import MONTHS, Asked, window_of
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding
from inspect_app.storage.queries import portfolio
from inspect_app.storage.queries.portfolio import Scope, Scored

OVERDUE = 12
# No programme asks more things than this.
ITEMS = 2000


def load(session: Session, asked: Asked, as_of: datetime, config: Config) -> PortfolioFacts:
    """The facts. Raises Conflict where the projects were never inspected by the programme."""
    zone, chosen, span = config.zone, asked.projects, asked.span
    end = beginning(span.last + DAY, zone)
    scored = portfolio.scored(session, Scope(asked.programme, chosen, beginning(window_of(span), zone), end))
    if not scored:
        raise Conflict("portfolio-empty")
    programme = load_revision(session, scored[-1].revision_id).programme
    scope = Scope(asked.programme, chosen, beginning(span.first, zone), end)
    return PortfolioFacts(
        company=branding.company(session, config),
        scope=asked.scope,
        names=asked.names,
        programme=programme.title,
        grading=programme.grading,
        checklists=tuple((each.id, each.title) for each in programme.checklists),
        covered=Covered(span.first, span.last, span.earlier.first, span.earlier.last),
        zone=config.timezone,
        as_of=as_of,
        projects=_projects(session, asked, scored, as_of, config),
        months=_months(span, scored, config),
        failed=_failed(session, scope, programme),
        standings=tuple(
            StandingCount(Severity(row.severity), row.state, row.findings)
            for row in portfolio.standings(session, scope)
        ),
        closures=tuple(
            Closure(Severity(row.severity), row.closed_at - row.opened_at)
            for row in portfolio.closed(session, scope)
        ),
        overdue=_overdue(session, chosen, as_of),
        planned=keeping.planned(session, asked, as_of),
        agreement=keeping.agreement(session, scored, beginning(span.first, zone)),
    )


def _projects(
    session: Session, asked: Asked, scored: Sequence[Scored], as_of: datetime, config: Config
) -> tuple[ProjectFacts, ...]:
    now = _within(scored, asked.span, config)
    latest, before = _last(now), _last(_within(scored, asked.span.earlier, config))
    results = _results(session, [*latest.values(), *before.values()])
    opened = portfolio.open_counts(session, asked.projects)
    late = portfolio.overdue_counts(session, asked.projects, as_of)
    return tuple(
        ProjectFacts(
            id=str(row.id),
            name=row.name,
            code=row.code,
            region=row.region.name,
            inspections=sum(each.project_id == row.id for each in now),
            latest=results.get(latest[row.id].id) if row.id in latest else None,
            before=results.get(before[row.id].id) if row.id in before else None,
            open_findings=opened.get(row.id, 0),
            overdue=late.get(row.id, 0),
        )
        for row in portfolio.named(session, asked.projects)
    )


def _within(scored: Iterable[Scored], span: Span, config: Config) -> list[Scored]:
    start, end = beginning(span.first, config.zone), beginning(span.last + DAY, config.zone)
    return [each for each in scored if start <= each.finished_at < end]


def _last(scored: Iterable[Scored]) -> dict[UUID, Scored]:
    """The last of each project; ``scored`` is oldest first."""
    return {each.project_id: each for each in scored}


def _results(session: Session, chosen: Sequence[Scored]) -> Mapping[UUID, ResultFacts]:
    touchpoints: dict[UUID, dict[str, Fraction]] = {each.id: {} for each in chosen}
    for row in portfolio.touchpoints(session, list(touchpoints)):
        if row.score is not None:
            touchpoints[row.inspection_id][row.checklist] = Fraction(row.score)
    return {
        each.id: ResultFacts(
            number=each.number,
            finished_at=each.finished_at,
            score=None if each.score is None else Decimal(each.score),
            grade=each.grade,
            coverage=Fraction(each.coverage or 0),
            touchpoints=touchpoints[each.id],
        )
        for each in chosen
    }


def _months(span: Span, scored: Sequence[Scored], config: Config) -> tuple[MonthFacts, ...]:
    months = []
    for back in range(MONTHS - 1, -1, -1):
        first = moved(span.last, -back)
        month = Span("month", first, moved(first, 1) - DAY)
        last = _last(_within(scored, month, config)).values()
        scores = tuple(Decimal(each.score) for each in last if each.score is not None)
        months.append(MonthFacts(first, scores))
    return tuple(months)


def _failed(session: Session, scope: Scope, programme: Programme) -> tuple[FailedItem, ...]:
    """Titles as the newest revision words them, else as they were found."""
    titles = {(each.id, item.id): item.ask for each in programme.checklists for item in each.items}
    return tuple(
        FailedItem(
            checklist=row.checklist,
            title=titles.get((row.checklist, row.item), Text(row.title_zh, row.title_en)),
            findings=row.findings,
            projects=row.projects,
            repeats=row.repeats,
        )
        for row in portfolio.failed_items(session, scope, ITEMS)
    )


def _overdue(session: Session, chosen: Sequence[UUID], as_of: datetime) -> tuple[Overdue, ...]:
    rows = portfolio.overdue(session, chosen, as_of, OVERDUE)
    people = portfolio.people(session, [row.assignee_id for row in rows if row.assignee_id is not None])
    return tuple(
        Overdue(
            id=str(row.id),
            number=row.number,
            project=row.project.name,
            title=Text(row.title_zh, row.title_en),
            place=row.place,
            severity=Severity(row.severity),
            due=row.due_on,
            responsible=(people.get(row.assignee_id, "") if row.assignee_id else "") or row.department or "",
            checklist=row.checklist,
            title_of_checklist=_title(session, row),
        )
        for row in rows
    )


def _title(session: Session, row: Finding) -> Text | None:
    """As published with its inspection; what was found outside one has none."""
    if row.inspection is None:
        return None
    return load_revision(session, row.inspection.revision_id).programme.checklist(row.checklist).title
