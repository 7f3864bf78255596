"""Lists by reach."""

import pytest

from inspect_app import ids
from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.errors import NotFound
from inspect_app.services import listing
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries import findings, inspections
from tests.factories.world import World, person, project


@pytest.fixture
def done(world: World) -> Inspection:
    """A completed inspection with one finding."""
    inspection = world.start()
    world.answer_all(inspection)
    world.answer(world.sheets(inspection, "telephone")[0].id, "rings", 9)
    return world.finish(inspection.id)


def _numbers(world: World, actor: Actor | None, **wanted: object) -> list[str]:
    found = listing.list_inspections(world.session, actor, inspections.Wanted(**wanted))
    return [row.number for row in found.page.rows]


def test_each_sees_the_inspections_of_their_projects(world: World, done: Inspection) -> None:
    other = project(world.session, world.region, "QT", "晴田里")
    stranger = person(world.session, "zhao", "赵", Assignment(Role.INSPECTOR, project=other.id))
    regional = person(world.session, "qian", "钱", Assignment(Role.QUALITY_MANAGER, region=world.region.id))
    head = person(world.session, "sun", "孙", Assignment(Role.QUALITY_MANAGER))
    for actor in (world.inspector, regional, head, None):
        assert _numbers(world, actor) == [done.number]
    assert _numbers(world, stranger) == []


def test_newest_first_and_narrowed(world: World, done: Inspection) -> None:
    running = world.start()
    assert _numbers(world, None) == [running.number, done.number]
    assert _numbers(world, None, state="completed") == [done.number]
    assert _numbers(world, None, programme="touchpoint-audit", project_id=world.project.id) == [
        running.number,
        done.number,
    ]
    assert _numbers(world, None, programme="other") == []
    found = listing.list_inspections(world.session, None, inspections.Wanted())
    assert found.findings == {done.id: 1}


def test_pages_continue_where_the_last_one_ended(world: World) -> None:
    numbers = [world.start().number for _ in range(5)]
    seen, after = [], None
    while True:
        found = listing.list_inspections(world.session, None, inspections.Wanted(), after, 2).page
        seen += [row.number for row in found.rows]
        after = found.after
        if after is None:
            break
    assert seen == numbers[::-1]


def test_findings_by_reach_and_filter(world: World, done: Inspection) -> None:
    def count(actor: Actor, **wanted: object) -> int:
        return len(listing.list_findings(world.session, actor, findings.Wanted(**wanted)).rows)

    assert count(world.inspector) == 1
    assert count(world.inspector, project_id=done.project_id, severity="minor", state="recorded") == 1
    assert count(world.inspector, severity="critical") == 0
    assert count(world.inspector, repeats=True) == 0
    assert count(person(world.session, "zhou", "周")) == 0


def test_a_finding_with_all_its_page_shows(world: World, done: Inspection) -> None:
    (row,) = findings.of_inspection(world.session, done.id)
    found = listing.finding(world.session, row.id)
    assert (found.project.region.name, found.inspection.inspector.name) == ("华东", "王芳")
    with pytest.raises(NotFound):
        listing.finding(world.session, ids.new())


def test_findings_are_told_with_the_checklist_they_come_from(world: World, done: Inspection) -> None:
    rows = listing.list_findings(world.session, world.inspector, findings.Wanted()).rows
    titles = listing.checklist_titles(world.session, rows, "zh")
    assert list(titles) == [row.id for row in rows]
    assert all(titles.values())
    assert titles != listing.checklist_titles(world.session, rows, "en")
