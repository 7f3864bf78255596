"""Checklists on paper: each kind of answer has something to tick or to write on."""

from dataclasses import replace
from decimal import Decimal

import pytest

from inspect_app.checklist.model import (
    AnswerType,
    AttributeIs,
    Choice,
    Conformity,
    Count,
    Group,
    Information,
    Measure,
    Option,
    Per,
    Requirement,
    Sample,
    Scale,
    Text,
    Veto,
)
from inspect_app.reports.checklist_paper import PaperItem, checklist_paper, programme_paper
from inspect_app.reports.document import UNDATED
from tests.factories.programmes import revision

COMPANY = Text("安居物业", "Anju")
PROGRAMME = revision().programme
OPTIONS = (Option("whole", Text("完整", "Whole"), Decimal(1)), Option("none", Text("无", "None"), None))


def _item(answer: AnswerType, language: str = "en", **more: object) -> PaperItem:
    checklist = PROGRAMME.checklists[0]
    item = replace(checklist.items[0], answer=answer, **more)  # type: ignore[arg-type]
    made = checklist_paper(
        replace(checklist, groups=(Group(Text("组", "Group"), (item,)),)), COMPANY, language
    )
    return made.sheets[0].groups[0].items[0]


@pytest.mark.parametrize(
    ("answer", "boxes", "written", "unit"),
    [
        (Conformity(), ("Conforming", "Nonconforming", "N/A"), False, ""),
        (Conformity(partial=True), ("Conforming", "Partly", "Nonconforming", "N/A"), False, ""),
        (Scale(1, 3), ("1", "2", "3", "N/A"), False, ""),
        (Scale(0, 100), ("N/A",), True, "/ 100"),
        (Choice(OPTIONS), ("Whole", "None", "N/A"), False, ""),
        (Measure("ring", max=Decimal(3)), ("N/A",), True, "rings"),
        (Count(Decimal("0.2")), ("N/A",), True, " found"),
        (Sample(Text("记录", "records"), 10), ("N/A",), True, "/ 10"),
        (Information("number", "person"), (), True, "people"),
        (Information("text"), (), True, ""),
    ],
)
def test_every_answer_can_be_given_by_hand(
    answer: AnswerType, boxes: tuple[str, ...], written: bool, unit: str
) -> None:
    item = _item(answer)
    assert (item.boxes, item.written, item.unit) == (boxes, written, unit)


def test_what_the_inspector_must_know_stands_with_the_item() -> None:
    item = _item(
        Conformity(), veto=Veto.FAIL, when=AttributeIs("underground", (True,)), photo=Requirement.ALWAYS
    )
    assert item.remarks == ("Veto item", "Major", "where it applies", "photo")
    assert _item(Conformity(), photo=Requirement.ON_FAIL).remarks[-1] == "photo if it fails"
    assert _item(Information("text")).remarks == ()


def test_a_programme_is_a_sheet_for_each_checklist_numbered_through() -> None:
    made = programme_paper(PROGRAMME, COMPANY, "zh-CN")
    assert (made.language, made.company, made.made_at) == ("zh-Hans", "安居物业", UNDATED)
    assert [sheet.title for sheet in made.sheets] == [each.title.zh for each in PROGRAMME.checklists]
    for sheet, checklist in zip(made.sheets, PROGRAMME.checklists, strict=True):
        numbers = [item.number for group in sheet.groups for item in group.items]
        assert numbers == [str(number) for number in range(1, len(checklist.items) + 1)]


@pytest.mark.parametrize(
    ("per", "place"), [(Per.LOCATION, "Place"), (Per.ENCOUNTER, "Encounter"), (Per.PROJECT, "Place")]
)
def test_a_sheet_says_what_it_is_filled_in_for(per: Per, place: str) -> None:
    made = checklist_paper(replace(PROGRAMME.checklists[0], per=per), COMPANY, "en")
    assert made.sheets[0].place == place
    assert per.value in made.sheets[0].note or "place" in made.sheets[0].note
