"""From a thing to its project: what every permission is asked with."""

from collections.abc import Iterator
from typing import get_args
from uuid import UUID

import pytest

from inspect_app.storage.database import Database
from inspect_app.storage.queries import places
from inspect_app.storage.queries.places import Kind
from tests.factories.cast import Cast, make_cast
from tests.factories.databases import migrated

KINDS: tuple[Kind, ...] = get_args(Kind)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Cast]]:
    """Two projects in two regions with one of each thing."""
    folder = tmp_path_factory.mktemp("places")
    database = migrated(folder)
    yield database, make_cast(database, folder)
    database.close()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_leads_to_its_own_project(filled: tuple[Database, Cast], kind: Kind) -> None:
    database, cast = filled
    with database.reading() as session:
        for arguments in (cast.own, cast.foreign):
            subject = arguments[f"{kind}_id"]
            assert isinstance(subject, UUID)
            found = places.project_and_region(session, kind, subject)
            assert found == (arguments["project_id"], arguments["region_id"])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_there_has_no_place(filled: tuple[Database, Cast], kind: Kind) -> None:
    database, cast = filled
    with database.reading() as session:
        assert places.project_and_region(session, kind, UUID(int=7)) is None
        region = cast.own["region_id"]
        assert isinstance(region, UUID)
        assert places.project_and_region(session, kind, region) is None, "an id of another kind is none"
