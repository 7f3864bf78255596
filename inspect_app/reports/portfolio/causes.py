"""What failed most, and what comes back."""

from __future__ import annotations

from fractions import Fraction

from inspect_app.reports import formats
from inspect_app.reports.portfolio.facts import FailedItem
from inspect_app.reports.portfolio.model import ParetoRow, RepeatRow
from inspect_app.reports.portfolio.telling import Telling

PARETO, REPEATS = 12, 10
# At fewer projects an item is a matter of the project.
SEVERAL = 2


def found_in_all(telling: Telling) -> int:
    """How many findings the inspections of the span opened."""
    return sum(each.count for each in telling.facts.standings)


def pareto_of(telling: Telling) -> tuple[ParetoRow, ...]:
    """The items that failed most, each with its share of all findings and the sum up to it."""
    total, reached, rows = found_in_all(telling) or 1, 0, []
    for item in telling.facts.failed[:PARETO]:
        reached += item.findings
        share, sum_of = Fraction(item.findings, total), Fraction(reached, total)
        rows.append(
            ParetoRow(
                title=telling.say(item.title),
                checklist=telling.checklist(item.checklist),
                findings=item.findings,
                share=formats.percent(share),
                percent=float(formats.rounded(share * 100, 1)),
                cumulative=formats.percent(sum_of),
                cumulative_percent=float(formats.rounded(sum_of * 100, 1)),
            )
        )
    return tuple(rows)


def pareto_alt(telling: Telling, rows: tuple[ParetoRow, ...]) -> str:
    """The figures of the chart, in words."""
    figures = telling.joined([f"{row.title} {row.findings} ({row.cumulative})" for row in rows])
    return telling._("Items by number of findings, with the cumulative share: %(figures)s") % {
        "figures": figures or telling._("none")
    }


def pareto_note(telling: Telling, rows: tuple[ParetoRow, ...]) -> str:
    """What the chart comes to, in a sentence; empty without findings."""
    if not rows:
        return ""
    return telling._("%(n)s items make up %(share)s of %(total)s findings.") % {
        "n": len(rows),
        "share": rows[-1].cumulative,
        "total": found_in_all(telling),
    }


def repeats_of(telling: Telling) -> tuple[RepeatRow, ...]:
    """What failed at several projects or again, that at most projects first."""
    again = [each for each in telling.facts.failed if each.projects >= SEVERAL or each.repeats]
    again.sort(key=lambda each: (-each.repeats, -each.projects, -each.findings, each.checklist))
    return tuple(_repeat(telling, each) for each in again[:REPEATS])


def _repeat(telling: Telling, item: FailedItem) -> RepeatRow:
    return RepeatRow(
        title=telling.say(item.title),
        checklist=telling.checklist(item.checklist),
        projects=item.projects,
        findings=item.findings,
        repeats=item.repeats,
    )
