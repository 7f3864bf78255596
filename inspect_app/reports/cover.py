"""The first page: what was inspected, and how it came out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from inspect_app.reports import formats
from inspect_app.reports.document import Field
from inspect_app.reports.edition import Edition, tone_of
from inspect_app.reports.model import Cover, Rung


def cover_of(edition: Edition) -> Cover:
    """The cover of the report."""
    facts, _ = edition.facts, edition._
    return Cover(
        company=edition.say(facts.company),
        kicker=_("Inspection report (provisional)") if facts.provisional_until else _("Inspection report"),
        programme=edition.say(facts.revision.programme.title),
        project=facts.project.name,
        grade=edition.grade(facts.score.grade),
        score=None if facts.score.displayed is None else edition.shown(facts.score.displayed),
        verdict=edition.sentences([verdict(edition), provisional(edition)]),
        ladder=_ladder(edition),
        previous=_previous(edition),
        change=change(edition),
        fields=_fields(edition),
    )


def verdict(edition: Edition) -> str:
    """Why there is no grade, or that vetoes lowered it; empty for a plain result."""
    score, _ = edition.facts.score, edition._
    if not score.gradable:
        floor = formats.percent(edition.facts.revision.programme.coverage_floor)
        if score.reason == "coverage":
            return _("Coverage %(coverage)s is below the %(floor)s a grade needs.") % {
                "coverage": formats.percent(score.coverage, 1),
                "floor": floor,
            }
        return _("No item of this inspection carries a score.")
    if score.grade != score.grade_before_vetoes:
        return _("By points %(before)s; lowered by a veto or cap.") % {
            "before": edition.grade(score.grade_before_vetoes).title
        }
    return ""


def provisional(edition: Edition) -> str:
    """That those observed may still comment; empty for a final report."""
    facts = edition.facts
    if facts.provisional_until is None:
        return ""
    until = formats.minute(facts.provisional_until, facts.zone, edition.language)
    return edition._(
        "Provisional until %(until)s: those observed may comment. The score does not change by itself; the"
        " final report then replaces this one."
    ) % {"until": until}


def _ladder(edition: Edition) -> tuple[Rung, ...]:
    grading = edition.facts.revision.programme.grading
    bands = sorted(grading.bands, key=lambda band: -band.start)
    return tuple(
        Rung(
            title=edition.say(band.title),
            start=formats.plain(band.start),
            tone=tone_of(place, len(bands)),
            reached=band.grade == edition.facts.score.grade,
        )
        for place, band in enumerate(bands)
    )


def _previous(edition: Edition) -> str:
    previous = edition.facts.previous
    if previous is None:
        return edition._("First inspection of this kind here")
    return edition._("Previous %(score)s %(grade)s, %(date)s") % {
        "score": edition.shown(previous.score),
        "grade": edition.grade(previous.grade).title,
        "date": formats.day(previous.finished_at, edition.facts.zone, edition.language),
    }


def change(edition: Edition) -> str:
    """The signed difference of the two displayed scores, empty where one is missing."""
    now, previous = edition.facts.score.displayed, edition.facts.previous
    if now is None or previous is None or previous.score is None:
        return ""
    return formats.signed(Fraction(now) - Fraction(Decimal(previous.score)), edition.decimals)


def _fields(edition: Edition) -> tuple[Field, ...]:
    facts, _ = edition.facts, edition._
    programme, project = facts.revision.programme, facts.project
    pairs = (
        (_("Project"), f"{project.name}  {project.code}"),
        (_("Region"), project.region),
        (_("Address"), project.address),
        (_("Programme"), f"{edition.say(programme.title)}  {programme.version}"),
        (_("Inspection no."), facts.number),
        (_("Date"), _span(edition)),
        (_("Inspector"), edition.joined(list(facts.inspectors))),
        (_("Sheets"), _extent(edition)),
        (_("Marks"), _marks(edition)),
        (_("Coverage"), formats.percent(facts.score.coverage, 1)),
    )
    return tuple(Field(label, value) for label, value in pairs if value)


def _marks(edition: Edition) -> str:
    """Earned of possible, where the programme works with marks."""
    score = edition.facts.score
    if score.points is None or score.full_points is None:
        return ""
    earned, possible = (formats.number(each, edition.decimals) for each in (score.points, score.full_points))
    return f"{earned} / {possible}"


def _extent(edition: Edition) -> str:
    _, sheets = edition._, edition.facts.sheets
    counts = {"n": len(sheets), "places": len({sheet.place for sheet in sheets})}
    text = _("%(n)s at one place") if counts["places"] == 1 else _("%(n)s at %(places)s places")
    return text % counts


def _span(edition: Edition) -> str:
    facts = edition.facts
    start = formats.minute(facts.started_at, facts.zone, edition.language)
    end = formats.minute(facts.finished_at, facts.zone, edition.language)
    same_day = start[:-6] == end[:-6]
    return f"{start}–{end[-5:]}" if same_day else f"{start} – {end}"
