"""Workbooks as people type them; every mistake is told at once with its cell."""

import datetime

from inspect_app.checklist.model import Choice, Scale, Severity, Text
from inspect_app.exchange.doors import read
from tests.factories.workbooks import HEAD, ITEM, book, checklist_book, imported, places

GREETS = ("greets", "问候", "Greets", "ET-1", "conformity")


def test_columns_may_stand_in_any_order_and_rows_may_be_blank() -> None:
    found = imported(
        (), ("ET-1、ET-2", "Greets", 3, "major", "问候", "greets"), (),
        heading=("Clauses", "检查内容（英文）", "WEIGHT", "严重程度", "ask zh", "编号"),
    )  # fmt: skip
    assert found.faults == ()
    assert found.document is not None
    item = found.document.items[0]  # type: ignore[union-attr]
    assert (item.id, item.ask, item.clauses) == ("greets", Text("问候", "Greets"), ("ET-1", "ET-2"))
    assert (item.weight, item.severity) == (3, Severity.MAJOR)


def test_every_mistake_is_told_at_once_with_its_cell() -> None:
    heading = (*ITEM, "weight", "severity", "max", "colour")
    found = imported(
        ("Greets", "问候", "Greets", "ET-1", "conformity"),
        ("greets", "问候", "", "", "conformity"),
        ("rings", "铃", "Rings", "ET-1", "mesure", "x", "majr", "3", "red"),
        ("count", "数", "Count", '"ET-1', "count", "=1+1"),
        ("date", "数", "Count", "ET-1", "conformity", datetime.date(2026, 1, 2)),
        ("date", "数", "Count", "ET-1", "conformity"),
        heading=heading,
        phrases=[("item", "phrase_zh"), ("nobody", "短语"), ("", "无主"), ("greets",)],
        options=[("item", "value"), ("greets", "a")],
        notes=[("free",)],
    )
    assert found.document is None
    assert set(places(found)) >= {
        ("items!A2", "CL109"),
        ("items!A3", "CL204"),
        ("items!E4", "CL116"),
        ("items!F4", "CL105"),
        ("items!G4", "CL108"),
        ("items!I1", "EX201"),
        ("items!D5", "EX109"),
        ("items!F5", "EX101"),
        ("items!F6", "EX103"),
        ("items!A7", "CL202"),
        ("phrases!A2", "EX106"),
        ("phrases!B3", "EX108"),
        ("options!A2", "EX107"),
        ("notes", "EX203"),
    }
    twice = next(one for one in found.faults if one.code == "CL202")
    assert twice.message == "the id date is used twice; first at items!A6"


def test_groups_begin_where_number_or_title_changes() -> None:
    heading = (*ITEM, "group", "group_zh", "group_en")
    rows = [
        (*GREETS, 1, "甲", "A"),
        ("b", *GREETS[1:]),
        ("c", *GREETS[1:], 2, "甲", "A"),
        ("d", *GREETS[1:], "", "乙", "B"),
    ]
    document = imported(*rows, heading=heading).document
    groups = document.groups  # type: ignore[union-attr]
    assert [(group.title.en, len(group.items)) for group in groups] == [("A", 2), ("A", 1), ("B", 1)]


def test_scales_and_choices_have_rows_of_their_own() -> None:
    rows = [("s", "评", "Rate", "ET-1", "scale", 1, 5), ("c", "选", "Pick", "ET-1", "Choice")]
    options = [
        ("item", "value", "title_zh", "title_en", "score"),
        ("s", 1, "差", "Poor"),
        ("c", "a", "甲", "A", "none"),
        ("c", "b", "乙", "B", 0.5),
    ]
    found = imported(*rows, heading=(*ITEM, "min", "max"), options=options)
    assert found.faults == ()
    scale, choice = (item.answer for item in found.document.items)  # type: ignore[union-attr]
    assert scale == Scale(1, 5, {1: Text("差", "Poor")})
    assert isinstance(choice, Choice)
    assert [(each.id, each.score) for each in choice.options] == [("a", None), ("b", 0.5)]


def test_labels_are_told_where_they_stand_twice_or_have_a_score() -> None:
    options = [
        ("item", "value", "title_zh", "score"),
        ("s", 1, "差"),
        ("s", 1, "坏"),
        ("s", "", "空"),
        ("s", 2, "", 1),
    ]
    rows = [("s", "评", "Rate", "ET-1", "scale", 1, 5)]
    found = imported(*rows, heading=(*ITEM, "min", "max"), options=options)
    codes = [one.code for one in found.faults]
    assert codes.count("EX115") == 1
    assert codes.count("EX107") == 1
    assert "CL106" in codes


def test_options_and_pictures_may_lack_everything() -> None:
    found = imported(
        ("c", "选", "Pick", "ET-1", "choice"),
        options=[("item",), ("c",), ("c",)],
        examples=[("item", "image", "good"), ("c", "a.png", "是"), ("c",)],
        phrases=[("item", "phrase_en"), ("c",)],
    )
    assert {one.code for one in found.faults} >= {"CL103", "CL112"}


def test_conditions_are_written_as_in_yaml() -> None:
    heading = (*ITEM, "when")
    good = imported(GREETS, ("b", *GREETS[1:], "item: greets, is: conform"), heading=heading)
    assert good.faults == ()
    braced = imported(GREETS, ("b", *GREETS[1:], "{item: greets, is: conform}"), heading=heading)
    assert braced.document == good.document
    wrong = imported(GREETS, ("b", *GREETS[1:], "item: [greets"), ("c", *GREETS[1:], "[a]"), heading=heading)
    assert set(places(wrong)) >= {("items!F3", "CL005"), ("items!F4", "CL104")}


def test_sheets_and_columns_that_must_be_there_are_named() -> None:
    assert places(read(book({"a": [("x",)]}), "xlsx", "f")) == [("a", "EX203"), ("", "EX009"), ("", "EX009")]
    found = imported(("问候",), heading=("ask_zh",))
    assert ("items!A1", "EX104") in places(found)
    twice = read(
        book({"checklist": [*HEAD, HEAD[1]], "items": [ITEM, GREETS], "检查项": [ITEM]}), "xlsx", "f"
    )
    assert places(twice) == [("检查项", "EX203"), ("checklist!A3", "EX110")]
    bare = read(book({"checklist": [], "items": []}), "xlsx", "f")
    assert {"EX104", "CL103", "CL115"} == {one.code for one in bare.faults}


def test_what_stands_outside_the_table_or_twice_is_told() -> None:
    found = imported((*GREETS, "", "stray"), heading=ITEM)
    assert places(found) == [("items!G2", "EX202")]
    found = imported((*GREETS, "again", "x"), heading=(*ITEM, "id", "unused"))
    assert ("items!F1", "EX105") in places(found)
    assert ("items!G1", "EX201") in places(found)
    assert places(imported(GREETS, heading=(*ITEM, "unused"))) == []


def test_an_item_may_be_no_more_than_its_id() -> None:
    found = imported(("greets",))
    assert {one.code for one in found.faults} == {"CL115", "CL204"}
    assert found.document is not None
    assert imported(("", "问候"), heading=("id", "weight")).document is None


def test_guide_is_not_read() -> None:
    data = checklist_book(GREETS, guide=[("anything",)], 说明=[("任何",)])
    assert read(data, "xlsx", "f").faults == ()
