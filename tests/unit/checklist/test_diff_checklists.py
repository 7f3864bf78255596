"""What differs between two versions of a checklist."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.checklist.diff_checklists import diff_checklists
from inspect_app.checklist.model import (
    AttributeIs,
    Conformity,
    Group,
    Item,
    Per,
    Requirement,
    Severity,
    Text,
    Veto,
)
from tests.factories.programmes import FLOOR, LAMPS, LOBBY, SEATS

NEW = Item("door", Text("门", "Door"), Conformity())
GROUND, SEATING = LOBBY.groups


def _told(new):
    return [
        (change.kind.value, change.at, change.bump.name, change.field)
        for change in diff_checklists(LOBBY, new).changes
    ]


def _with(item):
    """The lobby with its first item replaced."""
    return replace(LOBBY, groups=(Group(GROUND.title, (item, LAMPS)), SEATING))


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("weight", Decimal(4), ("reweighted", "MINOR", "weight")),
        ("severity", Severity.MINOR, ("severity", "MINOR", "severity")),
        ("pass_mark", Fraction(1, 2), ("relimited", "MINOR", "pass")),
        ("when", AttributeIs("open", (True,)), ("condition", "MINOR", "when")),
        ("photo", Requirement.ALWAYS, ("setting", "MINOR", "photo")),
        ("required", False, ("setting", "MINOR", "required")),
        ("clauses", ("TP-5.4",), ("setting", "MINOR", "clauses")),
        ("ask", Text("新", "New"), ("reworded", "PATCH", "ask")),
        ("help", None, ("reworded", "PATCH", "help")),
        ("phrases", (), ("reworded", "PATCH", "phrases")),
        ("veto", Veto.CAP, ("veto", "MAJOR", "veto")),
        ("answer", Conformity(), ("setting", "MAJOR", "partial")),
    ],
)
def test_a_changed_field_is_told_with_its_step(field, value, told) -> None:
    kind, bump, key = told
    assert _told(_with(replace(FLOOR, **{field: value}))) == [(kind, "floor", bump, key)]


def test_taking_a_veto_away_is_minor() -> None:
    old = _with(replace(FLOOR, veto=Veto.FAIL))
    (change,) = diff_checklists(old, LOBBY).changes
    assert (change.kind.value, change.bump.name, change.before, change.after) == (
        "veto",
        "MINOR",
        "fail",
        None,
    )


def test_items_added_and_removed() -> None:
    new = replace(LOBBY, groups=(Group(GROUND.title, (FLOOR, LAMPS, NEW)),))
    assert _told(new) == [("removed", "seats", "MAJOR", ""), ("added", "door", "MINOR", "")]


def test_what_moved_is_told_once() -> None:
    swapped = replace(LOBBY, groups=(Group(GROUND.title, (LAMPS, FLOOR)), SEATING))
    assert [told[:1] + told[2:] for told in _told(swapped)] == [("moved", "PATCH", "groups")]
    other_group = replace(LOBBY, groups=(Group(GROUND.title, (FLOOR,)), Group(SEATING.title, (LAMPS, SEATS))))
    assert _told(other_group) == [("moved", "lamps", "PATCH", "groups")]


def test_a_renamed_group_is_one_change_and_moves_nothing() -> None:
    renamed = replace(LOBBY, groups=(Group(Text("地", "Ground"), GROUND.items), SEATING))
    assert _told(renamed) == [("reworded", "", "PATCH", "groups")]


def test_the_checklist_itself() -> None:
    new = replace(LOBBY, title=Text("厅", "Hall"), per=Per.PROJECT, touchpoint=None)
    assert _told(new) == [
        ("reworded", "", "PATCH", "title"),
        ("setting", "", "MAJOR", "per"),
        ("setting", "", "MAJOR", "touchpoint"),
    ]


def test_an_empty_group_is_no_trouble() -> None:
    new = replace(LOBBY, groups=(*LOBBY.groups, Group(Text("空", "Empty"), ())))
    assert (_told(new), diff_checklists(new, LOBBY).changes) == ([], ())


def test_one_side_may_be_missing() -> None:
    assert (diff_checklists(None, LOBBY).old, diff_checklists(None, LOBBY).new) == (None, "1.0.0")
    assert (diff_checklists(LOBBY, None).old, diff_checklists(LOBBY, None).new) == ("1.0.0", None)
    with pytest.raises(ValueError, match=r"^$"):
        diff_checklists(None, None)
