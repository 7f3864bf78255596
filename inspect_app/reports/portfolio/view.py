"""From facts to the report a reader sees, in one language. Pure: the same facts give the same report."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

from inspect_app.reports import formats
from inspect_app.reports.document import Field
from inspect_app.reports.portfolio import actions, causes, courses, keeping, ranking
from inspect_app.reports.portfolio.facts import PortfolioFacts
from inspect_app.reports.portfolio.methods import method_of
from inspect_app.reports.portfolio.model import Headline, Portfolio
from inspect_app.reports.portfolio.telling import Telling, middle
from inspect_app.reports.words import family, tag
from inspect_app.scoring.grades import ordered_bands

# More names than this make no title.
NAMED = 3


def portfolio_view(facts: PortfolioFacts, language: str) -> Portfolio:
    """The report of ``facts`` in ``language`` (any ``zh…`` tag, else English)."""
    telling = Telling(facts, family(language))
    _, pareto = telling._, causes.pareto_of(telling)
    total = sum(project.overdue for project in facts.projects)
    overdue = actions.overdue_of(telling)
    return Portfolio(
        language=tag(language),
        title=_("Quality report: %(scope)s, %(span)s") % {"scope": scope_of(telling), "span": _span(telling)},
        company=telling.say(facts.company),
        scope=scope_of(telling),
        programme=telling.say(facts.programme),
        span=_span(telling),
        compared=_compared(telling),
        made_at=facts.as_of.isoformat(),
        made=formats.minute(facts.as_of, facts.zone, telling.language),
        fields=_fields(telling),
        headlines=_headlines(telling),
        grades=_grades(telling),
        ranking=ranking.ranking_of(telling),
        missing=ranking.missing_of(telling),
        fell=ranking.fell(telling),
        rose=ranking.rose(telling),
        trend=courses.trend_of(telling),
        heat=courses.heat_of(telling),
        heat_legend=courses.rungs_of(telling),
        pareto=pareto,
        pareto_alt=causes.pareto_alt(telling, pareto),
        pareto_note=causes.pareto_note(telling, pareto),
        repeats=causes.repeats_of(telling),
        severities=actions.severities_of(telling),
        closures=actions.closures_of(telling),
        overdue=overdue,
        overdue_total=total,
        overdue_note=_("The %(n)s longest overdue of %(total)s.") % {"n": len(overdue), "total": total}
        if total > len(overdue)
        else "",
        planned=keeping.planned_of(telling),
        planned_total=keeping.total_of(telling),
        agreement=keeping.agreement_of(telling),
        method=method_of(telling),
    )


def scope_of(telling: Telling) -> str:
    """Of what the report is."""
    facts, names = telling.facts, list(telling.facts.names)
    if facts.scope == "company" or not names:
        return telling._("All projects")
    if len(names) > NAMED:
        return telling._("%(n)s projects") % {"n": len(names)}
    return telling.joined(names)


def span_text(telling: Telling, first: date, last: date) -> str:
    """A month, a quarter or a year by its name, any other time by its first and last day."""
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    whole = first.day == after.day == 1
    values = {"year": first.year, "quarter": (first.month + 2) // 3}
    if whole and months == 1:
        return formats.month_name(first, telling.language)
    if whole and months == 3 and first.month % 3 == 1:
        return telling._("%(year)s, quarter %(quarter)s") % values
    if whole and months == 12 and first.month == 1:
        return telling._("the year %(year)s") % values
    days = (formats.day(each, telling.facts.zone, telling.language) for each in (first, last))
    return " – ".join(days)


def _span(telling: Telling) -> str:
    covered = telling.facts.covered
    return span_text(telling, covered.first, covered.last)


def _compared(telling: Telling) -> str:
    covered = telling.facts.covered
    return span_text(telling, covered.earlier_first, covered.earlier_last)


def _fields(telling: Telling) -> tuple[Field, ...]:
    facts, _ = telling.facts, telling._
    inspected = sum(project.latest is not None for project in facts.projects)
    return (
        Field(_("Programme"), telling.say(facts.programme)),
        Field(_("Span"), _span(telling)),
        Field(_("Compared with"), _compared(telling)),
        Field(
            _("Projects"), _("%(n)s, of these %(m)s inspected") % {"n": len(facts.projects), "m": inspected}
        ),
        Field(_("As of"), formats.minute(facts.as_of, facts.zone, telling.language)),
    )


def _headlines(telling: Telling) -> tuple[Headline, ...]:
    facts, _ = telling.facts, telling._
    done = sum(project.inspections for project in facts.projects)
    inspected = sum(project.latest is not None for project in facts.projects)
    found, repeats = causes.found_in_all(telling), sum(each.repeats for each in facts.failed)
    open_now = sum(project.open_findings for project in facts.projects)
    overdue = sum(project.overdue for project in facts.projects)
    return (
        Headline(_("Median score"), *_median(telling)),
        Headline(
            _("Projects inspected"),
            f"{inspected}/{len(facts.projects)}",
            _("%(n)s inspections") % {"n": done},
        ),
        Headline(_("Findings"), str(found), _("%(n)s of these repeats") % {"n": repeats}),
        Headline(_("Overdue now"), str(overdue), _("of %(n)s open") % {"n": open_now}),
        Headline(_("Time to close"), *_closing(telling)),
    )


def _median(telling: Telling) -> tuple[str, str]:
    projects = telling.facts.projects
    now = middle(each.latest.score for each in projects if each.latest and each.latest.score is not None)
    before = middle(each.before.score for each in projects if each.before and each.before.score is not None)
    if now is None or before is None:
        return telling.shown(now), telling._("no span to compare with")
    change = formats.signed(now - before, telling.decimals)
    return telling.shown(now), telling._("%(change)s against the span before") % {"change": change}


def _closing(telling: Telling) -> tuple[str, str]:
    took = sorted(each.took for each in telling.facts.closures)
    if not took:
        return "—", telling._("nothing was closed")
    half = actions.days(telling, actions.reached(took, Fraction(1, 2)))
    return half, telling._("median of %(n)s findings closed") % {"n": len(took)}


def _grades(telling: Telling) -> tuple[Field, ...]:
    results = [project.latest for project in telling.facts.projects if project.latest is not None]
    counts = Counter(result.grade for result in results)
    graded = [
        Field(telling.say(band.title), str(counts[band.grade]))
        for band in ordered_bands(telling.facts.grading)
    ]
    if counts[None]:
        graded.append(Field(telling._("Not gradable"), str(counts[None])))
    return tuple(graded)
