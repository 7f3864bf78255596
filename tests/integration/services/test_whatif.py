"""What a new revision touches, and what it alone would have done."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.checklist.document import build_revision
from inspect_app.checklist.model import Checklist, Group, Part, Programme, Text, Use
from inspect_app.services import whatif
from inspect_app.services.records import load
from inspect_app.services.whatif import Movement, Rescored
from inspect_app.storage.models import Inspection
from tests.factories.programmes import CALL, CLAUSES, LOBBY, PROGRAMME, revision
from tests.factories.world import World

PLACES, SERVICE = PROGRAMME.parts


def _with(call: Checklist) -> Programme:
    """The programme with another checklist for calls."""
    return replace(
        PROGRAMME,
        version="1.1.0",
        parts=(PLACES, replace(SERVICE, uses=(Use(call), *SERVICE.uses[1:]))),
    )


@pytest.fixture
def finished(world: World) -> Inspection:
    """A completed inspection with one failure."""
    inspection = world.start()
    world.answer_all(inspection)
    world.answer(world.sheets(inspection, "telephone")[0].id, "tone", 1)
    return world.finish(inspection.id)


def test_the_same_programme_moves_nothing(world: World, finished: Inspection) -> None:
    movement = whatif.rescored(world.session, PROGRAMME, 20)
    assert [one.number for one in movement.inspections] == [finished.number]
    assert (movement.moved, movement.regraded, movement.largest, movement.mean) == (0, 0, 0, 0)
    assert str(finished.score) == str(float(round(movement.inspections[0].before, 1)))


def test_a_heavier_item_that_failed_lowers_the_score(world: World, finished: Inspection) -> None:
    (group,) = CALL.groups
    rings, tone, *others = group.items
    heavier = replace(CALL, groups=(Group(group.title, (rings, replace(tone, weight=Decimal(9)), *others)),))
    movement = whatif.rescored(world.session, _with(heavier), 20)
    assert movement.moved == 1
    assert movement.largest < 0
    assert movement.mean == -movement.largest


def test_answers_that_no_longer_fit_and_checklists_that_are_gone_do_not_count(
    world: World, finished: Inspection
) -> None:
    only = replace(PROGRAMME, parts=(Part("all", Text("全部", "All"), (Use(LOBBY),)),))
    sheets = load(world.session, finished.id).sheets
    assert {sheet.checklist for sheet in whatif.carried(only, sheets)} == {"lobby"}
    floor, lamps = LOBBY.groups[0].items
    judged = replace(LOBBY, groups=(Group(LOBBY.groups[0].title, (replace(lamps, answer=floor.answer),)),))
    carried = whatif.carried(replace(only, parts=(Part("all", Text("全部", "All"), (Use(judged),)),)), sheets)
    assert [dict(sheet.answers) for sheet in carried] == [{}] * len(carried)


def test_only_the_last_ones_are_looked_at(world: World, finished: Inspection) -> None:
    again = world.start()
    world.answer_all(again)
    world.finish(again.id)
    assert [one.number for one in whatif.rescored(world.session, PROGRAMME, 1).inspections] == [again.number]


def test_inspections_that_began_with_another_content_are_touched(world: World, finished: Inspection) -> None:
    begun = world.start()
    assert whatif.touched(world.session, revision()) == []
    (found,) = whatif.touched(world.session, build_revision(_with(CALL), CLAUSES))
    assert (found.number, found.project.code, finished.state) == (begun.number, "YJ", "completed")


def test_what_is_in_force(world: World) -> None:
    assert [one.content_hash for one in whatif.in_force(world.session)] == [world.published.content_hash]


def test_a_score_that_appears_or_vanishes_has_moved_by_no_number() -> None:
    movement = Movement(
        (
            Rescored("1", None, Fraction(90), None, "good"),
            Rescored("2", Fraction(80), None, "fair", None),
            Rescored("3", Fraction(80), Fraction(79), "fair", "fair"),
        )
    )
    assert (movement.moved, movement.regraded, movement.largest, movement.mean) == (3, 2, -1, 1)
    assert Movement(()).largest == Movement(()).mean == 0
