"""The page for management: one page that says how it stands and what to do."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from inspect_app.checklist.model import Severity
from inspect_app.reports import formats
from inspect_app.reports.bars import bars_alt, bars_of, legend_of
from inspect_app.reports.cover import verdict
from inspect_app.reports.decisions import decisions_of, priorities_of
from inspect_app.reports.edition import Edition
from inspect_app.reports.model import Signature, Summary, Tally, TrendPoint
from inspect_app.reports.words import SEVERITIES, SIGNERS, both_names, word
from inspect_app.scoring.result import Outcome

TREND = 12
# More would push the page for management onto a second one; section 2 has them all.
DECISIONS = 3


def summary_of(edition: Edition) -> Summary:
    """The management page."""
    score = edition.facts.score
    bars = bars_of(edition)
    trend = _trend(edition)
    decisions = decisions_of(edition)
    return Summary(
        grade=edition.grade(score.grade),
        score=None if score.displayed is None else edition.shown(score.displayed),
        sentence=verdict(edition),
        decisions=decisions[:DECISIONS],
        more_decisions=_more(edition, len(decisions) - DECISIONS),
        priorities=priorities_of(edition),
        bars=bars,
        bars_alt=bars_alt(edition, bars),
        bars_legend=legend_of(edition),
        trend=trend,
        trend_alt=_trend_alt(edition, trend),
        trend_bands=edition.facts.revision.programme.grading.on == "score",
        tallies=_tallies(edition),
        coverage=formats.percent(score.coverage, 1),
        coverage_percent=float(formats.rounded(score.coverage * 100, 1)),
        coverage_note=_coverage_note(edition),
        signatures=_signatures(edition),
    )


def _more(edition: Edition, count: int) -> str:
    return edition._("and %(n)s more, listed in the next section") % {"n": count} if count > 0 else ""


def _trend(edition: Edition) -> tuple[TrendPoint, ...]:
    facts = edition.facts
    earlier = [(point.finished_at, point.score, False) for point in facts.history[-(TREND - 1) :]]
    points = [*earlier, (facts.finished_at, facts.score.displayed, True)]
    dates = formats.axis([moment for moment, _, _ in points], facts.zone)
    return tuple(
        TrendPoint(
            date=date,
            value=None if score is None else float(score),
            shown=edition.shown(score),
            current=current,
        )
        for date, (_, score, current) in zip(dates, points, strict=True)
    )


def _trend_alt(edition: Edition, trend: tuple[TrendPoint, ...]) -> str:
    figures = edition.joined([f"{point.date} {point.shown}" for point in trend])
    return edition._("Scores of the last inspections: %(figures)s") % {"figures": figures}


def _tallies(edition: Edition) -> tuple[Tally, ...]:
    findings = edition.facts.findings
    counts = Counter(finding.severity for finding in findings)
    repeats = Counter(finding.severity for finding in findings if finding.repeat_of)
    most = max(counts.values(), default=1)
    return tuple(
        Tally(
            label=word(SEVERITIES, severity, edition._),
            severity=severity.value,
            count=counts[severity],
            repeats=repeats[severity],
            width=round(counts[severity] * 1000 / most),
        )
        for severity in reversed(Severity)
    )


def _coverage_note(edition: Edition) -> str:
    outcomes = Counter(item.outcome for sheet in edition.sheet_scores for item in sheet.items)
    fraction = edition.facts.revision.programme.coverage_floor
    counted = sum(outcomes[each] for each in (Outcome.PASSED, Outcome.PARTIAL, Outcome.FAILED))
    return edition._(
        "%(counted)s items inspected, %(skipped)s not, %(na)s not applicable; at least %(floor)s needed"
    ) % {
        "counted": counted,
        "skipped": outcomes[Outcome.NOT_INSPECTED],
        "na": outcomes[Outcome.NOT_APPLICABLE],
        "floor": formats.percent(Fraction(fraction)),
    }


def _signatures(edition: Edition) -> tuple[Signature, ...]:
    facts = edition.facts
    signed = []
    for number, signature in enumerate(facts.signatures, start=1):
        role = word(SIGNERS, signature.role, edition._)
        name = both_names(edition._, signature.name, signature.behalf)
        signed.append(
            Signature(
                role=role,
                name=name,
                image=f"signature-{number}",
                alt=edition._("Signature of %(name)s") % {"name": name},
                signed_at=formats.stamp(signature.signed_at, facts.zone),
            )
        )
    return tuple(signed)
