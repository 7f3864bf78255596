"""Departments and who works in them."""

from collections.abc import Callable

from inspect_app.storage.database import Session
from inspect_app.storage.models import Department
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_a_department_is_added_staffed_and_retired(as_: As, cast: Cast, reading: Session) -> None:
    client = as_("administrator")
    assert "保洁部" in client.get("/departments").text
    assert client.send("/departments", name="消防 中控室").status_code == 302
    made = reading.query(Department).filter_by(name="消防 中控室").one()
    assert client.send(f"/departments/{made.id}/people", username="worker").status_code == 302
    assert "Worker" in client.get("/departments").text
    leaving = f"/departments/{made.id}/people/{cast.people['worker'].id}/leave"
    assert client.send(leaving).status_code == 302
    assert client.send(f"/departments/{made.id}/deactivate").status_code == 302
    assert "Take up again" in client.get("/departments").text
    assert client.send(f"/departments/{made.id}/activate").status_code == 302


def test_what_cannot_be_is_said(as_: As, cast: Cast) -> None:
    client = as_("administrator")
    assert "There is a department 保洁部 already." in client.send("/departments", name="保洁部").text
    nobody = client.send(f"/departments/{cast.own['department_id']}/people", username="nobody")
    assert nobody.status_code == 422
    assert "Nobody has this sign-in name." in nobody.text
    assert client.send(f"/departments/{cast.foreign['project_id']}/people", username="x").status_code == 404
