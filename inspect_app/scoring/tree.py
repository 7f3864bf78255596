"""From sheets up to the programme, by the programme's model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from inspect_app.checklist.model import Part, Programme, Use
from inspect_app.scoring import points, weighted
from inspect_app.scoring.explain import Stake
from inspect_app.scoring.fractions import ONE, ZERO
from inspect_app.scoring.result import ChecklistScore, PartScore
from inspect_app.scoring.sheets import ScoredSheet

Sheets = Mapping[str, Sequence[ScoredSheet]]


@dataclass(frozen=True, slots=True)
class Tree:
    """The programme's parts with their sums; ``score`` is None where nothing counts."""

    parts: tuple[PartScore, ...]
    earned: Fraction
    full: Fraction

    @property
    def score(self) -> Fraction | None:
        """``earned / full``, if anything counts."""
        return _score(self.earned, self.full)


def tree_of(programme: Programme, sheets: Sheets) -> Tree:
    """The parts and the whole, from the sheets by checklist."""
    model = points if programme.model == "points" else weighted
    parts = []
    for part in programme.parts:
        checklists = tuple(_checklist(programme, use, sheets) for use in part.uses)
        parts.append(_part(part, checklists, *model.of_nodes(checklists)))
    return Tree(tuple(parts), *model.of_nodes(parts))


def _checklist(programme: Programme, use: Use, sheets: Sheets) -> ChecklistScore:
    model = points if programme.model == "points" else weighted
    scored = sheets.get(use.checklist.id, ())
    earned, full = model.of_sheets(scored)
    return ChecklistScore(
        checklist=use.checklist.id,
        weight=use.weight,
        score=_score(earned, full),
        earned=earned,
        full=full,
        sheets=tuple(sheet.score for sheet in scored),
    )


def _part(part: Part, checklists: tuple[ChecklistScore, ...], earned: Fraction, full: Fraction) -> PartScore:
    return PartScore(part.id, part.weight, _score(earned, full), earned, full, checklists)


def _score(earned: Fraction, full: Fraction) -> Fraction | None:
    return earned / full if full else None


def stakes_of(programme: Programme, tree: Tree, sheets: Sheets) -> tuple[Stake, ...]:
    """What every counted sheet is of the whole; nothing where the whole has no score."""
    if not tree.full:
        return ()
    return tuple(
        stake
        for part in tree.parts
        for node in part.checklists
        for stake in _stakes(programme, tree, part, node, sheets.get(node.checklist, ()))
        if stake.unit
    )


def _stakes(
    programme: Programme, tree: Tree, part: PartScore, node: ChecklistScore, sheets: Sequence[ScoredSheet]
) -> Iterator[Stake]:
    in_points = programme.model == "points"
    model = points if in_points else weighted
    above = (_share(model.stake(part), tree.full), _share(model.stake(node), part.full))
    if in_points:
        units = points.units(sheets, tree.full)
    else:
        units = weighted.units(sheets, above[0] * above[1] * _share(ONE, node.full))
    for sheet, stake, unit in zip(sheets, model.sheet_stakes(sheets), units, strict=True):
        yield Stake(sheet, (*above, _share(stake, node.full)), unit)


def _share(stake: Fraction, full: Fraction) -> Fraction:
    return stake / full if full else ZERO
