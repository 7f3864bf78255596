"""The appendix: what was drawn, what was left out and why, methods, photos, fingerprints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from inspect_app.checklist.model import Severity
from inspect_app.reports import formats
from inspect_app.reports.document import Field
from inspect_app.reports.edition import Edition
from inspect_app.reports.model import Appendix, PhotoRow, ReasonRow, RemarkRow, SampleRow
from inspect_app.reports.remarks import sentence
from inspect_app.reports.words import SEVERITIES, word
from inspect_app.scoring.result import Outcome


def appendix_of(edition: Edition) -> Appendix:
    """The last section of the report."""
    return Appendix(
        sampling=tuple(_sampling(edition)),
        not_applicable=tuple(_left_out(edition, Outcome.NOT_APPLICABLE)),
        not_inspected=tuple(_left_out(edition, Outcome.NOT_INSPECTED)),
        methods=tuple(_methods(edition)),
        clauses=tuple(_clauses(edition)),
        photos=tuple(_photos(edition)),
        fingerprints=_fingerprints(edition),
        remarks=(*_remarks(edition), *_comments(edition)),
    )


def _sampling(edition: Edition) -> Iterator[SampleRow]:
    programme, _ = edition.facts.revision.programme, edition._
    for checklist in programme.checklists:
        draw = programme.sampling.get(checklist.id)
        if draw is None:
            continue
        rule = _("%(n)s places at random") % {"n": draw.places}
        rotation = _("last time’s places not drawn first") if draw.rotate else ""
        drawn = [
            edition.place(sheet.label) for sheet in edition.facts.sheets if sheet.checklist == checklist.id
        ]
        yield SampleRow(edition.say(checklist.title), edition.joined([rule, rotation]), edition.joined(drawn))


def _left_out(edition: Edition, outcome: Outcome) -> Iterator[ReasonRow]:
    """Items left out; the places where it was for the same reason stand together."""
    alike: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for sheet in edition.sheet_scores:
        for score in sheet.items:
            if score.outcome is outcome:
                answer = edition.answer(sheet.sheet, score.item)
                reason = answer.not_applicable or answer.not_inspected or edition._("Not answered")
                place = edition.place(sheet.label, sheet.checklist)
                alike[sheet.checklist, score.item, reason].append(place)
    for (checklist, item, reason), places in alike.items():
        title = edition.say(edition.items[checklist, item].ask)
        yield ReasonRow(title, tuple(places), edition.joined(places), reason)


def _methods(edition: Edition) -> Iterator[str]:
    programme, _ = edition.facts.revision.programme, edition._
    if programme.model == "points":
        yield _("Points: every item carries marks; the score is marks earned of marks possible.")
    else:
        yield _("Weighted: sheets, checklists, parts and programme are weighted means, from the items up.")
    yield {
        "exclude": _("Items that do not apply leave numerator and denominator."),
        "full": _("Items that do not apply earn full marks."),
        "zero": _("Items that do not apply earn nothing."),
    }[programme.not_applicable]
    yield _("Items not inspected are left out and lower the coverage; below %(floor)s there is no grade.") % {
        "floor": formats.percent(programme.coverage_floor)
    }
    if programme.repeat_multiplier != 1:
        times = formats.number(programme.repeat_multiplier, 2).rstrip("0").rstrip(".")
        yield _("What failed here last time and fails again loses %(times)s times as much.") % {
            "times": times
        }
    for cap in programme.caps:
        yield _(
            "From %(count)s failed items graded %(severity)s or graver the grade is at most %(grade)s."
        ) % {
            "count": cap.at_least,
            "severity": word(SEVERITIES, Severity(cap.severity), _),
            "grade": edition.grade(cap.grade).title,
        }
    yield _grading(edition)


def _grading(edition: Edition) -> str:
    grading = edition.facts.revision.programme.grading
    bands = sorted(grading.bands, key=lambda band: -band.start)
    shown = [f"{edition.say(band.title)} ≥ {formats.plain(band.start)}" for band in bands]
    return edition._("Grades, by the score as shown: %(bands)s.") % {"bands": edition.joined(shown)}


def _clauses(edition: Edition) -> Iterator[Field]:
    """The clauses of what failed: what the reader will want to look up."""
    failed = {(finding.item, finding.sheet) for finding in edition.facts.score.losses}
    cited = {
        clause
        for sheet in edition.sheet_scores
        for score in sheet.items
        if (score.item, sheet.sheet) in failed
        for clause in edition.items[sheet.checklist, score.item].clauses
    }
    for name, clause in edition.facts.revision.clauses.items():
        if name in cited:
            yield Field(name, edition.say(clause.text))


def _photos(edition: Edition) -> Iterator[PhotoRow]:
    labels = {sheet.id: sheet for sheet in edition.facts.sheets}
    for index, photo in enumerate(edition.ordered_photos, start=1):
        sheet = labels[photo.sheet]
        taken = edition._("no time in the file")
        if photo.taken_at is not None:
            taken = formats.stamp(photo.taken_at, edition.facts.zone)
        yield PhotoRow(
            index=index,
            place=edition.place(sheet.label, sheet.checklist),
            title=edition.say(edition.items[sheet.checklist, photo.item].ask),
            taken_at=taken,
            where=photo.place or "—",
            fingerprint=photo.fingerprint[:16],
        )


def _remarks(edition: Edition) -> Iterator[RemarkRow]:
    """What is the same of several photos and places, told once with all of them."""
    numbers = {photo.id: index for index, photo in enumerate(edition.ordered_photos, start=1)}
    alike: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for remark in edition.facts.evidence:
        sheet = edition.sheets.get(remark.sheet or "")
        place = edition.place(sheet.label, sheet.checklist) if sheet else ""
        number = numbers.get(remark.photo or "")
        alike[sentence(remark, edition._)][place] |= {number} if number else set()
    for text, places in alike.items():
        told = [_with_photos(edition, place, sorted(found)) for place, found in places.items()]
        yield RemarkRow(formats.clauses(told, edition.language), text)


def _with_photos(edition: Edition, place: str, numbers: list[int]) -> str:
    if not numbers:
        return place
    one, several = edition._("%(place)s (photo %(n)s)"), edition._("%(place)s (photos %(n)s)")
    values = {"place": place, "n": edition.joined([str(number) for number in numbers])}
    return (one if len(numbers) == 1 else several) % values


def _comments(edition: Edition) -> Iterator[RemarkRow]:
    """What those observed, by code, or their supervisor said to their result."""
    _, facts = edition._, edition.facts
    for told in facts.conduct:
        if told.commented_at is None:
            continue
        sheet = edition.sheets[told.sheet]
        values = {"day": formats.day(told.commented_at, facts.zone, edition.language), "text": told.comment}
        own, other = _("%(day)s, the person observed: %(text)s"), _("%(day)s, the supervisor: %(text)s")
        yield RemarkRow(edition.place(sheet.label, sheet.checklist), (own if told.own else other) % values)


def _fingerprints(edition: Edition) -> tuple[Field, ...]:
    facts, _ = edition.facts, edition._
    pairs = (
        (_("Revision of the programme"), facts.revision.content_hash),
        (_("Answers signed"), facts.content_hash),
        (_("Audit log"), facts.audit_head),
    )
    return tuple(Field(label, value) for label, value in pairs if value)
