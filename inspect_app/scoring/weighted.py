"""Model ``weighted``: means of means. ``earned / full`` is a node's score where ``full`` is not 0."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from inspect_app.scoring.fractions import ONE, ZERO, exact
from inspect_app.scoring.result import ChecklistScore, PartScore
from inspect_app.scoring.sheets import ScoredSheet

Marks = tuple[Fraction, Fraction]


def sheet_stakes(sheets: Sequence[ScoredSheet]) -> tuple[Fraction, ...]:
    """What each sheet weighs in its checklist: one each, nothing where it has no score."""
    return tuple(ZERO if sheet.score.score is None else ONE for sheet in sheets)


def of_sheets(sheets: Sequence[ScoredSheet]) -> Marks:
    """(sum of the sheets' scores, number of sheets that have one)."""
    scores = [sheet.score.score for sheet in sheets if sheet.score.score is not None]
    return sum(scores, ZERO), Fraction(len(scores))


def of_nodes(nodes: Iterable[ChecklistScore | PartScore]) -> Marks:
    """(sum of weight times score, sum of weights) over the nodes that have a score."""
    earned, full = ZERO, ZERO
    for node in nodes:
        if node.score is not None:
            earned += exact(node.weight) * node.score
            full += exact(node.weight)
    return earned, full


def stake(node: ChecklistScore | PartScore) -> Fraction:
    """What the node weighs in its parent's ``full``."""
    return ZERO if node.score is None else exact(node.weight)


def units(sheets: Sequence[ScoredSheet], share: Fraction) -> tuple[Fraction, ...]:
    """How many of the final 100 one unit of each sheet's tally is; 0 for a sheet without a score.

    ``share`` is the part of the whole that each scored sheet of the checklist has.
    """
    return tuple(100 * share / sheet.tally.full if sheet.tally.full else ZERO for sheet in sheets)
