"""Inspections as a list for spreadsheets, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from inspect_app.exchange.listing import Cell, Column, Listing
from inspect_app.reports.words import N_
from inspect_app.services.exports.edition import Edition
from inspect_app.services.exports.words import INSPECTION_STATES
from inspect_app.services.starting import grade_titles
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries import exports, inspections
from inspect_app.storage.queries.inspections import Wanted

PAGE = 200


def inspection_listing(edition: Edition, wanted: Wanted) -> Listing:
    """The inspections of ``wanted`` that may be seen."""
    return Listing(edition._(N_("Inspections")), _columns(edition), _rows(edition, wanted))


def pages(edition: Edition, wanted: Wanted, size: int = PAGE) -> Iterator[list[Inspection]]:
    """The inspections, some at a time; each page is read in a session of its own, so nothing stays locked."""
    after: UUID | None = None
    while True:
        with edition.database.reading() as session:
            page = inspections.page(session, edition.sees, wanted, after, size)
        yield list(page.rows)
        if page.after is None:
            return
        after = page.after


def _columns(edition: Edition) -> list[Column]:
    column = edition.column
    return [
        column(N_("Inspection no."), width=20),
        column(N_("Project code"), width=12),
        column(N_("Project"), width=22),
        column(N_("Region"), width=12),
        column(N_("Programme"), width=28),
        column(N_("Version"), width=10),
        column(N_("State"), width=12),
        column(N_("Inspector")),
        column(N_("Begun"), "moment", 17),
        column(N_("Finished"), "moment", 17),
        column(N_("Score"), "score", 9),
        column(N_("Grade"), width=12),
        column(N_("Coverage"), "percent", 10),
        column(N_("Findings"), "number", 10),
        column(N_("Remarks"), width=40),
    ]


def _rows(edition: Edition, wanted: Wanted) -> Iterator[list[Cell]]:
    with edition.database.reading() as session:
        regions = exports.regions(session)
    for rows in pages(edition, wanted):
        with edition.database.reading() as session:
            counts = inspections.finding_count(session, [row.id for row in rows])
            grades = grade_titles(session, {row.revision_id for row in rows}, edition.language)
        for row in rows:
            grade = grades.get((row.revision_id, row.grade), row.grade) if row.grade else None
            yield _row(edition, row, regions[row.project.region_id], grade, counts.get(row.id, 0))


def _row(edition: Edition, row: Inspection, region: str, grade: str | None, findings: int) -> list[Cell]:
    done = row.state == "completed"
    return [
        row.number,
        row.project.code,
        row.project.name,
        region,
        edition.either(row.revision.title_zh, row.revision.title_en),
        row.revision.version,
        edition.word(INSPECTION_STATES, row.state),
        row.inspector.name,
        edition.local(row.started_at),
        edition.local(row.finished_at),
        None if row.score is None else Decimal(row.score),
        edition._(N_("Not gradable")) if done and grade is None else grade,
        share(row.coverage),
        findings if done else None,
        row.remarks,
    ]


def share(fraction: str | None) -> Decimal | None:
    """An exact fraction of one, to four places."""
    return None if fraction is None else round(Decimal(float(Fraction(fraction))), 4)
