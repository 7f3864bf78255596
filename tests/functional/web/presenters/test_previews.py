"""A checklist alone, as the tablet's sheet wants it."""

from dataclasses import replace
from decimal import Decimal

from inspect_app.checklist.model import AllOf, AnyOf, AttributeIs, Group, ItemIs, Not, Text
from inspect_app.web.presenters.previews import attributes_of, bundle_of
from tests.factories.programmes import CLAUSES, FLOOR, LAMPS, LOBBY, SEATS


def test_the_bundle_holds_one_empty_sheet() -> None:
    bundle = bundle_of(LOBBY, CLAUSES)
    assert [(sheet["id"], sheet["checklist"], sheet["attributes"]) for sheet in bundle["sheets"]] == [
        ("preview", "lobby", {})
    ]
    assert (bundle["entries"], bundle["previous"], bundle["claims"]) == ([], [], [])
    assert bundle["inspection"]["id"] == "preview"


def test_the_programme_can_be_scored_by_the_script() -> None:
    document = bundle_of(LOBBY, CLAUSES)["revision"]["programme"]
    assert document["parts"][0]["uses"][0]["checklist"]["id"] == "lobby"
    assert document["grading"]["bands"][0]["start"] == "0"


def test_of_the_clauses_only_those_come_along_that_items_rest_on() -> None:
    named = {name for item in LOBBY.items for name in item.clauses}
    told = bundle_of(LOBBY, {**CLAUSES, "X-9": next(iter(CLAUSES.values()))})["revision"]["clauses"]
    assert set(told) == named & set(CLAUSES)
    assert all(clause["text"]["zh"] for clause in told.values())


def test_every_attribute_asked_for_is_offered_with_its_values() -> None:
    when = AllOf(
        (
            AttributeIs("kind", ("tower", "villa")),
            AnyOf((Not(AttributeIs("floors", (Decimal(5), Decimal("5.5")))), ItemIs("lamps", (Decimal(0),)))),
        )
    )
    items = (
        FLOOR,
        LAMPS,
        SEATS,
        replace(SEATS, id="more", when=when),
        replace(SEATS, id="none", when=AttributeIs("seating", (False,))),
    )
    assert attributes_of(replace(LOBBY, groups=(Group(Text("全部", "All"), items),))) == [
        ("seating", [("true", "✓"), ("false", "✗")]),
        ("kind", [('"tower"', "tower"), ('"villa"', "villa")]),
        ("floors", [('{"number":"5"}', "5"), ('{"number":"5.5"}', "5.5")]),
    ]
