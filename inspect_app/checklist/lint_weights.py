"""Rules for weights: those that change nothing, that do not add up, or that leave the others nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from inspect_app.checklist.holdings import Library
from inspect_app.checklist.model import Information
from inspect_app.checklist.problems import Problem
from inspect_app.checklist.reading import Source
from inspect_app.checklist.sources import ProgrammeSource

# Weights that add up to nearly 100 were meant as percent.
_NEARLY = (Decimal(80), Decimal(120))
_HUNDRED = Decimal(100)
# Above this share the rest hardly counts.
_MOST = Decimal("0.9")

# What is weighed: the node's name in the file, how to call it, its weight.
Weighed = tuple[str, str, Decimal]


def weight_problems(library: Library) -> Iterator[Problem]:
    """What is wrong with the weights of checklists and programmes."""
    for checklist in library.checklists:
        scored = [item for item in checklist.items if not isinstance(item.answer, Information)]
        if scored and all(item.weight == 0 for item in scored):
            where = f"the checklist {checklist.id}"
            yield library.source(checklist).problem("CL312", "", "groups", where=where)
    for programme in library.programmes:
        source = library.source(programme)
        for where, weighed in _levels(programme):
            yield from _idle(source, programme, weighed)
            if programme.model == "weighted" and len(weighed) > 1:
                yield from _balance(source, where, weighed)


def _levels(programme: ProgrammeSource) -> Iterator[tuple[str, Sequence[Weighed]]]:
    yield "the programme", [(f"part/{part.id}", part.id, part.weight) for part in programme.parts]
    for part in programme.parts:
        uses = [(f"use/{use.checklist}", use.checklist, use.weight) for use in part.uses]
        yield f"the part {part.id}", uses


def _idle(source: Source, programme: ProgrammeSource, weighed: Sequence[Weighed]) -> Iterator[Problem]:
    """A weight of 0 still says something: that it is shown and not counted."""
    alone = len(weighed) == 1
    for name, called, weight in weighed:
        if weight not in (0, 1) and (alone or programme.model == "points"):
            reason = "it is the only one there" if alone else "marks of a points programme add up as they are"
            yield source.problem("CL314", name, "weight", id=called, reason=reason)


def _balance(source: Source, where: str, weighed: Sequence[Weighed]) -> Iterator[Problem]:
    total = sum((weight for _, _, weight in weighed), Decimal(0))
    if total != _HUNDRED and _NEARLY[0] <= total <= _NEARLY[1]:
        yield source.problem("CL315", weighed[0][0], "weight", where=where, total=total)
    for name, called, weight in weighed:
        if _MOST * total <= weight < total:
            share = (_HUNDRED * weight / total).quantize(Decimal(1))
            yield source.problem("CL316", name, "weight", id=called, where=where, share=share)
