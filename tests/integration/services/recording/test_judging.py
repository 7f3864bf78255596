"""Photos, marks, sheets and signatures: what may count in this inspection."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inspect_app import ids
from inspect_app.services.recording import judging
from inspect_app.storage.models import Inspection
from tests.factories.tablet import Tablet, photo
from tests.factories.world import World


def _codes(tablet: Tablet, *ops: dict[str, Any]) -> list[str]:
    return [one.code for one in tablet.send(*ops).rejected]


def test_a_photo_belongs_to_one_item(
    world: World, tablet: Tablet, inspection: Inspection, lobby: UUID
) -> None:
    blob, elsewhere = ids.new(), world.sheets(inspection, "lobby")[1].id
    there = tablet.op(f"photo:{blob}", photo(), lobby, "floor")
    assert _codes(tablet, there, tablet.op(f"photo:{blob}", photo(), elsewhere, "floor")) == [
        "photo-elsewhere"
    ]
    assert _codes(tablet, tablet.op(f"photo:{blob}", None, elsewhere, "floor")) == ["photo-elsewhere"]
    assert _codes(tablet, tablet.op(f"photo:{blob}", photo("c"), lobby, "floor")) == ["photo-altered"]
    assert _codes(tablet, tablet.op(f"photo:{blob}", photo(), lobby, "floor")) == []


def test_items_that_take_no_photo_and_items_that_are_full(
    tablet: Tablet, lobby: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "MOST_PHOTOS", 2)
    three = [tablet.op(f"photo:{ids.new()}", photo(digit), lobby, "floor") for digit in "abc"]
    assert _codes(tablet, *three) == ["photo-too-many"]
    assert _codes(tablet, tablet.op(f"photo:{ids.new()}", photo("d"), lobby, "floor")) == ["photo-too-many"]
    assert _codes(tablet, tablet.op(f"photo:{ids.new()}", None, lobby, "floor")) == []


def test_two_tablets_that_do_not_know_of_each_other_fill_an_item_each(
    tablet: Tablet, other: Tablet, lobby: UUID
) -> None:
    # Each shows its photos as kept up to the limit it counts by itself: the server must take them all.
    rules = (Path(__file__).parents[4] / "static/js/field/model/rules.js").read_text(encoding="utf-8")
    most = int(rules.partition("MOST_PHOTOS = ")[2].partition(";")[0])
    for each in (tablet, other):
        taken = [each.op(f"photo:{ids.new()}", photo(), lobby, "floor") for _ in range(most)]
        assert _codes(each, *taken) == []


def test_a_photo_taken_off_makes_room_for_the_next_in_the_same_batch(
    tablet: Tablet, lobby: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "MOST_PHOTOS", 1)
    first, second, third = (f"photo:{ids.new()}" for _ in range(3))
    one, two, three = (tablet.op(name, photo(), lobby, "floor") for name in (first, second, third))
    assert _codes(tablet, one, tablet.op(first, None, lobby, "floor", base=one), two, three) == [
        "photo-too-many"
    ]
    three = tablet.op(third, photo(), lobby, "floor")
    assert _codes(tablet, tablet.op(second, None, lobby, "floor", base=two), three) == []


def test_marks_need_their_photo(tablet: Tablet, lobby: UUID) -> None:
    blob = ids.new()
    assert _codes(tablet, tablet.op(f"marks:{blob}", [], lobby, "floor")) == ["marks-no-photo"]
    here = tablet.op(f"photo:{blob}", photo(), lobby, "floor")
    assert _codes(tablet, here, tablet.op(f"marks:{blob}", [], lobby, "floor")) == []
    assert _codes(tablet, tablet.op(f"marks:{blob}", None, lobby, "floor")) == []
    assert _codes(tablet, tablet.op(f"marks:{blob}", [], lobby, "lamps")) == ["marks-no-photo"]


def test_sheets_are_added_for_encounters_only(
    world: World, tablet: Tablet, inspection: Inspection, lobby: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ids.new()
    call = {"checklist": "telephone", "label": " 14:05  报修 "}
    assert _codes(tablet, tablet.op("sheet", call, made)) == []
    assert _codes(tablet, tablet.op("answer", {"value": 2}, made, "rings")) == []
    assert _codes(tablet, tablet.op("sheet", call, lobby)) == ["sheet-fixed"]
    assert _codes(tablet, tablet.op("sheet", call | {"checklist": "lobby"}, made)) == ["sheet-fixed"]
    for checklist in ("lobby", "nothing"):
        wrong = tablet.op("sheet", call | {"checklist": checklist}, ids.new())
        assert _codes(tablet, wrong) == ["sheet-not-wanted"]
    foreign = Tablet(world.session, world.inspector, world.start().id, tablet.blobs)
    assert _codes(foreign, foreign.op("sheet", call, made)) == ["sheet-fixed"]
    monkeypatch.setattr(judging, "MOST_SHEETS", 2)
    assert _codes(tablet, tablet.op("sheet", call, ids.new())) == ["too-many-sheets"]


def test_only_a_sheet_that_was_added_can_be_taken_off(
    world: World, tablet: Tablet, inspection: Inspection, lobby: UUID
) -> None:
    made, off = ids.new(), {"checklist": "telephone", "label": "", "withdrawn": True}
    (first,) = world.sheets(inspection, "telephone")
    assert _codes(tablet, tablet.op("sheet", off, made)) == ["unknown-sheet"]
    assert _codes(tablet, tablet.op("sheet", off | {"checklist": "lobby"}, lobby)) == ["sheet-fixed"]
    assert _codes(tablet, tablet.op("sheet", off, first.id)) == ["sheet-fixed"]
    added = tablet.op("sheet", {"checklist": "telephone", "label": ""}, made)
    assert _codes(tablet, added, tablet.op("sheet", off, made, base=added)) == []
    # What comes for it later is kept, should it be put back.
    assert _codes(tablet, tablet.op("answer", {"value": 2}, made, "rings")) == []
    foreign = Tablet(world.session, world.inspector, world.start().id, tablet.blobs)
    assert _codes(foreign, foreign.op("sheet", off, made)) == ["sheet-fixed"]


@pytest.mark.parametrize(
    ("image", "code"),
    [
        ("", "sign-empty"),
        ("data:image/png;base64,AAAA", "sign-not-a-png"),
        ("blob:" + "a" * 64, "sign-not-a-png"),
    ],
)
def test_a_signature_is_a_picture_of_its_own(tablet: Tablet, image: str, code: str) -> None:
    value = {"name": "王芳", "image": image, "state": "0" * 64}
    assert _codes(tablet, tablet.op("sign:inspector", value)) == [code]


def test_a_word_known_for_one_item_is_not_taken_for_another(
    world: World, tablet: Tablet, inspection: Inspection, lobby: UUID
) -> None:
    (call,) = world.sheets(inspection, "telephone")
    for _ in range(2):
        good = tablet.op("answer", {"value": "conform"}, lobby, "floor")
        elsewhere = tablet.op("answer", {"value": "conform"}, call.id, "greeting")
        chosen = tablet.op("answer", {"value": "full"}, call.id, "greeting")
        other = tablet.op("answer", {"value": "full"}, lobby, "floor")
        told = tablet.send(good, elsewhere, chosen, other)
        assert [str(op) for op in told.acked] == [good["id"], chosen["id"]]
        assert [one.code for one in told.rejected] == ["answer-not-an-option"] * 2
