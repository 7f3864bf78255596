"""Touchpoint by touchpoint: what was found on every sheet, what failed first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from inspect_app.checklist.model import Checklist, Item, Part
from inspect_app.reports import formats
from inspect_app.reports.bars import change_of
from inspect_app.reports.edition import LOSS_DECIMALS, Edition, is_bad
from inspect_app.reports.passed import passed_of, stands_alone
from inspect_app.reports.sheet_model import Entry, Photo, SheetView, Touchpoint
from inspect_app.reports.wording import basis, found, limit
from inspect_app.reports.words import OUTCOMES, SEVERITIES, word
from inspect_app.scoring.result import ChecklistScore, ItemScore, Outcome, SheetScore

_ORDER = {Outcome.FAILED: 0, Outcome.PARTIAL: 1}


def touchpoints_of(edition: Edition) -> tuple[Touchpoint, ...]:
    """Every checklist that was filled in, in programme order."""
    programme = edition.facts.revision.programme
    parts = {part.id: part for part in programme.parts}
    return tuple(
        _touchpoint(edition, parts[part.part], programme.checklist(each.checklist), each)
        for part in edition.facts.score.parts
        for each in part.checklists
        if each.sheets
    )


def _touchpoint(edition: Edition, part: Part, checklist: Checklist, score: ChecklistScore) -> Touchpoint:
    previous = edition.facts.previous
    before = previous.checklists.get(checklist.id) if previous else None
    percent = Fraction(0) if score.score is None else min(max(score.score, Fraction(0)), Fraction(1))
    return Touchpoint(
        anchor=f"checklist-{checklist.id}",
        part=edition.say(part.title),
        number="" if checklist.touchpoint is None else str(checklist.touchpoint),
        title=edition.say(checklist.title),
        version=checklist.version,
        score=edition.hundred(score.score),
        tone=edition.tone_of_score(score.score),
        percent=float(formats.rounded(100 * percent, 1)),
        change=change_of(edition, score.score, before),
        sheets=tuple(_sheet(edition, checklist, sheet) for sheet in score.sheets),
        passed=passed_of(edition, checklist, score.sheets),
    )


def _sheet(edition: Edition, checklist: Checklist, sheet: SheetScore) -> SheetView:
    items = {item.id: item for item in checklist.items}
    shown = [score for score in sheet.items if stands_alone(edition, sheet, score)]
    shown.sort(key=lambda score: _ORDER.get(score.outcome, 2))  # Stable: else the order of the sheet.
    return SheetView(
        label=edition.place(sheet.label),
        score=edition.hundred(sheet.score) or "—",
        vetoed=sheet.vetoed,
        tally=_tally(edition, sheet),
        open=tuple(_entry(edition, items[score.item], sheet, score) for score in shown),
    )


def _tally(edition: Edition, sheet: SheetScore) -> str:
    counts = Counter(item.outcome for item in sheet.items)
    parts = [
        f"{word(OUTCOMES, outcome, edition._)} {counts[outcome]}"
        for outcome in Outcome
        if counts[outcome] and outcome is not Outcome.HIDDEN
    ]
    return "  ·  ".join(parts)


def _entry(edition: Edition, item: Item, sheet: SheetScore, score: ItemScore) -> Entry:
    answer = edition.answer(sheet.sheet, item.id)
    bad = is_bad(score.outcome)
    lost = edition.lost.get((sheet.sheet, item.id), Fraction(0))
    return Entry(
        title=edition.say(item.ask),
        outcome=score.outcome.value,
        outcome_label=word(OUTCOMES, score.outcome, edition._),
        found=found(edition, item, answer),
        limit=limit(edition, item),
        points=formats.signed(-lost, LOSS_DECIMALS) if lost else "",
        severity=word(SEVERITIES, score.severity, edition._) if bad and score.severity else "",
        repeat=score.repeat,
        clauses=basis(edition, item),
        note=answer.note,
        photos=tuple(_photos(edition, item, sheet)),
    )


def _photos(edition: Edition, item: Item, sheet: SheetScore) -> Iterator[Photo]:
    for index, photo in edition.photos.get((sheet.sheet, item.id), []):
        when = "" if photo.taken_at is None else formats.stamp(photo.taken_at, edition.facts.zone)
        caption = edition._("Photo %(n)s") % {"n": index}
        yield Photo(
            index=index,
            asset=f"photo-{index}",
            alt=edition._("Photo %(n)s: %(item)s, %(place)s")
            % {
                "n": index,
                "item": edition.say(item.ask),
                "place": edition.place(sheet.label, sheet.checklist),
            },
            caption="  ".join(part for part in (caption, when) if part),
            portrait=photo.height > photo.width,
        )
