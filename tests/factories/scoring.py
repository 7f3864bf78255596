"""Small programmes and sheets for scoring tests, by hand and by hypothesis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from hypothesis import strategies as st

from inspect_app.checklist.model import (
    AnswerType,
    Band,
    Cap,
    Checklist,
    Choice,
    Conformity,
    Count,
    Grading,
    Group,
    Item,
    Measure,
    Option,
    Part,
    Per,
    Programme,
    Sample,
    Scale,
    Severity,
    Text,
    Use,
    Veto,
)
from inspect_app.inspection.answers import Answer, Sampled, Sheet, Value

PLAIN = Text("文", "text")
GRADES = ("A", "B", "C", "D")
GRADING = Grading(
    "four",
    tuple(
        Band(grade, Text(grade, grade), Decimal(start))
        for grade, start in zip(GRADES, (90, 75, 60, 0), strict=True)
    ),
    cap="C",
)
Model = Literal["weighted", "points"]
MODELS: tuple[Model, ...] = ("weighted", "points")
# Each answer type with values that pass and values that fail it.
KINDS: tuple[tuple[AnswerType, Sequence[Value], Sequence[Value]], ...] = (
    (Conformity(partial=True), ["conform"], ["partial", "nonconform"]),
    (Scale(1, 5), [Decimal(4), Decimal(5)], [Decimal(1), Decimal(2), Decimal(3)]),
    (
        Measure("ring", max=Decimal(3), zero_at=Decimal(6)),
        [Decimal(2), Decimal(3)],
        [Decimal("3.5"), Decimal(9)],
    ),
    (Count(Decimal("0.3")), [Decimal(0)], [Decimal(1), Decimal(3), Decimal(4)]),
    (Sample(PLAIN, 10), [Sampled(7, 7)], [Sampled(0, 3), Sampled(9, 10)]),
    (
        Choice((Option("good", PLAIN, Decimal(1)), Option("poor", PLAIN, Decimal("0.35")))),
        ["good"],
        ["poor"],
    ),
)


def item(item_id: str = "a", answer: AnswerType | None = None, **fields: Any) -> Item:
    """An item, a plain conformity unless said otherwise."""
    return Item(item_id, PLAIN, answer or Conformity(), **fields)


def checklist(*items: Item, checklist_id: str = "c", per: Per = Per.LOCATION) -> Checklist:
    """A checklist of one group."""
    return Checklist(checklist_id, "1.0.0", Text("表", "Sheet"), per, (Group(PLAIN, items),))


def programme(*items: Item, per: Per = Per.LOCATION, **fields: Any) -> Programme:
    """A programme of one part with one checklist, ``c``."""
    part = Part("x", Text("部分", "Part"), (Use(checklist(*items, per=per)),))
    return Programme("p", "1.0.0", Text("方案", "Plan"), (part,), **{"grading": GRADING, **fields})


def sheet(place: str = "P1", checklist_id: str = "c", **answers: Value | Answer) -> Sheet:
    """A sheet with answers given as values, or whole."""
    whole = {
        name.replace("_", "-"): value if isinstance(value, Answer) else Answer(value)
        for name, value in answers.items()
    }
    return Sheet(place, checklist_id, place, label=place, answers=whole)


_WEIGHTS = st.sampled_from([Decimal(text) for text in ("0", "0.5", "1", "2.25", "3", "10")])
_POSITIVE = st.sampled_from([Decimal(text) for text in ("0.5", "1", "2.25", "3", "10")])


@st.composite
def _items(draw: st.DrawFn, plain: bool) -> Item:
    kind, _, _ = draw(st.sampled_from(KINDS))
    if plain:
        return item("?", kind, weight=draw(_POSITIVE))
    return item(
        "?",
        kind,
        weight=draw(_WEIGHTS),
        severity=draw(st.sampled_from(Severity)),
        veto=draw(st.sampled_from([None, None, None, *Veto])),
    )


@st.composite
def programmes(draw: st.DrawFn, plain: bool = False, model: Model | None = None) -> Programme:
    """Any programme of up to two parts, four checklists, sixteen items; no conditions, no bonus items.

    ``plain``: weights above 0, model ``weighted``, ``exclude``, no vetoes, caps or repeats.
    """
    weights = _POSITIVE if plain else _WEIGHTS
    parts = []
    for part in range(draw(st.integers(1, 2))):
        uses = []
        for number in range(draw(st.integers(1, 2))):
            drawn = draw(st.lists(_items(plain), min_size=1, max_size=4))
            named = [replace(each, id=f"i{index}") for index, each in enumerate(drawn)]
            uses.append(Use(checklist(*named, checklist_id=f"c{part}{number}"), draw(weights)))
        parts.append(Part(f"p{part}", PLAIN, tuple(uses), draw(weights)))
    if plain:
        return Programme("p", "1.0.0", PLAIN, tuple(parts), GRADING, coverage_floor=Fraction(0))
    return Programme(
        "p",
        "1.0.0",
        PLAIN,
        tuple(parts),
        GRADING,
        model=draw(st.sampled_from(MODELS)) if model is None else model,
        not_applicable=draw(st.sampled_from(["exclude", "full", "zero"])),
        coverage_floor=draw(st.sampled_from([Fraction(0), Fraction(1, 2)])),
        repeat_multiplier=draw(st.sampled_from([Fraction(1), Fraction(3, 2), Fraction(3)])),
        caps=draw(st.sampled_from([(), (Cap(Severity.MAJOR, 2, "B"), Cap(Severity.MINOR, 3, "C"))])),
    )


@st.composite
def _answers(draw: st.DrawFn, criterion: Item) -> Answer | None:
    passing, failing = values(criterion)
    chosen = draw(st.sampled_from(["pass", "pass", "fail", "na", "ni", None]))
    return {
        "pass": Answer(draw(st.sampled_from(passing))),
        "fail": Answer(draw(st.sampled_from(failing))),
        "na": Answer(not_applicable="not here"),
        "ni": Answer(not_inspected="locked"),
        None: None,
    }[chosen]


def values(criterion: Item) -> tuple[Sequence[Value], Sequence[Value]]:
    """(values that pass the item, values that fail it)."""
    return next((passing, failing) for kind, passing, failing in KINDS if kind == criterion.answer)


@st.composite
def filled(draw: st.DrawFn, plan: Programme, most: int = 3) -> list[Sheet]:
    """Up to ``most`` sheets of every checklist of ``plan``."""
    sheets = []
    for each in plan.checklists:
        for number in range(draw(st.integers(0, most))):
            given = {criterion.id: draw(_answers(criterion)) for criterion in each.items}
            answers = {name: answer for name, answer in given.items() if answer is not None}
            sheets.append(Sheet(f"{each.id}-{number}", each.id, f"P{number}", answers=answers))
    return sheets
