"""Winners, cursors and the digest."""

import hashlib
from uuid import UUID

from inspect_app import ids
from inspect_app.services.recording.current import all_entries, changed_since, said_at, state_digest
from inspect_app.storage.models import Inspection
from tests.factories.tablet import Tablet
from tests.factories.world import World


def test_changes_are_told_in_parts_without_a_gap(
    world: World, tablet: Tablet, inspection: Inspection, lobby: UUID
) -> None:
    other = world.sheets(inspection, "lobby")[1].id
    for sheet in (lobby, other):
        tablet.send(
            tablet.op("answer", {"value": 1}, sheet, "lamps"),
            tablet.op("note", "x" * 4001, sheet, "lamps"),
            tablet.op("answer", {"value": "conform"}, sheet, "floor"),
        )
    found, cursor = list[tuple[UUID | None, str]](), 0
    for expected_more in (True, True, True, False):
        came, cursor, more = changed_since(world.session, inspection.id, cursor, 2 if cursor else 1)
        found += [(sheet, item) for sheet, item, _ in came]
        assert more is expected_more
    assert found == [(lobby, "lamps"), (lobby, "floor"), (other, "lamps"), (other, "floor")]
    assert changed_since(world.session, inspection.id, cursor) == ({}, cursor, False)
    entries, last = all_entries(world.session, inspection.id)
    assert ({(entry.sheet, entry.item) for entry in entries}, last) == (set(found), cursor)


def test_places_are_told_apart(world: World, tablet: Tablet, inspection: Inspection, lobby: UUID) -> None:
    tablet.send(
        tablet.op("answer", {"value": 1}, lobby, "lamps"),
        tablet.op("note", "x", lobby, "lamps"),
        tablet.op("remarks", "好"),
    )
    wanted = {(lobby, "lamps", "note"), (None, "", "remarks"), (lobby, "floor", "answer")}
    found = said_at(world.session, inspection.id, wanted)
    assert {place: [one.value for one in said] for place, said in found.items()} == {
        (lobby, "lamps", "note"): ["x"],
        (None, "", "remarks"): ["好"],
    }


def test_the_digest_is_of_the_revision_and_the_winners_but_signatures(
    world: World, tablet: Tablet, inspection: Inspection, lobby: UUID
) -> None:
    first = tablet.op("answer", {"value": 1}, lobby, "lamps")
    second = tablet.op("answer", {"value": 2}, lobby, "lamps", base=first)
    remarks = tablet.op("remarks", "好")
    refused = tablet.op("note", "x", ids.new(), "lamps")
    signed = tablet.op("sign:inspector", {"name": "王", "image": "blob:x", "state": "0" * 64})
    tablet.send(first, second, remarks, refused, signed)
    text = "\n".join([world.published.content_hash, *sorted([second["id"], remarks["id"]])])
    assert state_digest(world.session, inspection.id) == hashlib.sha256(text.encode()).hexdigest()
