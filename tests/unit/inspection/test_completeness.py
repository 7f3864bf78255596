"""What is still open on a sheet."""

from dataclasses import replace
from decimal import Decimal

from inspect_app.checklist.model import (
    Checklist,
    Conformity,
    Group,
    Information,
    Item,
    Per,
    Requirement,
    Text,
)
from inspect_app.inspection.answers import Answer, Sampled, Sheet
from inspect_app.inspection.completeness import Lack, OpenPoint, progress_of
from tests.factories.programmes import CALL, FLOOR, LOBBY

YES, NO = Answer(value="conform"), Answer(value="nonconform")


def _sheet(answers: dict[str, Answer], **attributes: bool) -> Sheet:
    return Sheet("s", "lobby", "p", attributes=attributes, answers=answers)


def test_an_empty_sheet_lacks_every_answer_it_asks_for() -> None:
    progress = progress_of(LOBBY, _sheet({}), (), {}, {})
    assert (progress.asked, progress.answered) == (2, 0)
    assert progress.open == (OpenPoint("s", "floor", Lack.ANSWER), OpenPoint("s", "lamps", Lack.ANSWER))
    assert not progress.complete


def test_an_item_asked_only_of_some_places_counts_there() -> None:
    assert progress_of(LOBBY, _sheet({}, seating=True), (), {}, {}).asked == 3


def test_a_failed_item_lacks_the_photo_and_note_it_asks_for() -> None:
    answers = {"floor": NO, "lamps": Answer(value=Decimal(0))}
    progress = progress_of(LOBBY, _sheet(answers), {"floor"}, {}, {})
    assert [point.lack for point in progress.open] == [Lack.PHOTO, Lack.NOTE]
    assert progress.answered == 2
    done = progress_of(LOBBY, _sheet(answers), {"floor"}, {"floor": 1}, {"floor": "wet"})
    assert done.complete


def test_a_blank_note_is_none() -> None:
    progress = progress_of(LOBBY, _sheet({"floor": NO}), {"floor"}, {"floor": 1}, {"floor": "  "})
    assert OpenPoint("s", "floor", Lack.NOTE) in progress.open


def test_what_passed_or_was_not_inspected_needs_no_evidence() -> None:
    for answer in (YES, Answer(not_applicable="none"), Answer(not_inspected="locked")):
        points = progress_of(LOBBY, _sheet({"floor": answer}), (), {}, {}).open
        assert [point.item for point in points] == ["lamps"]


def test_evidence_asked_always_is_asked_of_what_passed() -> None:
    always = replace(FLOOR, photo=Requirement.ALWAYS, note=Requirement.NEVER)
    checklist = replace(LOBBY, groups=(Group(Text("", ""), (always,)),))
    assert progress_of(checklist, _sheet({"floor": YES}), (), {}, {}).open == (
        OpenPoint("s", "floor", Lack.PHOTO),
    )


def test_a_photo_is_the_answer_of_an_item_that_asks_for_one() -> None:
    item = Item("view", Text("", ""), Information("photo"), photo=Requirement.OPTIONAL)
    checklist = Checklist("c", "1.0.0", Text("", ""), Per.PROJECT, (Group(Text("", ""), (item,)),))
    assert progress_of(checklist, _sheet({}), (), {}, {}).open == (OpenPoint("s", "view", Lack.ANSWER),)
    assert progress_of(checklist, _sheet({}), (), {"view": 1}, {}).complete


def test_items_that_need_not_be_answered_are_not_counted() -> None:
    item = Item("extra", Text("", ""), Conformity(), required=False)
    checklist = Checklist("c", "1.0.0", Text("", ""), Per.PROJECT, (Group(Text("", ""), (item,)),))
    progress = progress_of(checklist, _sheet({}), (), {}, {})
    assert (progress.asked, progress.complete) == (0, True)


def test_an_answer_shows_and_hides_later_items() -> None:
    sheet = Sheet(
        "s", "telephone", "p", answers={"greeting": Answer(value="none"), "x": Answer(Sampled(1, 2))}
    )
    asked = {point.item for point in progress_of(CALL, sheet, (), {}, {}).open}
    assert "greeting-missing" in asked
    shown = replace(sheet, answers={"greeting": Answer(value="full")})
    assert "greeting-missing" not in {point.item for point in progress_of(CALL, shown, (), {}, {}).open}
