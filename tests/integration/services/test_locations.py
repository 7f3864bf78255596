"""Locations: one name a floor, a label each, many at once all or none."""

from uuid import UUID

import pytest

from inspect_app.access.model import Actor
from inspect_app.errors import Invalid, NotFound
from inspect_app.services import locations
from inspect_app.services.locations import LocationFacts
from inspect_app.storage.queries import audit
from tests.factories.world import World

GARAGE = LocationFacts("3 栋", "B1", "停车场", 5, {"underground": True})


def _actions(world: World) -> list[str]:
    told = reversed(audit.page(world.session, None, 50))
    return [event.action for event in told if event.action.startswith("location")]


def test_made_changed_and_deactivated(world: World) -> None:
    session = world.session
    made = locations.create(session, world.inspector, world.project.id, GARAGE)
    assert (len(made.code), made.position, made.attributes) == (8, 4, {"underground": True})
    for _ in range(2):
        locations.edit(session, None, made.id, LocationFacts("3 栋", "B1", "地库", 5))
        locations.set_active(session, None, made.id, False)
    locations.set_active(session, None, made.id, True)
    assert _actions(world) == ["location.create", "location.edit", "location.deactivate", "location.activate"]
    assert locations.found(session, made.id).name == "地库"
    assert locations.listed(session, world.project.id, "地").rows == [made]


def test_one_name_a_floor(world: World) -> None:
    locations.create(world.session, None, world.project.id, GARAGE)
    with pytest.raises(Invalid, match="location-twice"):
        locations.create(world.session, None, world.project.id, GARAGE)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (LocationFacts("", "", "x", 0), "touchpoint-unknown"),
        (LocationFacts("", "", "x", 21), "touchpoint-unknown"),
        (LocationFacts("", "", "x", 5, {"Bad Name": True}), "attribute-form"),
        (LocationFacts("", "", "x", 5, {f"a{n}": True for n in range(41)}), "attributes-many"),
    ],
)
def test_what_cannot_be(world: World, facts: LocationFacts, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        locations.create(world.session, None, world.project.id, facts)


def test_many_at_once_are_one_event(world: World) -> None:
    wanted = [LocationFacts("9 栋", f"{n}F", "楼道", 13) for n in range(1, 6)]
    made = locations.create_many(world.session, None, world.project.id, wanted)
    assert [location.position for location in made] == [4, 5, 6, 7, 8]
    assert len({location.code for location in made}) == 5
    assert _actions(world) == ["location.create-many"]
    with pytest.raises(Invalid, match="location-twice"):
        locations.create_many(world.session, None, world.project.id, [GARAGE, GARAGE])


def test_a_label_leads_only_who_may_see_it(world: World) -> None:
    code = world.lobbies[0].code
    assert locations.found_by_code(world.session, world.inspector, f" {code.lower()} ") is world.lobbies[0]
    stranger = Actor(UUID(int=1), "x", "x", ())
    for person, typed in ((stranger, code), (world.inspector, "NOPE"), (world.inspector, "x" * 999)):
        with pytest.raises(NotFound):
            locations.found_by_code(world.session, person, typed)
    with pytest.raises(NotFound):
        locations.found(world.session, UUID(int=1))


def test_labels_are_of_active_locations(world: World) -> None:
    locations.set_active(world.session, None, world.lobbies[1].id, False)
    assert locations.labelled(world.session, world.project.id) == [world.lobbies[0], world.lobbies[2]]
