"""A checklist alone, as the page of a sheet wants it."""

from dataclasses import replace
from decimal import Decimal

from inspect_app.checklist.model import AllOf, AnyOf, AttributeIs, Group, ItemIs, Not, Text
from inspect_app.web.presenters.previews import attributes_of, programme_document, record_of
from tests.factories.programmes import CLAUSES, FLOOR, LAMPS, LOBBY, SEATS


def test_the_record_holds_one_empty_sheet() -> None:
    record, row = record_of(LOBBY, CLAUSES)
    assert [(sheet.checklist, dict(sheet.answers)) for sheet in record.sheets] == [("lobby", {})]
    assert (row.checklist, row.answers, dict(record.revision.clauses)) == ("lobby", [], CLAUSES)


def test_the_programme_can_be_scored_by_the_script() -> None:
    document = programme_document(record_of(LOBBY, CLAUSES)[0])
    assert document["parts"][0]["uses"][0]["checklist"]["id"] == "lobby"
    assert document["grading"]["bands"][0]["start"] == "0"


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
