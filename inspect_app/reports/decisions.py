"""Vetoes and caps in words, and the three things to fix first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

from inspect_app.checklist.model import Severity, Veto
from inspect_app.reports import formats
from inspect_app.reports.edition import Edition, is_bad
from inspect_app.reports.model import Priority
from inspect_app.reports.words import SEVERITIES, word
from inspect_app.scoring.result import ItemScore, SheetScore, VetoApplied, VetoKind

SHOWN = 3
PLACES = 4
_VETO_RANK = {None: 0, Veto.SHEET: 1, Veto.CAP: 2, Veto.FAIL: 3}


def decisions_of(edition: Edition) -> tuple[str, ...]:
    """Each veto and cap that was applied, with its cause."""
    return tuple(_decision(edition, veto) for veto in edition.facts.score.vetoes)


def _decision(edition: Edition, veto: VetoApplied) -> str:
    _ = edition._
    grade = edition.grade(veto.grade).title
    if veto.kind is VetoKind.PROGRAMME_CAP:
        return _("%(count)s failed items graded %(severity)s or graver: grade at most %(grade)s.") % {
            "count": veto.count,
            "severity": word(SEVERITIES, veto.severity or "", _),
            "grade": grade,
        }
    item = edition.items[veto.checklist or "", veto.item or ""]
    values = {
        "item": edition.say(item.ask),
        "place": edition.place(veto.label, veto.checklist or ""),
        "grade": grade,
    }
    if veto.kind is VetoKind.SHEET:
        return _("%(place)s: “%(item)s” failed; the whole sheet counts 0.") % values
    if veto.kind is VetoKind.CAP:
        return _("%(place)s: “%(item)s” failed; grade at most %(grade)s.") % values
    return _("%(place)s: red line “%(item)s” failed; grade set to %(grade)s.") % values


@dataclass
class _Problem:
    """One item that failed, wherever it did."""

    checklist: str
    item: str
    severity: Severity
    points: Fraction = Fraction(0)
    repeats: int = 0
    places: list[str] = field(default_factory=list)


def priorities_of(edition: Edition) -> tuple[Priority, ...]:
    """The three items to mend first: vetoes, then gravity, then the points they cost in all places."""
    problems = list(_problems(edition).values())
    problems.sort(key=lambda problem: (_rank(edition, problem), problem.checklist, problem.item))
    return tuple(_priority(edition, problem) for problem in problems[:SHOWN])


def _rank(edition: Edition, problem: _Problem) -> tuple[int, int, Fraction]:
    veto = edition.items[problem.checklist, problem.item].veto
    grave = problem.severity.rank if problem.severity.rank >= Severity.MAJOR.rank else 0
    return -_VETO_RANK[veto], -grave, -problem.points


def _problems(edition: Edition) -> dict[tuple[str, str], _Problem]:
    found: dict[tuple[str, str], _Problem] = {}
    for sheet in edition.sheet_scores:
        for score in sheet.items:
            if is_bad(score.outcome):
                key = (sheet.checklist, score.item)
                problem = found.setdefault(key, _Problem(*key, score.severity or Severity.OBSERVATION))
                _add(edition, problem, sheet, score)
    return found


def _add(edition: Edition, problem: _Problem, sheet: SheetScore, score: ItemScore) -> None:
    severity = score.severity or Severity.OBSERVATION
    problem.severity = max(problem.severity, severity, key=lambda each: each.rank)
    problem.points += edition.lost.get((sheet.sheet, score.item), Fraction(0))
    problem.repeats += score.repeat
    problem.places.append(edition.place(sheet.label))


def _priority(edition: Edition, problem: _Problem) -> Priority:
    item = edition.items[problem.checklist, problem.item]
    checklist = edition.facts.revision.programme.checklist(problem.checklist)
    return Priority(
        title=edition.say(item.ask),
        checklist=edition.say(checklist.title),
        places=_places(edition, problem.places),
        gain=formats.number(problem.points, 2),
        reasons=_reasons(edition, problem, item.veto),
    )


def _places(edition: Edition, places: list[str]) -> str:
    counted: dict[str, int] = defaultdict(int)
    for place in places:
        counted[place] += 1
    names = [name if times == 1 else f"{name} ×{times}" for name, times in counted.items()]
    if len(names) <= PLACES:
        return edition.joined(names)
    more = edition._("and %(n)s more") % {"n": len(names) - PLACES + 1}
    return edition.joined([*names[: PLACES - 1], more])


def _reasons(edition: Edition, problem: _Problem, veto: Veto | None) -> tuple[str, ...]:
    _ = edition._
    reasons = [word(SEVERITIES, problem.severity, _)]
    if veto is Veto.FAIL:
        reasons.append(_("Red line"))
    elif veto is not None:
        reasons.append(_("Veto item"))
    if problem.repeats:
        reasons.append(_("Repeat"))
    return tuple(reasons)
