"""The one entry to scoring: programme and answers in, score, grade and explanation out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from inspect_app.checklist.model import Grading, Programme
from inspect_app.inspection.answers import Sheet
from inspect_app.scoring.coverage import coverage_of
from inspect_app.scoring.criteria import criteria_of
from inspect_app.scoring.explain import losses_of
from inspect_app.scoring.grades import grade_of, round_half_up
from inspect_app.scoring.repeats import by_place
from inspect_app.scoring.result import Score
from inspect_app.scoring.sheets import ScoredSheet, score_sheet
from inspect_app.scoring.tree import Sheets, Tree, stakes_of, tree_of
from inspect_app.scoring.vetoes import grade_after, vetoes_of


class UnknownChecklistError(LookupError):
    """A sheet is of a checklist the programme does not use; ``checklist`` is its id."""

    def __init__(self, checklist: str) -> None:
        super().__init__(checklist)
        self.checklist = checklist


def score(programme: Programme, sheets: Sequence[Sheet], previous: Sequence[Sheet] = ()) -> Score:
    """Score validated sheets; ``previous`` are those of the last completed inspection of the programme.

    Answers to items the checklist does not have are not read.

    Raises:
        UnknownChecklistError: a sheet is of a checklist the programme does not use.
    """
    by_checklist = _scored(programme, sheets, previous)
    scored = [sheet for each in by_checklist.values() for sheet in each]
    tree = tree_of(programme, by_checklist)
    return _result(programme, tree, scored, by_checklist)


def _scored(
    programme: Programme, sheets: Sequence[Sheet], previous: Sequence[Sheet]
) -> Mapping[str, Sequence[ScoredSheet]]:
    """The scored sheets by checklist, in programme order."""
    criteria = criteria_of(programme)
    earlier = by_place(previous)
    scored: dict[str, list[ScoredSheet]] = {checklist: [] for checklist in criteria}
    for sheet in sheets:
        if sheet.checklist not in criteria:
            raise UnknownChecklistError(sheet.checklist)
        scored[sheet.checklist].append(score_sheet(programme, criteria[sheet.checklist], sheet, earlier))
    return scored


def _result(programme: Programme, tree: Tree, scored: Sequence[ScoredSheet], sheets: Sheets) -> Score:
    coverage = coverage_of(scored)
    reason = _reason(programme, tree, coverage)
    displayed, displayed_points = _displayed(programme, tree)
    vetoes = vetoes_of(programme, scored)
    number = displayed_points if programme.grading.on == "points" else None
    before = _grade(programme.grading, displayed if number is None else number, reason)
    in_points = programme.model == "points"
    return Score(
        gradable=reason is None,
        reason=reason,
        score=tree.score,
        displayed=displayed,
        points=tree.earned if in_points else None,
        full_points=tree.full if in_points else None,
        grade=None if before is None else grade_after(programme, before, vetoes),
        grade_before_vetoes=before,
        coverage=coverage,
        parts=tree.parts,
        vetoes=vetoes,
        losses=losses_of(programme, stakes_of(programme, tree, sheets)),
        displayed_points=displayed_points,
    )


def _reason(programme: Programme, tree: Tree, coverage: Fraction) -> str | None:
    """Why there can be no grade, if so."""
    if tree.score is None:
        return "nothing_scored"
    return "coverage" if coverage < programme.coverage_floor else None


def _displayed(programme: Programme, tree: Tree) -> tuple[Decimal | None, Decimal | None]:
    """The score of 100 and, in the points model, the earned marks, as they are shown."""
    decimals = programme.grading.decimals
    shown = None if tree.score is None else round_half_up(100 * tree.score, decimals)
    return shown, round_half_up(tree.earned, decimals) if programme.model == "points" else None


def _grade(grading: Grading, displayed: Decimal | None, reason: str | None) -> str | None:
    """The grade of the number that is shown, None where the inspection is not gradable."""
    return None if displayed is None or reason is not None else grade_of(grading, displayed)
