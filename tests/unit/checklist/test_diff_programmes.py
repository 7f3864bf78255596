"""What differs between two compiled programmes."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.checklist.diff_programmes import checklists_of, diff_programmes
from inspect_app.checklist.model import Cap, Draw, Severity, Text, Use
from tests.factories.programmes import CALL, GRADING, LOBBY, PROGRAMME

PLACES, SERVICE = PROGRAMME.parts


def _told(new):
    return [
        (change.kind.value, change.at, change.bump.name, change.field)
        for change in diff_programmes(PROGRAMME, new).changes
    ]


def test_rules() -> None:
    new = replace(
        PROGRAMME,
        title=Text("新", "New"),
        model="points",
        not_applicable="zero",
        coverage_floor=Fraction(1, 2),
        repeat_multiplier=Fraction(1),
        caps=(Cap(Severity.MAJOR, 3, "fair"),),
        sampling={"lobby": Draw(3, rotate=True), "telephone": Draw(1)},
        grading=replace(GRADING, id="other", cap="pass"),
    )
    assert _told(new) == [
        ("reworded", "", "PATCH", "title"),
        ("setting", "", "MAJOR", "model"),
        ("setting", "", "MAJOR", "not_applicable"),
        ("relimited", "", "MINOR", "coverage_floor"),
        ("relimited", "", "MINOR", "repeat_multiplier"),
        ("relimited", "", "MINOR", "caps"),
        ("setting", "sampling/lobby", "MINOR", "places"),
        ("setting", "sampling/telephone", "MINOR", "places"),
        ("setting", "", "MINOR", "grading"),
        ("setting", "grading", "MINOR", "cap"),
    ]


def test_parts_and_uses() -> None:
    renamed = replace(SERVICE, title=Text("新", "New"), weight=Decimal(50))
    moved = replace(renamed, uses=(*SERVICE.uses, Use(LOBBY, Decimal(3))))
    assert _told(replace(PROGRAMME, parts=(moved,))) == [
        ("removed", "part/places", "MAJOR", ""),
        ("reweighted", "part/service", "MINOR", "weight"),
        ("reworded", "part/service", "PATCH", "title"),
        ("moved", "use/lobby", "MINOR", "parts"),
        ("reweighted", "use/lobby", "MINOR", "weight"),
    ]


def test_checklists_that_come_and_go() -> None:
    other = Use(replace(CALL, id="desk"))
    changed = replace(SERVICE, uses=(other,))
    assert _told(replace(PROGRAMME, parts=(PLACES, changed, replace(PLACES, id="more", uses=())))) == [
        ("added", "part/more", "MINOR", ""),
        ("removed", "use/telephone", "MAJOR", ""),
        ("removed", "use/records", "MAJOR", ""),
        ("added", "use/desk", "MINOR", ""),
    ]


def test_the_checklists_both_use() -> None:
    shorter = replace(LOBBY, groups=LOBBY.groups[:1])
    new = replace(PROGRAMME, parts=(replace(PLACES, uses=(Use(shorter), Use(replace(CALL, id="new")))),))
    (document,) = checklists_of(PROGRAMME, new)
    assert [(change.kind.value, change.at) for change in document.changes] == [("removed", "seats")]


def test_one_side_may_be_missing() -> None:
    assert (diff_programmes(None, PROGRAMME).old, diff_programmes(PROGRAMME, None).new) == (None, None)
    with pytest.raises(ValueError, match=r"^$"):
        diff_programmes(None, None)
