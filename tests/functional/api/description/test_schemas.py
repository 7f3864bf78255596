"""Schemas that are used are there; those of bodies are of the shapes that read them."""

from inspect_app.api.description.schemas import schemas


def test_bodies_and_answers_are_described() -> None:
    told = schemas()
    assert {"OpsBody", "DeviceBody", "SubmitBody", "ClaimBody", "RescueBody"} <= set(told)
    assert {"Session", "Inspections", "Bundle", "Recorded", "Receipt", "Rescued", "Problem"} <= set(told)
    assert set(told["OpsBody"]["required"]) == {"device", "sent_at", "client"}
    assert told["OpsBody"]["properties"]["ops"]["maxItems"] == 400


def test_what_a_tablet_is_told_has_exactly_the_members_of_the_agreement() -> None:
    told = schemas()
    assert set(told["Entry"]["required"]) == {
        "sheet", "item", "field", "value", "op", "eff", "at", "by", "device", "conflict",
    }  # fmt: skip
    assert set(told["Missing"]["required"]) == {"ops", "blobs", "open", "signature", "changed"}
