"""Who does which sheet: said, taken over, taken back."""

from collections.abc import Callable

from inspect_app import ids
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.wire import HERE, WireTablet


def test_a_claim_is_told_and_taken_back(tablet: WireTablet, lobby: str, cast: Cast) -> None:
    address = tablet.address(f"claims/{lobby}")
    told = tablet.client.put(address, json={"device": str(ids.new())}, headers=HERE).get_json()["claims"]
    assert [(one["sheet"], one["by"], one["name"]) for one in told] == [
        (lobby, str(cast.people["inspector"].id), "Inspector")
    ]
    assert tablet.bundle()["claims"] == told
    assert tablet.send().get_json()["claims"] == told
    assert tablet.client.delete(address, headers=HERE).get_json() == {"claims": []}
    assert tablet.client.delete(address, headers=HERE).get_json() == {"claims": []}


def test_it_is_advice_and_no_lock(
    tablet: WireTablet, lobby: str, as_: Callable[[str], StrictClient], cast: Cast
) -> None:
    address, other = tablet.address(f"claims/{lobby}"), as_("quality_manager")
    tablet.client.put(address, headers=HERE)
    # Another's claim is not taken back, but it may be taken over; answering is free either way.
    assert len(other.delete(address, headers=HERE).get_json()["claims"]) == 1
    there = WireTablet(other, tablet.inspection)
    assert there.send(there.op("note", "x", lobby, "floor")).get_json()["rejected"] == []
    told = other.put(address, headers=HERE).get_json()["claims"]
    assert [one["by"] for one in told] == [str(cast.people["quality_manager"].id)]


def test_sheets_of_elsewhere(tablet: WireTablet, cast: Cast) -> None:
    for sheet in (cast.foreign["sheet_id"], ids.new()):
        assert tablet.client.put(tablet.address(f"claims/{sheet}"), headers=HERE).status_code == 404
        assert tablet.client.delete(tablet.address(f"claims/{sheet}"), headers=HERE).status_code == 404
    assert tablet.client.put(tablet.address("claims/floor"), headers=HERE).status_code == 404
