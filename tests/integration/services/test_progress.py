"""How far an inspection is."""

from inspect_app.services.progress import failed_items, previous_sheets, standing
from inspect_app.services.records import load
from tests.factories.world import World


def test_progress_by_sheet_and_in_all(world: World) -> None:
    inspection = world.start()
    record = load(world.session, inspection.id)
    before = standing(world.session, record)
    assert before.answered == 0
    assert before.asked == sum(progress.asked for progress in before.sheets.values()) == len(before.open)
    world.answer_all(inspection, floor="nonconform")
    after = standing(world.session, load(world.session, inspection.id))
    assert after.answered == after.asked == before.asked
    assert [(point.item, point.lack) for point in after.open] == [("floor", "photo")]
    sheet = str(world.sheets(inspection, "lobby")[0].id)
    assert failed_items(after.score)[sheet] == {"floor"}


def test_repeats_are_told_by_the_inspection_before(world: World) -> None:
    first = world.start()
    assert previous_sheets(world.session, load(world.session, first.id)) == ()
    world.answer_all(first)
    world.finish(first.id)
    second = world.start()
    sheets = previous_sheets(world.session, load(world.session, second.id))
    assert {sheet.id for sheet in sheets} == {sheet.id for sheet in load(world.session, first.id).sheets}
