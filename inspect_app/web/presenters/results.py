"""The result of an inspection: the same numbers and words as its report, with links to the items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_app.checklist.model import Text
from inspect_app.config import Config
from inspect_app.reports import formats
from inspect_app.reports.bars import bars_of
from inspect_app.reports.decisions import decisions_of
from inspect_app.reports.edition import Edition
from inspect_app.reports.facts import InspectionFacts, PreviousFacts, ProjectFacts
from inspect_app.reports.losses import losses_of
from inspect_app.reports.model import Bar, Grade, Losses, LossRow
from inspect_app.scoring.result import Loss, Score
from inspect_app.services.records import Record
from inspect_app.web.presenters import choices


@dataclass(frozen=True, slots=True)
class LinkedLoss:
    """A line of "where the points went" and the item it comes from."""

    row: LossRow
    found: str
    sheet: str
    item: str


@dataclass(frozen=True, slots=True)
class Result:
    """What the result page shows; every text is worded, every number formatted."""

    grade: Grade
    score: str | None
    reason: str | None
    decisions: Sequence[str]
    bars: Sequence[Bar]
    coverage: str
    floor: str
    losses: Losses
    lines: Sequence[LinkedLoss]


def result_of(
    record: Record, score: Score, previous: PreviousFacts | None, config: Config, language: str
) -> Result:
    """The result worded in ``language``."""
    edition = Edition(_facts(record, score, previous, config), language)
    losses = losses_of(edition)
    return Result(
        grade=edition.grade(score.grade),
        score=None if score.displayed is None else edition.shown(score.displayed),
        reason=score.reason,
        decisions=decisions_of(edition),
        bars=bars_of(edition),
        coverage=formats.percent(score.coverage, 0),
        floor=formats.percent(record.revision.programme.coverage_floor, 0),
        losses=losses,
        lines=[
            LinkedLoss(row, _found(edition, loss, language), loss.sheet, loss.item)
            for row, loss in zip(losses.rows, score.losses, strict=True)
        ],
    )


def _found(edition: Edition, loss: Loss, language: str) -> str:
    """The answer in the words of the buttons it was given with."""
    item = edition.items[loss.checklist, loss.item]
    return choices.found(item, edition.sheets[loss.sheet].answers.get(loss.item), language)


def _facts(record: Record, score: Score, previous: PreviousFacts | None, config: Config) -> InspectionFacts:
    inspection = record.inspection
    site = inspection.project
    return InspectionFacts(
        company=Text(config.company_zh, config.company_en),
        project=ProjectFacts(site.name, site.code, site.region.name, site.address),
        revision=record.revision,
        score=score,
        sheets=record.sheets,
        number=inspection.number,
        started_at=inspection.started_at,
        finished_at=inspection.finished_at or inspection.started_at,
        zone=config.timezone,
        inspectors=(inspection.inspector.name,),
        remarks=inspection.remarks,
        previous=previous,
    )
