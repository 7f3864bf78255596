"""Anybody's form gives a draft, and a list of what could not be carried, row by row."""

from inspect_app.checklist.model import (
    AllOf,
    Checklist,
    Choice,
    Conformity,
    Information,
    ItemIs,
    Not,
    Text,
)
from tests.factories.workbooks import form, places

HEAD = ("type", "name", "label", "hint", "required", "relevant", "constraint")
CHOICES = (
    ("list_name", "name", "label"),
    ("yes_no", "yes", "Yes"),
    ("yes_no", "no", "No"),
    ("yes_no", "na", "Not applicable"),
    ("colour", "Red one", "Red"),
    ("colour", "蓝", ""),
)
SETTINGS = (("form_title", "form_id", "version", "style"), ("My form", "my-form", "2.0.0", "pages"))


def _draft(*rows: tuple[object, ...]) -> tuple[Checklist, list[tuple[str, str]]]:
    found = form([HEAD, *rows], CHOICES, SETTINGS)
    assert isinstance(found.document, Checklist), found.faults
    return found.document, places(found)


def test_a_plain_form_becomes_a_draft() -> None:
    draft, told = _draft(
        ("begin_group", "site", "Site", "", "", "", ""),
        ("select_one yes_no", "lights_on", "Lights on?", "Look up", "yes", "", ""),
        ("integer", "how_many", "How many", "", "", "${lights_on} = 'no'", ". < 5"),
        ("select_one colour", "colour", "Colour", "", "", "selected(${lights_on}, 'yes')", ""),
        ("end_group", "", "", "", "", "", ""),
        ("date", "day", "Day", "", "true()", "not(${how_many} = 3) and ${lights_on} != 'no'", ""),
        ("image", "pic", "Picture", "", "", "", ""),
        ("text", "free", "Free", "", "if(1)", "", ""),
    )
    lights, many, colour, day, pic, free = draft.items
    assert (draft.id, draft.version, draft.title.en) == ("my-form", "2.0.0", "My form")
    assert [group.title.en for group in draft.groups] == ["Site", "My form"]
    assert lights.answer == Conformity()
    assert lights.help == Text("Look up", "Look up")
    assert (lights.required, many.required, day.required, free.required) == (True, False, True, True)
    assert many.when == ItemIs("lights-on", ("nonconform",))
    assert isinstance(colour.answer, Choice)
    assert [option.id for option in colour.answer.options] == ["red-one", "option-2"]
    assert day.when == AllOf((Not(ItemIs("how-many", (3,))), Not(ItemIs("lights-on", ("nonconform",)))))
    assert pic.answer == Information("photo")
    assert {place for place in told if place[1].startswith("EX")} == {
        ("survey!A3", "EX224"),
        ("survey!G4", "EX213"),
        ("survey!A5", "EX219"),
        ("survey!E9", "EX213"),
        ("settings!D2", "EX213"),
        ("", "EX221"),
        ("", "EX218"),
    }


def test_what_no_item_can_be_is_told_by_row() -> None:
    draft, told = _draft(
        ("start", "start"),
        ("note", "hello", "Hello"),
        ("geopoint", "where", "Where"),
        ("", "typeless", "No type"),
        ("select_multiple colour", "many", "Many"),
        ("rank colour", "order", "Order"),
        ("select_one_from_file x.csv", "file", "File"),
        ("select_one colour or_other", "other", "Other"),
        ("time", "hour", "Hour"),
        ("acknowledge", "seen", "Seen"),
        ("begin repeat", "rounds", "Rounds", "", "", "${many} = 'a'", "x"),
        ("begin group", "", "", "", "", "", ""),
        ("decimal", "Round No", "", "", "", "${hour} > 3", ""),
        ("image", "round-no", "Signed", "", "", "", ""),
        ("end group", ""),
        ("end repeat", ""),
        ("begin_group", "empty", "Empty"),
        ("end_group", ""),
    )
    assert [item.id for item in draft.items] == [
        *("many", "order", "file", "other", "hour", "seen", "round-no", "round-no-2")
    ]
    assert told[:-2] == [
        *(("survey!A2", "EX211"), ("survey!A3", "EX223"), ("survey!A4", "EX211"), ("survey!B5", "EX211")),
        *(("survey!A6", "EX212"), ("survey!A7", "EX212"), ("survey!A8", "EX212"), ("survey!A9", "EX213")),
        *(
            ("survey!A9", "EX219"),
            ("survey!A10", "EX212"),
            ("survey!A11", "EX212"),
            ("survey!A12", "EX215"),
        ),
        *(
            ("survey!G12", "EX213"),
            ("survey!A13", "EX216"),
            ("survey!B14", "EX220"),
            ("survey!F12", "EX214"),
        ),
        *(
            ("survey!F14", "EX214"),
            ("survey!B15", "EX220"),
            ("survey!F12", "EX214"),
            ("survey!A18", "EX225"),
        ),
        *(("settings!D2", "EX213"), ("", "EX221"), ("", "EX218")),
    ]


def test_faults_of_the_frame_are_errors() -> None:
    found = form(
        [HEAD, ("end_group",), ("begin_group", "a", "A"), ("select_one gone", "x", "X"), ("text", "y", "Y")]
    )
    assert found.document is None
    assert {"EX111", "EX112", "EX113"} <= {one.code for one in found.faults}


def test_a_form_without_settings_gets_what_it_lacks() -> None:
    found = form(
        [("type", "name", "label::中文 (zh)", "label::Français (fr)"), ("text", "问", "问题", "Question")]
    )
    assert isinstance(found.document, Checklist)
    assert (found.document.id, found.document.version) == ("imported-form", "1.0.0")
    assert found.document.items[0].id == "question-2"
    assert found.document.items[0].ask == Text("问题", "问题")
    codes = [one.code for one in found.faults]
    assert codes == ["EX217", "EX220", "EX221", "EX221", "EX221", "EX218"]


def test_sheets_of_other_kinds_are_told() -> None:
    assert [one.code for one in form([]).errors]
    found = form(
        [HEAD, ("text", "a", "A"), ("", "", "", "", "", "", "", "out")], [], [*SETTINGS, SETTINGS[1]]
    )
    assert ("survey!H3", "EX202") in places(found)
    assert ("settings!A3", "EX110") in places(found)
    twice = form([(*HEAD, "name"), ("text", "a", "A")])
    assert ("survey!H1", "EX105") in places(twice)
