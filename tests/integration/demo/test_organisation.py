"""The company is set up with its places and people in them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from inspect_app.access.model import Permission, Place
from inspect_app.access.rules import may, may_in_company
from inspect_app.config import Config
from inspect_app.demo import organisation
from inspect_app.demo.company import PROJECTS
from inspect_app.demo.places import places_of
from inspect_app.storage import schema
from inspect_app.storage.database import Database
from inspect_app.storage.models import Location


def test_people_reach_their_own_places_only(tmp_path: Path) -> None:
    database = Database(Config(data=tmp_path).database_url)
    schema.migrate(database)
    with database.writing() as session:
        company = organisation.set_up(session)
        wanted = sum(len(places_of(plan)) for plan in PROJECTS)
        assert session.scalar(select(func.count()).select_from(Location)) == wanted
    east, west = (
        Place(company.projects[code].id, company.projects[code].region_id) for code in ("HD01", "XN01")
    )
    wang, supervisor = company.people["wang"], company.people["he"]
    assert may(wang, Permission.INSPECTION_CONDUCT, east)
    assert not may(wang, Permission.INSPECTION_VIEW, west)
    assert may(supervisor, Permission.FINDING_VIEW, east)
    assert not may(supervisor, Permission.INSPECTION_CONDUCT, east)
    assert may_in_company(company.people["admin"], Permission.USER_MANAGE)
    database.close()
