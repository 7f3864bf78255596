"""Handing work to a colleague for a leave, and acting in their place."""

from collections.abc import Callable
from datetime import timedelta

from inspect_app import clock, ids
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.database import Session
from inspect_app.storage.models import AuditEvent, Delegation, FindingStep
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def _days(client: StrictClient, path: str, delegate: str, first: int = 0, last: int = 1, **more: str) -> str:
    today = clock.now().astimezone(CHINA_ZONE).date()
    days = {"first": str(today + timedelta(days=first)), "last": str(today + timedelta(days=last))}
    answer = client.send(path, delegate=delegate, **days, **more)
    return "" if answer.status_code == 302 else answer.text


def _role(cast: Cast, role: str = "supervisor") -> str:
    return f"{role}@project:{cast.own['project_id']}"


def test_the_colleague_acts_until_it_is_taken_back(as_: As, cast: Cast, reading: Session) -> None:
    worker, supervisor = as_("worker"), as_("supervisor")
    assigning = f"/projects/{cast.own['project_id']}/findings/assign"
    assert worker.get(assigning).status_code == 403
    assert _days(supervisor, "/account/leave", "Worker", roles=_role(cast)) == ""
    assert "Worker stands in" in supervisor.get("/account/leave").text
    assert "in place of Supervisor" in worker.get("/account/leave").text
    assert "You stand in for Supervisor until" in worker.get("/").text
    assert worker.get(assigning).status_code == 200
    finding = f"/findings/{cast.own['finding_id']}"
    act = worker.get(f"{finding}/do/call_duplicate")
    assert "On behalf of Supervisor" in act.text
    sent = worker.get(f"{finding}/do/reply")
    assert sent.status_code == 302
    made = reading.query(Delegation).filter_by(person_id=cast.people["supervisor"].id).one()
    # Whoever stands in does not take it back, nor does anybody else but an administrator.
    assert worker.send(f"/leaves/{made.id}/revoke").status_code == 404
    assert supervisor.send(f"/leaves/{made.id}/revoke").status_code == 302
    assert worker.get(assigning).status_code == 403
    assert "Taken back" in supervisor.get("/account/leave").text


def test_a_step_and_the_log_name_both(as_: As, cast: Cast, reading: Session) -> None:
    manager, worker = as_("property_manager"), as_("worker")
    assert _days(manager, "/account/leave", "worker", roles=_role(cast, "property_manager")) == ""
    finding = f"/findings/{cast.own['finding_id']}"
    until = str(clock.now().date() + timedelta(days=30))
    done = worker.send(f"{finding}/do/extend", act=str(ids.new()), seen=1, text="备件", until=until)
    assert done.status_code == 302
    last = reading.query(FindingStep).order_by(FindingStep.ordinal.desc()).first()
    assert last is not None
    assert (last.by, last.behalf_id) == (cast.people["worker"].id, cast.people["property_manager"].id)
    assert "Worker for Property_Manager" in worker.get(finding).text
    event = reading.query(AuditEvent).filter_by(action="finding.extend").one()
    assert (event.actor_name, event.detail["on_behalf_of"]) == ("Worker", "Property_Manager")
    assert "On behalf of" in as_("administrator").get("/audit").text


def test_an_administrator_does_it_for_who_fell_ill(as_: As, cast: Cast) -> None:
    client, page = as_("administrator"), f"/users/{cast.people['supervisor'].id}/leave"
    assert page in client.get(f"/users/{cast.people['supervisor'].id}").text
    assert _days(client, page, "worker", roles=_role(cast)) == ""
    assert "Worker stands in" in client.get(page).text
    assert as_("worker").get(page).status_code == 403


def test_what_cannot_be_is_said(as_: As, cast: Cast) -> None:
    client, role = as_("supervisor"), _role(cast)
    tried = [
        ({"delegate": "nobody", "roles": role}, "Nobody has this sign-in name."),
        ({"delegate": "supervisor", "roles": role}, "Nobody stands in for themselves."),
        ({"delegate": "disabled", "roles": role}, "Nobody has this sign-in name."),
        ({"delegate": "worker"}, "Choose at least one role."),
        ({"delegate": "worker", "roles": _role(cast, "quality_manager")}, "cannot be handed over"),
        ({"delegate": "worker", "roles": "inspector@moon:1"}, "cannot be handed over"),
        ({"delegate": "worker", "roles": role, "first": -1}, "Choose today or a later day."),
        ({"delegate": "worker", "roles": role, "first": 2}, "The last day is before the first."),
        ({"delegate": "worker", "roles": role, "last": 900}, "At most 366 days ahead."),
    ]
    for given, words in tried:
        assert words in _days(client, "/account/leave", **given)
    assert _days(client, "/account/leave", "worker", roles=role) == ""
    assert "handed over already" in _days(client, "/account/leave", "inspector", roles=role)
    for day in ("0001-01-01", "9999-12-31", "tomorrow"):
        answer = client.send("/account/leave", delegate="worker", first=day, last=day, roles=role)
        assert answer.status_code == 422


def test_who_holds_nothing_has_nothing_to_hand_over(as_: As) -> None:
    assert "There is no role that could be handed over." in as_("administrator").get("/account/leave").text
