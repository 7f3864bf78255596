"""Answers as a list for spreadsheets: newest inspection first, each in the order of its programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from inspect_app.checklist.model import Checklist, Information, Item, Measure, Revision
from inspect_app.exchange.listing import Cell, Column, Listing
from inspect_app.inspection.answers import Answer
from inspect_app.inspection.documents import AnswerRefusedError, answer_from_json
from inspect_app.reports.places import place
from inspect_app.reports.wording import found
from inspect_app.reports.words import N_, SEVERITIES, UNITS
from inspect_app.services.exports.edition import Edition
from inspect_app.services.exports.inspections import pages
from inspect_app.services.exports.words import ANSWERED
from inspect_app.services.revisions import load_revision
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries import exports
from inspect_app.storage.queries.exports import AnswerRow
from inspect_app.storage.queries.inspections import Wanted

Spot = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class _Given:
    """The answers of one inspection, and what hangs on them."""

    inspection: Inspection
    revision: Revision
    rows: list[AnswerRow]
    photos: Mapping[Spot, int]
    findings: Mapping[tuple[UUID | None, str], tuple[str, str]]


def answer_listing(edition: Edition, wanted: Wanted) -> Listing:
    """The answers of the inspections of ``wanted`` that may be seen; those not answered are left out."""
    return Listing(edition._(N_("Answers")), _columns(edition), _rows(edition, wanted))


def _columns(edition: Edition) -> list[Column]:
    column = edition.column
    return [
        column(N_("Inspection no."), width=20),
        column(N_("Project"), width=22),
        column(N_("Finished"), "moment", 17),
        column(N_("Checklist"), width=22),
        column(N_("Place"), width=24),
        column(N_("Item code"), width=16),
        column(N_("Item"), width=44),
        column(N_("State"), width=12),
        column(N_("Answer"), width=18),
        column(N_("Numeric value"), "number", 10),
        column(N_("Unit"), width=8),
        column(N_("Reason"), width=24),
        column(N_("Note"), width=36),
        column(N_("Photos"), "number", 8),
        column(N_("Finding no."), width=22),
        column(N_("Severity"), width=12),
        column(N_("Answered at"), "moment", 17),
        column(N_("Answered by")),
    ]


def _rows(edition: Edition, wanted: Wanted) -> Iterator[list[Cell]]:
    for inspections in pages(edition, wanted):
        for inspection in inspections:
            # One inspection at a time: memory is bounded by the largest, however many there are.
            yield from _of_inspection(edition, _load(edition, inspection))


def _load(edition: Edition, inspection: Inspection) -> _Given:
    with edition.database.reading() as session:
        return _Given(
            inspection=inspection,
            revision=load_revision(session, inspection.revision_id),
            rows=list(exports.answers(session, inspection.id)),
            photos=exports.photo_counts(session, inspection.id),
            findings=exports.finding_numbers(session, inspection.id),
        )


def _of_inspection(edition: Edition, given: _Given) -> Iterator[list[Cell]]:
    checklists = {each.id: each for each in given.revision.programme.checklists}
    order = {(each.id, item.id): at for each in checklists.values() for at, item in enumerate(each.items)}
    sheets = {row.sheet_id: at for at, row in reversed(list(enumerate(given.rows)))}
    last = len(order)
    given.rows.sort(key=lambda row: (sheets[row.sheet_id], order.get((row.checklist, row.item), last)))
    for row in given.rows:
        checklist = checklists.get(row.checklist)
        item = next((each for each in checklist.items if each.id == row.item), None) if checklist else None
        if checklist is not None and item is not None and row.answer:
            yield _row(edition, given, row, checklist, item)


def _row(edition: Edition, given: _Given, row: AnswerRow, checklist: Checklist, item: Item) -> list[Cell]:
    inspection, spot = given.inspection, (row.sheet_id, row.item)
    number, severity = given.findings.get(spot, ("", None))
    return [
        inspection.number,
        inspection.project.name,
        edition.local(inspection.finished_at),
        edition.voice.say(checklist.title),
        place(edition._, row.label),
        item.id,
        edition.voice.say(item.ask),
        *_answer(edition, item, row),
        row.note,
        given.photos.get(spot, 0),
        number,
        edition.word(SEVERITIES, severity),
        edition.local(row.answered_at),
        row.answered_by,
    ]


def _answer(edition: Edition, item: Item, row: AnswerRow) -> list[Cell]:
    """State, answer in words, number, unit, reason."""
    state = next((name for name in ANSWERED if row.answer.get(name) is not None), None)
    try:
        answer = answer_from_json(item, row.answer)
    except AnswerRefusedError:
        # Never left out: whoever looks for a fault looks here.
        return [edition.word(ANSWERED, state), str(row.answer), None, None, None]
    number = answer.value if isinstance(answer.value, Decimal) else None
    reason = answer.not_applicable or answer.not_inspected
    words = found(edition.voice, item, answer)
    return [edition.word(ANSWERED, state), words, number, _unit(edition, item, answer), reason]


def _unit(edition: Edition, item: Item, answer: Answer) -> str | None:
    unit = item.answer.unit if isinstance(item.answer, Measure | Information) else None
    return edition.word(UNITS, unit) if unit and isinstance(answer.value, Decimal) else None
