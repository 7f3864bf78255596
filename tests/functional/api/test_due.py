"""What plans ask of an inspector, on the tablet."""

from collections.abc import Callable

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.wire import API, HERE

As = Callable[[str], StrictClient]


def test_what_is_due_is_told_and_begun_once(as_: As, cast: Cast) -> None:
    occurrence, client = str(cast.own["occurrence_id"]), as_("wang")
    told = {each["occurrence"]: each for each in client.get(f"{API}/due").get_json()["due"]}
    due = told[occurrence]
    assert (due["state"], due["can_start"], due["inspection"], due["slot"]) == ("open", True, None, "全天")
    address = f"{API}/occurrences/{occurrence}/start"
    first = client.post(address, headers=HERE).get_json()["inspection"]
    again = as_("quality_manager").post(address, headers=HERE).get_json()["inspection"]
    assert (first["id"], first["state"]) == (again["id"], "in_progress")
    due = next(
        each for each in client.get(f"{API}/due").get_json()["due"] if each["occurrence"] == occurrence
    )
    assert (due["inspection"], due["can_start"]) == (first["id"], False)
    assert client.get(f"{API}/inspections/{first['id']}/bundle").status_code == 200


def test_only_for_who_conducts_there_and_from_our_own_pages(as_: As, cast: Cast) -> None:
    address = f"{API}/occurrences/{cast.own['occurrence_id']}/start"
    assert as_("stranger").post(address, headers=HERE).status_code == 404
    assert as_("worker").post(address, headers=HERE).status_code == 403
    assert as_("inspector").post(address).status_code == 403
    assert as_("author").get(f"{API}/due").status_code == 403
