"""The key from codes to names: kept by those who hold it."""

from collections.abc import Callable

from inspect_app.storage.database import Database
from inspect_app.storage.models import StaffMember
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_people_come_and_go(as_: As, cast: Cast, database: Database) -> None:
    supervisor, path = as_("supervisor"), f"/projects/{cast.own['project_id']}/staff"
    assert supervisor.send(path, name="吴 三", username="Worker").status_code == 302
    with database.reading() as session:
        person = session.query(StaffMember).filter_by(name="吴 三").one()
    assert person.user_id == cast.people["worker"].id
    assert "Nobody has this sign-in name." in supervisor.send(path, name="x", username="nobody").text
    assert supervisor.send(path, name="").status_code == 422
    assert "was not observed by name" in supervisor.get(f"/staff/{person.id}").text
    assert supervisor.send(f"/staff/{person.id}/retire").status_code == 302
    assert "Take up again" in supervisor.get(path).text
    assert supervisor.send(f"/staff/{person.id}/activate").status_code == 302
    assert "Nobody looked yet." in as_("quality_manager").get(f"/staff/{person.id}/looks").text
