"""The start page's rows: a few, the newest, of projects within reach."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import inspect

from inspect_app import ids
from inspect_app.access.rules import Reach
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, Inspection
from inspect_app.storage.queries import home
from tests.factories.cast import Cast, make_cast
from tests.factories.databases import migrated

ALL = Reach(everywhere=True)
NOWHERE = Reach(everywhere=False)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cast]:
    """A database folder with two projects, each with a finished and a begun inspection."""
    folder = tmp_path_factory.mktemp("home")
    database = migrated(folder)
    cast = make_cast(database, folder)
    database.close()
    return folder, cast


@pytest.fixture
def cast(company: tuple[Path, Cast]) -> Cast:
    """Who is who."""
    return company[1]


@pytest.fixture
def session(company: tuple[Path, Cast]) -> Iterator[Session]:
    """A writing session, thrown away at the end."""
    database = migrated(company[0])
    with database.session(writing=True) as session:
        yield session
    database.close()


def _at(place: object) -> Reach:
    assert isinstance(place, UUID)
    return Reach(False, projects=frozenset({place}))


def _in(place: object) -> Reach:
    assert isinstance(place, UUID)
    return Reach(False, regions=frozenset({place}))


def _inspector(session: Session, inspection: object) -> UUID:
    row = session.get(Inspection, inspection)
    assert row is not None
    return row.inspector_id


def test_what_one_has_begun(session: Session, cast: Cast) -> None:
    own = _inspector(session, cast.own["inspection_id"])
    (begun,) = home.begun_by(session, own, ALL, 5)
    assert begun.id == cast.own["inspection_id"]
    assert {"project", "revision"}.isdisjoint(inspect(begun).unloaded)
    assert home.begun_by(session, own, _at(cast.foreign["project_id"]), 5) == []
    assert home.begun_by(session, own, ALL, 0) == []
    assert home.begun_by(session, ids.new(), ALL, 5) == []


@pytest.mark.parametrize("which", ["own", "foreign"])
def test_foreign_projects_stay_away(session: Session, cast: Cast, which: str) -> None:
    arguments = cast.own if which == "own" else cast.foreign
    for reach in (_at(arguments["project_id"]), _in(arguments["region_id"])):
        assert [row.id for row in home.finished_lately(session, reach, 9)] == [arguments["done_id"]]
        assert [row.id for row in home.open_findings(session, reach, 9)] == [arguments["finding_id"]]
        assert home.open_finding_count(session, reach, 9) == 1


def test_nothing_is_within_no_reach(session: Session) -> None:
    assert home.finished_lately(session, NOWHERE, 9) == []
    assert home.open_findings(session, NOWHERE, 9) == []
    assert home.open_finding_count(session, NOWHERE, 9) == 0


def test_the_newest_come_first_and_only_so_many(session: Session, cast: Cast) -> None:
    done = home.finished_lately(session, ALL, 9)
    assert [row.id for row in done] == [cast.foreign["done_id"], cast.own["done_id"]]
    assert home.finished_lately(session, ALL, 1) == done[:1]
    assert {"project", "revision", "inspector"}.isdisjoint(inspect(done[0]).unloaded)


def test_what_is_closed_is_not_counted(session: Session, cast: Cast) -> None:
    finding = session.get(Finding, cast.own["finding_id"])
    assert finding is not None
    assert home.open_finding_count(session, ALL, 9) == 2
    assert home.open_finding_count(session, ALL, 1) == 1, "counted no further than wanted"
    finding.state, finding.is_open = "closed", False
    session.flush()
    assert home.open_finding_count(session, ALL, 9) == 1
    assert [row.id for row in home.open_findings(session, ALL, 9)] == [cast.foreign["finding_id"]]
