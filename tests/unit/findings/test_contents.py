"""What an act must carry, may carry, and must not."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.access.model import Role
from inspect_app.errors import Invalid
from inspect_app.findings.acting import allowed
from inspect_app.findings.contents import needed
from inspect_app.findings.model import Action, Cause, Correction, Party, Source
from inspect_app.findings.transitions import Field, Transition
from tests.factories.corrections import (
    CAST,
    CLEANER,
    FINDER,
    MANAGER,
    MONDAY,
    QUALITY,
    SUPERVISOR,
    USUAL,
    assigned,
    attempt,
    done,
    fixed,
    opened,
    refused,
)

EMPTY: dict[Field, Any] = {Field.TEXT: "", Field.SIGNATURE: "", Field.PHOTOS: ()}
SOME: dict[Field, Any] = {
    Field.TEXT: "words",
    Field.SIGNATURE: "s9",
    Field.PHOTOS: ("p",),
    Field.CAUSE: Cause.FACILITY,
    Field.ASSIGNEE: Party(department="guards"),
    Field.UNTIL: date(2027, 1, 1),
    Field.DUPLICATE_OF: UUID(int=5),
    Field.POINTS: Decimal(1),
}
STANDINGS = (opened(source=Source.COMPLAINT), done(opened(), Action.REVIEW, SUPERVISOR), assigned(), fixed())
CASES = [
    (correction, row, who)
    for correction in (*STANDINGS, done(assigned(), Action.ASK_EXTENSION, CLEANER))
    for who in CAST
    for row in allowed(correction, who)
]


def _fault(correction: Correction, action: Action, who: Any, **given: Any) -> tuple[str, str]:
    outcome = attempt(correction, action, who, **given)
    assert isinstance(outcome, Invalid), outcome
    return outcome.code, outcome.field


@pytest.mark.parametrize(("correction", "row", "who"), CASES)
def test_each_needed_field_left_out_is_named(correction: Correction, row: Transition, who: Any) -> None:
    for field in row.needs:
        left_out = {field.value: EMPTY.get(field)}
        assert _fault(correction, row.action, who, **left_out) == ("act-field-missing", field.value)


@pytest.mark.parametrize(("correction", "row", "who"), CASES)
def test_each_field_that_does_not_belong_is_named(correction: Correction, row: Transition, who: Any) -> None:
    """A remark that carried an assignee would otherwise assign."""
    for field in set(Field) - row.needs - row.takes:
        carried = {field.value: SOME[field]}
        assert _fault(correction, row.action, who, **carried) == ("act-field-unused", field.value)


@pytest.mark.parametrize(("correction", "row", "who"), CASES)
def test_each_field_that_may_be_given_is_kept(correction: Correction, row: Transition, who: Any) -> None:
    for field in row.takes:
        after = done(correction, row.action, who, **{field.value: SOME[field]})
        assert getattr(after.history[-1].act, field.value) == SOME[field]


def test_blank_words_are_no_words() -> None:
    assert _fault(assigned(), Action.REMARK, SUPERVISOR, text=" \n\t") == ("act-field-missing", "text")


def test_what_no_picture_can_show_needs_none() -> None:
    greeting = assigned(photographable=False)
    (fix,) = (row for row in allowed(greeting, CLEANER) if row.action is Action.FIX)
    assert needed(greeting, fix) == {Field.TEXT}
    assert done(greeting, Action.FIX, CLEANER, photos=()).history[-1].act.photos == ()
    assert done(greeting, Action.FIX, CLEANER, photos=("p",)).history[-1].act.photos == ("p",)


def test_words_have_a_limit_and_no_forbidden_characters() -> None:
    assert done(opened(), Action.REMARK, FINDER, text="x" * 4000).history
    assert refused(opened(), Action.REMARK, FINDER, text="x" * 4001) == "act-text-too-long"
    assert refused(opened(), Action.REMARK, FINDER, text="a\0b") == "act-text-forbidden-character"


def test_photos_are_few_and_different() -> None:
    many = tuple(f"p{number}" for number in range(21))
    assert done(assigned(), Action.FIX, CLEANER, photos=many[:20]).history
    assert _fault(assigned(), Action.FIX, CLEANER, photos=many) == ("act-photos", "photos")
    assert _fault(assigned(), Action.FIX, CLEANER, photos=("p", "p")) == ("act-photos", "photos")


@pytest.mark.parametrize(
    "party",
    [
        Party(),
        Party(department="  "),
        Party(role=Role.INSPECTOR),
        Party(role=Role.INSPECTOR, person=UUID(int=1)),
        Party(person=UUID(int=1), department="cleaning"),
        Party(department="x" * 81),
        Party(department="a\0b"),
    ],
)
def test_assigned_is_one_person_or_one_department(party: Party) -> None:
    fault = _fault(assigned(), Action.REASSIGN, SUPERVISOR, assignee=party)
    assert fault == ("assignee-unusable", "assignee")


def test_a_finding_is_not_its_own_duplicate() -> None:
    fault = _fault(opened(), Action.CALL_DUPLICATE, SUPERVISOR, duplicate_of=opened().facts.id)
    assert fault == ("duplicate-of-itself", "duplicate_of")


@pytest.mark.parametrize("points", ["0", "-1", "100.01", "0.001", "NaN", "sNaN", "Infinity", "1e999"])
def test_points_taken_are_a_sensible_number(points: str) -> None:
    fault = _fault(fixed(), Action.DEDUCT, QUALITY, points=Decimal(points))
    assert fault == ("points-out-of-range", "points")


@given(st.decimals(Decimal("0.01"), Decimal(100), places=2))
def test_points_of_two_places_are_taken(points: Decimal) -> None:
    assert done(fixed(), Action.DEDUCT, QUALITY, points=points).closed


def test_an_extension_ends_later_than_the_deadline_and_not_in_the_past() -> None:
    # Assigned on Monday the 23rd, due on Tuesday the 24th.
    assert refused(assigned(), Action.EXTEND, MANAGER, until=date(2026, 11, 24)) == "until-not-later"
    assert done(assigned(), Action.EXTEND, MANAGER, until=date(2026, 11, 25)).extensions == 1
    week_later = {"at": MONDAY + timedelta(days=7), "until": date(2026, 11, 29)}
    assert refused(assigned(), Action.EXTEND, MANAGER, **week_later) == "until-not-later"
    week_later["until"] = date(2026, 11, 30)
    assert done(assigned(), Action.EXTEND, MANAGER, **week_later).extensions == 1


def test_nobody_extends_by_more_than_a_year() -> None:
    assert done(assigned(), Action.EXTEND, MANAGER, until=date(2027, 11, 24)).extensions == 1
    assert refused(assigned(), Action.EXTEND, MANAGER, until=date(2027, 11, 25)) == "until-too-far"
    assert refused(assigned(), Action.EXTEND, MANAGER, until=date.max) == "until-too-far"
    assert set(USUAL) == set(Action)
