"""Every kind of answer, by finger: what is shown, and which op is made."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.field.sheet.conftest import Open

pytestmark = pytest.mark.browser


def _pressed(button: Locator) -> None:
    expect(button).to_have_attribute("aria-pressed", "true")


def test_a_tap_answers_and_a_second_tap_takes_it_back(table: Open) -> None:
    tablet = table()
    partly = tablet.item("floor", "[data-value=partial]")
    partly.click()
    _pressed(partly)
    expect(tablet.item("floor", "[data-state]")).to_have_text("Saved here")
    partly.click()
    expect(partly).to_have_attribute("aria-pressed", "false")
    assert tablet.changes() == [("answer", {"value": "partial"}), ("answer", {})]


def test_the_conditional_item_appears_below_and_nothing_moves(table: Open) -> None:
    tablet = table()
    expect(tablet.item("cause")).to_be_hidden()
    before = tablet.item("floor").bounding_box()
    tablet.item("floor", "[data-value=nonconform]").click()
    expect(tablet.item("cause")).to_be_visible()
    expect(tablet.page.locator("p[role=status]")).to_have_text("1 more below")
    after = tablet.item("floor").bounding_box()
    assert before == {**(after or {}), "height": before and before["height"]}
    tablet.item("cause", "[data-value=rain]").click()
    _pressed(tablet.item("cause", "[data-value=rain]"))
    expect(tablet.item("floor", "[data-camera] .wanted")).to_have_text("needed")
    expect(tablet.page.locator(".section-button").first).to_contain_text("2/4")
    expect(tablet.page.locator(".section-failed").first).to_have_text("1")


def test_defects_are_counted_by_steps_or_by_typing(table: Open) -> None:
    tablet = table()
    tablet.item("lamps", "[data-value='0']").click()
    _pressed(tablet.item("lamps", "[data-value='0']"))
    tablet.item("lamps", ".step").nth(1).click()
    expect(tablet.item("lamps", "input")).to_have_value("1")
    tablet.item("lamps", "input").fill("１2")
    tablet.item("lamps", "input").blur()
    expect(tablet.item("lamps", "input")).to_have_value("12")
    tablet.item("lamps", "input").fill("some")
    tablet.item("lamps", "input").blur()
    expect(tablet.item("lamps", "[role=alert]")).to_contain_text("Not saved: enter a number such as 12.5")
    expect(tablet.item("lamps", "input")).to_have_attribute("aria-invalid", "true")
    assert [value for _, value in tablet.changes()] == [{"value": "0"}, {"value": "1"}, {"value": "12"}]


def test_a_scale_has_its_words(table: Open) -> None:
    tablet = table("zh")
    tablet.item("look").get_by_text("5 好").click()
    assert tablet.changes() == [("answer", {"value": "5"})]


def test_a_measure_is_judged_at_once(table: Open) -> None:
    tablet = table()
    tablet.section(1)
    expect(tablet.item("rings", ".limit")).to_have_text("Limit: at most 3 rings")
    tablet.item("rings", "input").fill("4。5")
    expect(tablet.item("rings", ".verdict")).to_have_text("Outside the limit")
    tablet.item("rings", "input").fill("3")
    expect(tablet.item("rings", ".verdict")).to_have_text("Within the limit")
    tablet.item("rings", "input").fill("")
    expect(tablet.item("rings", ".verdict")).to_have_count(0)
    assert tablet.changes() == [("answer", {"value": "4.5"}), ("answer", {"value": "3"}), ("answer", {})]


def test_a_sample_begins_with_all_conforming(table: Open) -> None:
    tablet = table()
    tablet.section(1)
    tablet.item("boxes", "[data-value=all]").click()
    tablet.item("boxes", ".step").first.click()
    fields = [tablet.item("boxes", "input").nth(place).input_value() for place in (0, 1)]
    assert fields == ["4", "5"]
    made = [value["value"] for _, value in tablet.changes()]
    assert made == [{"conforming": 5, "examined": 5}, {"conforming": 4, "examined": 5}]


@pytest.mark.parametrize(
    ("item", "typed", "value"),
    [("words", "all quiet", "all quiet"), ("visitors", "１7", "17"), ("day", "2026-12-31", "2026-12-31")],
)
def test_information_is_typed(table: Open, item: str, typed: str, value: str) -> None:
    tablet = table()
    tablet.section(2)
    tablet.item(item, ".answer .input").fill(typed)
    tablet.item(item, ".answer .input").blur()
    assert tablet.changes() == [("answer", {"value": value})]


def test_phrases_make_the_note_and_typing_adds_to_it(table: Open) -> None:
    tablet = table()
    tablet.item("floor", "[data-open=note]").click()
    for phrase in ("Standing water", "Broken tile", "Standing water"):
        tablet.item("floor", f".chip:text-is('{phrase}')").click()
    note = tablet.page.get_by_label("Note", exact=True)
    expect(note).to_have_value("Standing water; Broken tile")
    note.fill("Standing water; Broken tile by the door")
    note.blur()
    assert [value for _, value in tablet.changes()] == [
        "Standing water",
        "Standing water; Broken tile",
        "Standing water; Broken tile by the door",
    ]


def test_what_is_not_judged_has_its_reason(table: Open) -> None:
    tablet = table()
    tablet.item("lamps", "[data-open=more]").click()
    tablet.item("lamps", "[data-excuse=not_inspected]").click()
    expect(tablet.item("lamps", ".reason-needed")).to_be_visible()
    assert tablet.changes() == []
    tablet.item("lamps", ".chip:text-is('Nobody there')").click()
    expect(tablet.page.get_by_label("Reason", exact=True)).to_have_value("Nobody there")
    tablet.page.get_by_label("Reason", exact=True).fill("All were in a meeting")
    tablet.page.get_by_label("Reason", exact=True).blur()
    # The other one takes its place once it has a reason of its own.
    tablet.item("lamps", "[data-excuse=not_applicable]").click()
    _pressed(tablet.item("lamps", "[data-excuse=not_applicable]"))
    tablet.item("lamps", ".chip:text-is('There is none here')").click()
    tablet.item("lamps", "[data-excuse=not_applicable]").click()
    assert [value for _, value in tablet.changes()] == [
        {"not_inspected": "Nobody there"},
        {"not_inspected": "All were in a meeting"},
        {"not_applicable": "There is none here"},
        {},
    ]


def test_what_excuses_one_item_can_excuse_the_rest_at_once(table: Open) -> None:
    tablet = table()
    tablet.item("floor", "[data-value=conform]").click()
    tablet.item("lamps", "[data-open=more]").click()
    tablet.item("lamps", "[data-excuse=not_inspected]").click()
    expect(tablet.item("lamps", "[data-alike]")).to_have_count(0)
    tablet.item("lamps", ".chip:text-is('Nobody there')").click()
    tablet.item("lamps", "[data-alike]").dblclick()
    excused = [value for _, value in tablet.changes() if value == {"not_inspected": "Nobody there"}]
    # All but the floor, which was answered, and what is optional or not asked.
    assert len(excused) == 7
    expect(tablet.page.locator(".sheet-progress")).to_contain_text("8 of 8")
    tablet.page.locator("[data-undo]").click()
    expect(tablet.page.locator(".sheet-progress")).to_contain_text("2 of 8")


def test_undo_goes_back_step_by_step(table: Open) -> None:
    tablet = table()
    undo = tablet.page.locator("[data-undo]")
    expect(undo).to_be_disabled()
    tablet.item("floor", "[data-value=conform]").click()
    tablet.item("floor", "[data-value=partial]").click()
    tablet.section(1)
    tablet.item("boxes", "[data-value=all]").click()
    undo.click()
    undo.click()
    _pressed(tablet.item("floor", "[data-value=conform]"))
    undo.click()
    expect(undo).to_be_disabled()
    assert tablet.changes("floor")[2:] == [("answer", {"value": "conform"}), ("answer", {})]
    assert tablet.changes("boxes")[1:] == [("answer", {})]


def test_the_next_open_item_leads_through_all_sections_to_the_review(table: Open) -> None:
    tablet = table()
    tablet.item("floor", "[data-value=conform]").click()
    onward = tablet.page.locator("[data-next-open]")
    onward.click()
    expect(tablet.item("lamps")).to_be_focused()
    tablet.item("lamps", "[data-value='0']").click()
    tablet.item("look", "[data-tap]").last.click()
    onward.click()
    expect(tablet.item("rings")).to_be_focused()
    tablet.item("rings", "input").fill("2")
    tablet.item("boxes", "[data-value=all]").click()
    tablet.section(2)
    tablet.item("visitors", ".input").fill("3")
    tablet.item("day", "input").fill("2026-12-31")
    expect(tablet.page.locator(".sheet-progress")).to_contain_text("7 of 8")
    expect(tablet.page.locator("[data-score]")).to_have_text("100.0 so far")
    tablet.item("view", "[data-open=more]").click()
    tablet.item("view", "[data-excuse=not_applicable]").click()
    tablet.item("view", ".chip").first.click()
    expect(onward).to_have_text("To the review")
    onward.click()
    assert tablet.page.evaluate("() => table.gone") == ["#/i/preview/review"]
