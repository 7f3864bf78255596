"""What ops are judged by is loaded at once, and remembers what the batch adds."""

import base64
from typing import Any
from uuid import UUID

import pytest

from inspect_app import ids
from inspect_app.inspection.ops import read_op
from inspect_app.services.recording.grounds import STORED, Grounds, _words, grounds_for
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries import recording
from tests.factories.pictures import signature_png
from tests.factories.tablet import Tablet, photo
from tests.factories.world import World

IMAGE = "data:image/png;base64," + base64.b64encode(signature_png()).decode()


def _grounds(world: World, tablet: Tablet, blobs: LocalBlobStore | None, *ops: dict[str, Any]) -> Grounds:
    inspection = recording.locked(world.session, tablet.inspection)
    return grounds_for(world.session, blobs, inspection, [read_op(op) for op in ops], office=False)


def test_only_this_inspections_sheets_are_known(
    world: World, tablet: Tablet, blobs: LocalBlobStore, inspection: Inspection, lobby: UUID
) -> None:
    foreign = world.sheets(world.start(), "lobby")[0].id
    ops = [tablet.op("answer", {"value": 1}, sheet, "lamps") for sheet in (lobby, foreign, ids.new())]
    grounds = _grounds(world, tablet, blobs, *ops)
    assert grounds.sheets == {lobby: "lobby"}
    items = grounds.items(grounds.sheets[lobby])
    assert "lamps" in items
    assert "nothing" not in items


def test_what_was_read_once_is_known_until_the_table_is_full(
    world: World, tablet: Tablet, monkeypatch: pytest.MonkeyPatch
) -> None:
    _words.cache_clear()
    grounds = _grounds(world, tablet, None)
    first = grounds.answered(("lobby", "lamps", "2"), lambda: {"value": "2"})
    assert grounds.answered(("lobby", "lamps", "2"), lambda: {"value": "never read"}) is first
    # What comes to the same is the same object, whatever was written and at whichever item.
    assert grounds.answered(("lobby", "lamps", "02"), lambda: {"value": "2"}) is first
    monkeypatch.setattr("inspect_app.services.recording.grounds.MOST_WORDS", 3)
    assert grounds.answered(("lobby", "floor", "x"), lambda: {"value": "x"}) == {"value": "x"}
    assert grounds.answered(("lobby", "floor", "x"), lambda: {"value": "y"}) == {"value": "y"}
    _words.cache_clear()


def test_sheets_that_are_added_are_numbered(world: World, tablet: Tablet, blobs: LocalBlobStore) -> None:
    grounds = _grounds(world, tablet, blobs)
    first, second = ids.new(), ids.new()
    for sheet in (first, second):
        grounds.add_sheet(sheet, "telephone")
    assert [ordinal for _, ordinal in grounds.numbered.values()] == [2, 3]
    assert grounds.numbered[second][0] == grounds.numbered[first][0] + 1


def test_photos_are_counted_with_those_of_the_batch(
    world: World, tablet: Tablet, blobs: LocalBlobStore, lobby: UUID
) -> None:
    tablet.send(tablet.op(f"photo:{ids.new()}", photo(), lobby, "floor"))
    grounds = _grounds(world, tablet, blobs)
    grounds.count_photo(lobby, "floor", 1)
    assert grounds.photos_on(lobby, "floor") == 2


def test_a_checklist_that_is_gone_has_no_items(world: World, tablet: Tablet) -> None:
    grounds = _grounds(world, tablet, None)
    assert "lamps" in grounds.items("lobby")
    assert grounds.items("no-longer-there") == {}


def test_a_picture_needs_a_store_unless_it_is_stored(world: World, tablet: Tablet) -> None:
    grounds = _grounds(world, tablet, None)
    assert grounds.keep_picture(STORED + "a" * 64) == "a" * 64
    with pytest.raises(TypeError):
        grounds.keep_picture(IMAGE)
