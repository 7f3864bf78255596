"""The facts of a portfolio are those of the inspections themselves."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from inspect_app import clock
from inspect_app.errors import Conflict
from inspect_app.reports.portfolio.facts import PortfolioFacts
from inspect_app.services.portfolios.asking import Wish, resolve
from inspect_app.services.portfolios.loading import load
from inspect_app.services.report_facts import scores_of
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, Inspection
from tests.integration.services.portfolios.conftest import NOW, OCTOBER, Company


def _facts(session: Session, company: Company, span: str = "2026-10") -> PortfolioFacts:
    asked, _ = resolve(session, company.manager, Wish(span=span), company.config)
    return load(session, asked, clock.now(), company.config)


def test_a_project_stands_with_its_last_inspection(session: Session, company: Company) -> None:
    facts = _facts(session, company)
    inspected = next(each for each in facts.projects if each.code == "YJ")
    rows = {row.id: row for row in session.scalars(select(Inspection))}
    earlier, latest = (rows[name] for name in company.inspections)
    assert inspected.latest
    assert inspected.before
    assert (inspected.inspections, inspected.latest.number) == (1, latest.number)
    assert (inspected.latest.score, inspected.before.score) == (
        Decimal(latest.score or 0),
        Decimal(earlier.score or 0),
    )
    result = session.scalars(select(Inspection.result).where(Inspection.id == latest.id)).one()
    assert inspected.latest.touchpoints == scores_of(result or {})[1]
    other = next(each for each in facts.projects if each.code == "HX")
    assert (other.inspections, other.latest, other.open_findings) == (0, None, 0)


def test_months_and_findings(session: Session, company: Company) -> None:
    facts = _facts(session, company)
    assert len(facts.months) == 12
    assert [len(month.scores) for month in facts.months][-2:] == [1, 1]
    (failed,) = facts.failed
    assert (failed.checklist, failed.title.en, failed.findings, failed.projects) == (
        "lobby",
        "Floor level and clean",
        1,
        1,
    )
    assert [(row.state, row.count) for row in facts.standings] == [("recorded", 1)]


def test_a_closed_finding_tells_how_long_it_took(session: Session, company: Company) -> None:
    finding = session.scalars(select(Finding)).one()
    finding.state, finding.outcome, finding.is_open = "closed", "verified", False
    finding.closed_at, finding.running_due = finding.opened_at + timedelta(days=3), None
    session.flush()
    facts = _facts(session, company)
    assert [each.took for each in facts.closures] == [timedelta(days=3)]
    assert facts.overdue == ()
    finding.outcome = "duplicate"
    session.flush()
    assert _facts(session, company).closures == ()


def test_what_is_overdue_names_who_has_to_mend_it(session: Session, company: Company) -> None:
    finding = session.scalars(select(Finding)).one()
    finding.running_due, finding.assignee_id = OCTOBER + timedelta(days=5), company.head.id
    session.flush()
    facts = _facts(session, company)
    assert [(each.number, each.responsible) for each in facts.overdue] == [(finding.number, "孙强")]
    assert [each.overdue for each in facts.projects if each.code == "YJ"] == [1]
    finding.assignee_id, finding.department = None, "工程部"
    session.flush()
    assert _facts(session, company).overdue[0].responsible == "工程部"
    finding.running_due = NOW + timedelta(days=1)
    session.flush()
    assert _facts(session, company).overdue == ()


def test_what_was_never_inspected_has_no_report(session: Session, company: Company) -> None:
    asked, _ = resolve(session, company.manager, Wish(span="2024"), company.config)
    with pytest.raises(Conflict, match="portfolio-empty"):
        load(session, asked, NOW, company.config)
    with pytest.raises(Conflict):
        load(session, replace(asked, projects=(company.other.id,)), NOW, company.config)
