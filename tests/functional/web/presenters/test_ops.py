"""What an op says, in words; whatever a refused one holds."""

import pytest
from flask import Flask

from inspect_app import ids
from inspect_app.services.reviewing import Spot
from inspect_app.storage.models import Inspection, Op, Sheet
from inspect_app.web.presenters import ops
from tests.factories.programmes import CALL, FLOOR, revision

RINGS = CALL.items[0]


def _said(app: Flask, field: str, value: object, language: str = "en", item: object = FLOOR) -> str:
    with app.test_request_context(headers={"Accept-Language": language}):
        return ops.said(Op(field=field, value=value), item, language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("answer", {"value": "conform"}, "Conforming"),
        ("answer", {"not_applicable": "no floor"}, "Not applicable: no floor"),
        ("answer", {}, "Taken back: no result"),
        ("answer", {"value": "banana"}, "banana"),
        ("answer", {"not_inspected": 7}, '{"not_inspected": 7}'),
        ("answer", [1], "[1]"),
        ("note", "积水", "积水"),
        ("note", "", "—"),
        ("photo:x", None, "Photo taken off"),
        ("photo:x", {"name": "a.jpg"}, "Photo kept: a.jpg"),
        ("photo:x", {}, "Photo kept"),
        ("photo:x", 7, "Photo kept"),
        ("marks:x", None, "Nothing drawn"),
        ("marks:x", [{}], "1 shape"),
        ("marks:x", [{}, {}], "2 shapes"),
        ("sheet", {"checklist": "telephone", "label": "#2 14:05"}, "#2 14:05"),
        (
            "sheet",
            {"checklist": "telephone", "label": "14:05", "withdrawn": True},
            "Encounter removed: 14:05",
        ),
        ("sheet", 7, "7"),
        ("sign:inspector", {"name": "王芳"}, "王芳"),
        ("remarks", "Rain", "Rain"),
        ("nonsense", {"a": "字"}, '{"a": "字"}'),
        ("note", "x" * 9000, "x" * 4000),
    ],
)
def test_every_kind_of_value(app: Flask, field: str, value: object, words: str) -> None:
    assert _said(app, field, value) == words


NONSENSE: tuple[object, ...] = (None, True, 1e300, "\ud800\0", [], [None, []], {}, {"\ud800": []})
PARTS = ("value", "not_applicable", "label", "withdrawn", "name", "finding", "action", "number", "text")


@pytest.mark.parametrize(
    "kind", ["answer", "note", "photo", "marks", "sheet", "remarks", "sign", "finding", "x"]
)
def test_nothing_that_was_refused_keeps_a_page_from_being_shown(app: Flask, kind: str) -> None:
    values = (*NONSENSE, *({part: value} for part in PARTS for value in NONSENSE))
    with app.test_request_context():
        for value in values:
            for item in (FLOOR, RINGS, None):
                assert ops.said(Op(field=f"{kind}:y", value=value), item, "en").encode()
                assert ops.said(Op(field=kind, value=value), item, "en").encode()


def test_without_an_item_the_value_is_shown_as_it_is(app: Flask) -> None:
    assert _said(app, "answer", {"value": "2"}, item=None) == '{"value": "2"}'
    assert _said(app, "answer", {"value": "2"}, "zh", RINGS) == "2 声"


def test_subjects(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert ops.subject("photo:x") == "Photo"
        assert ops.subject("nonsense") == "nonsense"


def _spot(sheet: Sheet | None, item: str = "floor") -> Spot:
    return Spot(Inspection(), revision(), sheet, item)


def test_where(app: Flask) -> None:
    lobby = Sheet(id=ids.new(), checklist="lobby", label="1号楼 大堂")
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert ops.where(_spot(lobby), "en") == "Lobby · 1号楼 大堂"
        assert ops.where(_spot(Sheet(checklist="telephone", label="#2")), "en") == "Telephone no. 2"
        assert ops.where(_spot(Sheet(checklist="gone", label="B1")), "en") == "B1"
        assert ops.where(_spot(None), "en") == ""
        assert ops.asked(_spot(lobby), "en") == "Floor level and clean"
        assert ops.asked(_spot(lobby, "gone"), "en") == "gone"
