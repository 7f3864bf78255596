"""Findings as a list for spreadsheets, in the order of their own list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from inspect_app.exchange.listing import Cell, Column, Listing
from inspect_app.reports.places import place
from inspect_app.reports.words import N_, SEVERITIES
from inspect_app.services.exports.edition import Edition
from inspect_app.services.exports.words import FINDING_STATES, OUTCOMES, SOURCES
from inspect_app.services.listing import checklist_titles
from inspect_app.storage.models import Finding
from inspect_app.storage.queries import exports, findings
from inspect_app.storage.queries.findings import Wanted

PAGE = 200


def finding_listing(edition: Edition, wanted: Wanted) -> Listing:
    """The findings of ``wanted`` that may be seen."""
    return Listing(edition._(N_("Findings")), _columns(edition), _rows(edition, wanted))


def _columns(edition: Edition) -> list[Column]:
    column = edition.column
    return [
        column(N_("Finding no."), width=24),
        column(N_("Project"), width=22),
        column(N_("Severity"), width=12),
        column(N_("What failed"), width=44),
        column(N_("Checklist"), width=22),
        column(N_("Place"), width=24),
        column(N_("Note"), width=36),
        column(N_("Clauses"), width=24),
        column(N_("State"), width=20),
        column(N_("Outcome")),
        column(N_("Owner")),
        column(N_("Found on"), "moment", 17),
        column(N_("Due"), "day", 12),
        column(N_("Closed on"), "moment", 17),
        column(N_("Extensions"), "number", 10),
        column(N_("Source"), width=12),
        column(N_("Inspection no."), width=20),
        column(N_("Repeats"), width=24),
    ]


def _rows(edition: Edition, wanted: Wanted) -> Iterator[list[Cell]]:
    after: UUID | None = None
    while True:
        with edition.database.reading() as session:
            page = findings.page(session, edition.sees, wanted, after, PAGE)
            titles = checklist_titles(session, page.rows, edition.language)
            people = exports.people(session, {row.assignee_id for row in page.rows if row.assignee_id})
            earlier = exports.finding_names(
                session, {row.repeat_of_id for row in page.rows if row.repeat_of_id}
            )
        for row in page.rows:
            yield _row(edition, row, titles, people, earlier)
        if page.after is None:
            return
        after = page.after


def _row(
    edition: Edition,
    row: Finding,
    titles: Mapping[UUID, str],
    people: Mapping[UUID, str],
    earlier: Mapping[UUID, str],
) -> list[Cell]:
    title = titles.get(row.id, "")
    return [
        row.number,
        row.project.name,
        edition.word(SEVERITIES, row.severity),
        edition.either(row.title_zh, row.title_en),
        title,
        place(edition._, row.place),
        row.note,
        "  ".join(str(clause) for clause in row.clauses),
        edition.word(FINDING_STATES, row.state),
        edition.word(OUTCOMES, row.outcome),
        people.get(row.assignee_id, "") if row.assignee_id else row.department,
        edition.local(row.opened_at),
        row.due_on,
        edition.local(row.closed_at),
        row.extensions,
        edition.word(SOURCES, row.source),
        row.inspection.number if row.inspection else None,
        earlier.get(row.repeat_of_id) if row.repeat_of_id else None,
    ]
