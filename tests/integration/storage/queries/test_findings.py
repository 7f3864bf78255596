"""Findings by inspection, reach and filter."""

from inspect_app import ids
from inspect_app.access.rules import Reach
from inspect_app.findings.opening import number_of
from inspect_app.storage.models import Finding
from inspect_app.storage.queries import findings
from inspect_app.storage.queries.findings import Wanted
from tests.factories.world import World, project


def test_findings_of_an_inspection_and_in_lists(world: World) -> None:
    inspection = world.start()
    world.answer_all(inspection)
    telephone = world.sheets(inspection, "telephone")[0].id
    world.answer(telephone, "rings", 9)
    world.answer(telephone, "tone", 0)
    world.finish(inspection.id)
    found = findings.of_inspection(world.session, inspection.id)
    assert [finding.item for finding in found] == ["rings", "tone"]
    whole = findings.whole(world.session, found[0].id)
    assert whole is not None
    assert whole.inspection.inspector.name == "王芳"
    assert findings.whole(world.session, ids.new()) is None

    def listed(reach: Reach, **wanted: object) -> int:
        return len(findings.page(world.session, reach, Wanted(**wanted)).rows)  # type: ignore[arg-type]

    other = project(world.session, world.region, "QT", "晴田里")
    assert listed(Reach(everywhere=True)) == 2
    assert listed(Reach(False, frozenset({world.project.id}))) == 2
    assert listed(Reach(False, frozenset(), frozenset({world.region.id}))) == 2
    assert listed(Reach(False, frozenset({other.id}))) == 0
    assert (
        listed(Reach(everywhere=True), severity="minor", state="recorded", project_id=world.project.id) == 2
    )
    assert listed(Reach(everywhere=True), repeats=True) == 0
    first = findings.page(world.session, Reach(everywhere=True), Wanted(), None, 1)
    rest = findings.page(world.session, Reach(everywhere=True), Wanted(), first.after, 1)
    assert {first.rows[0].id, rest.rows[0].id} == {finding.id for finding in found}
    assert rest.after is None


def test_the_hundredth_finding_comes_after_the_ninety_ninth(world: World) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "records")[0]
    for ordinal in (100, 11, 99):
        world.session.add(
            Finding(
                number=number_of(inspection.number, ordinal),
                project_id=world.project.id,
                inspection_id=inspection.id,
                sheet_id=sheet.id,
                checklist="records",
                item=f"item-{ordinal}",
                title_zh="题",
                title_en="Title",
                place="1",
                severity="minor",
                opened_at=inspection.started_at,
                opened_by=world.inspector.id,
                first_due=inspection.started_at,
                due_at=inspection.started_at,
            )
        )
    world.session.flush()
    found = findings.of_inspection(world.session, inspection.id)
    assert [finding.item for finding in found] == ["item-11", "item-99", "item-100"]
