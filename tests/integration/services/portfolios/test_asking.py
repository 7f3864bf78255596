"""Nobody is told of a project out of reach, and what is left open is filled in sensibly."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from inspect_app import clock
from inspect_app.errors import NotFound
from inspect_app.services.portfolios.asking import Wish, asked_from, resolve
from inspect_app.storage.database import Session
from tests.integration.services.portfolios.conftest import Company


def test_what_is_left_open_is_the_last_month_of_all_projects(session: Session, company: Company) -> None:
    asked, choices = resolve(session, company.manager, Wish(), company.config)
    assert (asked.span.code, asked.programme, asked.scope) == ("2026-10", "touchpoint-audit", "company")
    assert set(asked.projects) == {company.world.project.id, company.other.id}
    assert choices.programmes == ["touchpoint-audit"]


def test_where_the_last_month_is_empty_the_present_one_is_shown(session: Session, company: Company) -> None:
    with clock.fixed(datetime(2026, 12, 20, tzinfo=UTC)):
        asked, _ = resolve(session, company.manager, Wish(), company.config)
    assert asked.span.code == "2026-12"


@pytest.mark.parametrize("own", [True, False])
def test_only_projects_within_reach_are_taken(session: Session, company: Company, own: bool) -> None:
    wanted = company.world.project if own else company.other
    asked, choices = resolve(session, company.head, Wish(projects=(wanted.id,)), company.config)
    assert asked.projects == (company.world.project.id,)
    assert asked.scope == ("projects" if own else "company")
    assert [row.id for row in choices.projects] == [company.world.project.id]


def test_a_region_is_narrowed_to_what_is_seen_of_it(session: Session, company: Company) -> None:
    wish = Wish(span="2026-Q3", programme="no such", region=company.world.region.id)
    asked, _ = resolve(session, company.head, wish, company.config)
    assert (asked.scope, asked.names, len(asked.projects)) == ("region", ("华东",), 1)
    assert (asked.span.code, asked.programme) == ("2026-Q3", "touchpoint-audit")
    unknown, _ = resolve(session, company.head, Wish(region=UUID(int=1)), company.config)
    assert unknown.scope == "company"


def test_before_anything_was_inspected_there_is_no_programme(session: Session, company: Company) -> None:
    asked, choices = resolve(session, company.manager, Wish(span="2024"), company.config)
    assert (asked.programme, choices.programmes) == ("", [])


def test_a_wish_survives_as_parameters_of_a_job(session: Session, company: Company) -> None:
    asked, _ = resolve(session, company.manager, Wish(span="2026-10-01..2026-10-20"), company.config)
    assert asked_from(asked.parameters()) == asked
    with pytest.raises(NotFound):
        asked_from({**asked.parameters(), "span": "never"})
