"""Bundles and the tags that tell whether one must be taken again."""

import json

import pytest
from sqlalchemy import event

from inspect_app import ids
from inspect_app.errors import NotFound
from inspect_app.services import bundles, claims
from inspect_app.services.finishing import finish
from inspect_app.storage.blobs import LocalBlobStore
from tests.factories.finished import sign_as
from tests.factories.world import World


def test_a_bundle_is_one_json_text_with_its_tag(world: World) -> None:
    inspection = world.start()
    made = bundles.bundle(world.session, world.inspector, inspection.id)
    told = json.loads(made.text)
    assert (
        told["inspection"]["etag"]
        == made.etag
        == bundles.etag_of(world.session, world.inspector, inspection.id)
    )
    assert told["previous"] == []
    assert told["inspection"]["previous_number"] is None
    assert told["people"] == {str(world.inspector.id): "王芳"}
    again = json.loads(bundles.bundle(world.session, world.inspector, inspection.id).text)
    assert {**again, "server_time": 0} == {**told, "server_time": 0}


def test_the_tag_changes_with_what_is_in_it(world: World) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "lobby")[0].id
    tags = [bundles.etag_of(world.session, world.inspector, inspection.id)]
    world.answer(sheet, "floor", "conform")
    tags.append(bundles.etag_of(world.session, world.inspector, inspection.id))
    claims.claim(world.session, world.inspector, inspection.id, sheet, ids.new())
    tags.append(bundles.etag_of(world.session, world.inspector, inspection.id))
    world.lobbies[2].name = "前厅"
    world.session.flush()
    tags.append(bundles.etag_of(world.session, world.inspector, inspection.id))
    assert len(set(tags)) == 4


def test_only_unfinished_ones_are_listed(world: World, blobs: LocalBlobStore) -> None:
    first, second = world.start(), world.start()
    page = bundles.unfinished(world.session, world.inspector, None, mine=True)
    assert {row.id for row in page.rows} == {first.id, second.id}
    assert bundles.unfinished(world.session, world.colleague, None, mine=True).rows == []
    world.answer_all(first)
    sign_as(world, first, blobs)
    finish(world.session, world.inspector, first.id)
    page = bundles.unfinished(world.session, world.inspector, None, mine=False)
    assert [row.id for row in page.rows] == [second.id]


def test_a_list_costs_the_same_however_long_it_is(world: World) -> None:
    asked: list[str] = []
    event.listen(world.session.get_bind(), "before_cursor_execute", lambda *given: asked.append(given[2]))
    counts = []
    for _ in range(2):
        world.start()
        asked.clear()
        page = bundles.unfinished(world.session, world.inspector, None, mine=False)
        assert len(bundles.summaries(world.session, world.inspector, page.rows)) == len(page.rows)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_missing(world: World) -> None:
    with pytest.raises(NotFound):
        bundles.bundle(world.session, world.inspector, ids.new())
