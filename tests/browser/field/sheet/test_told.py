"""What the sheet tells: whether it is saved, what others did, what was refused; and how it is reached."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.field.sheet.conftest import LANDSCAPE, PORTRAIT, Open, Table

pytestmark = pytest.mark.browser
AT = "2026-11-22T08:00:00.000Z"


def _entry(item: str, value: Any, **more: Any) -> dict[str, Any]:
    place = {"sheet": "preview", "item": item, "field": "answer", "value": value}
    return {**place, "op": "o1", "eff": AT, "at": AT, "by": "li", "device": "d2", "conflict": False, **more}


def _ops(tablet: Table) -> list[Any]:
    made: list[Any] = tablet.page.evaluate("() => table.store.unsentOps('preview', 10)")
    return made


def test_what_the_server_has_is_told_item_by_item(table: Open) -> None:
    tablet = table()
    state = tablet.item("floor", "[data-state]")
    expect(state).to_have_count(0)
    tablet.item("floor", "[data-value=conform]").click()
    expect(state).to_have_text("Saved here")
    [op] = _ops(tablet)
    mine = _entry("floor", op["value"], op=op["id"], by="me", device="d1")
    tablet.settle(acked=[op["id"]], current=[mine])
    expect(state).to_have_text("On the server")


def test_what_cannot_be_written_says_so_and_can_be_tried_again(table: Open) -> None:
    tablet = table()
    tablet.page.evaluate("() => { table.broken = true; }")
    tablet.item("floor", "[data-value=conform]").click()
    state = tablet.item("floor", "[data-state=unsaved]")
    expect(state).to_contain_text("NOT saved!")
    expect(tablet.item("floor", "[data-value=conform]")).to_have_attribute("aria-pressed", "true")
    assert tablet.changes() == []
    tablet.page.evaluate("() => { table.broken = false; }")
    state.get_by_role("button").click()
    expect(tablet.item("floor", "[data-state]")).to_have_text("Saved here")
    assert tablet.changes() == [("answer", {"value": "conform"})]


def test_what_somebody_else_answered_is_shown_with_the_name(table: Open) -> None:
    tablet = table()
    tablet.settle(
        current=[_entry("floor", {"value": "partial"}), _entry("lamps", {"value": "2"}, conflict=True)]
    )
    expect(tablet.item("floor", "[data-value=partial]")).to_have_attribute("aria-pressed", "true")
    expect(tablet.item("floor", "[data-state]")).to_contain_text("Li Na")
    expect(tablet.item("lamps", ".notice")).to_contain_text("the reviewer decides")


def test_news_leave_alone_what_is_being_typed(table: Open) -> None:
    tablet = table()
    tablet.item("lamps", "input").press_sequentially("3")
    tablet.settle(current=[_entry("floor", {"value": "conform"}), _entry("lamps", {"value": "9"})])
    expect(tablet.item("floor", "[data-value=conform]")).to_have_attribute("aria-pressed", "true")
    tablet.item("lamps", "input").press_sequentially("1")
    tablet.item("lamps", "input").blur()
    assert tablet.changes("lamps")[-1] == ("answer", {"value": "31"})


def test_a_refused_answer_is_kept_and_its_reason_told(table: Open) -> None:
    tablet = table()
    tablet.item("floor", "[data-value=partial]").click()
    expect(tablet.item("floor", "[data-state]")).to_have_text("Saved here")
    [op] = _ops(tablet)
    tablet.settle(rejected=[{"id": op["id"], "code": "unknown-item", "message": "no such item any more"}])
    expect(tablet.item("floor", ".notice.bad")).to_have_text(
        "The server did not take “Partly”: no such item any more"
    )


def test_another_person_s_claim_is_told_and_the_own_is_not(table: Open) -> None:
    claim = {"sheet": "preview", "by": "li", "name": "Li Na", "at": AT}
    assert table(claims=[{**claim, "by": "me"}]).page.locator(".sheet-warnings .notice").count() == 0
    expect(table(claims=[claim]).page.locator(".sheet-warnings")).to_contain_text("Li Na is filling in")


@pytest.mark.parametrize(
    ("state", "words"), [("broken", "cannot save any more"), ("elsewhere", "Another window")]
)
def test_a_store_that_cannot_write_is_told_above_everything(table: Open, state: str, words: str) -> None:
    tablet = table()
    tablet.page.evaluate("([state]) => { table.store.health = { state, reason: '' }; }", [state])
    tablet.settle(current=[_entry("look", {"value": "3"})])
    expect(tablet.page.locator(".sheet-warnings [role=alert]")).to_contain_text(words)
    assert tablet.page.locator(".cards").evaluate("cards => cards.inert") is (state == "elsewhere")


def test_leaving_gives_what_is_still_being_typed(table: Open) -> None:
    tablet = table()
    tablet.section(2)
    # Typed letter by letter, a busy machine's pause between two of them would be one to save in.
    tablet.item("words", "textarea").fill("half a sentence")
    tablet.page.evaluate("() => table.leave()")
    assert tablet.changes() == [("answer", {"value": "half a sentence"})]


def test_the_question_which_encounter_it_is_goes_with_its_page(table: Open) -> None:
    tablet = table()
    tablet.page.get_by_role("button", name="One more", exact=True).click()
    expect(tablet.page.locator(".encounter")).to_be_visible()
    tablet.page.evaluate("() => { location.hash = '#/' }")
    expect(tablet.page.locator(".encounter")).to_have_count(0)
    assert tablet.changes() == []


def test_one_more_encounter_is_added_on_the_go(table: Open) -> None:
    tablet = table()
    tablet.page.get_by_role("button", name="One more", exact=True).click()
    tablet.page.locator(".encounter .chip").nth(1).click()
    tablet.page.get_by_label("Time or subject").fill("14:05 call")
    tablet.page.get_by_role("button", name="Add").click()
    expect(tablet.page.locator(".encounter")).to_have_count(0)
    assert tablet.changes() == [("sheet", {"checklist": "lobby", "label": "14:05 call"})]
    [gone] = tablet.page.evaluate("() => table.gone")
    tablet.open(sheet=gone.split("/")[-1])
    expect(tablet.page.locator(".sheet-title")).to_contain_text("No. 2 · 14:05 call")


@pytest.mark.parametrize(("language", "size"), [("en", LANDSCAPE), ("zh", PORTRAIT)])
def test_what_another_tablet_entered_is_shown_and_a_tap_decides(
    table: Open, language: str, size: tuple[int, int]
) -> None:
    tablet = table(language, size)
    other = {"op": "o0", "value": {"value": "conform"}, "by": "me", "name": "Wang", "at": AT}
    note = {"op": "o3", "value": "", "by": "x", "name": "赵敏", "at": AT}
    # A third tablet said the same as another: it is one side, and settled with it.
    again = {**other, "op": "o4", "by": "x", "name": "赵敏"}
    won = _entry("floor", {"value": "nonconform"}, conflict=True, others=[other, again])
    said = {**_entry("floor", "积水", op="o2", conflict=True, others=[note]), "field": "note"}
    tablet.settle(current=[won, said])
    sides = tablet.item("floor", "[data-contradiction=answer] .side")
    expect(sides).to_have_count(2)
    expect(sides.nth(0)).to_contain_text({"en": "Nonconforming", "zh": "不符合"}[language])
    expect(sides.nth(0)).to_contain_text("Li Na")
    expect(sides.nth(1)).to_contain_text({"en": "You, ", "zh": "您，"}[language])
    expect(tablet.item("floor", "[data-side=o3]")).to_contain_text("赵敏")
    assert Axe().run(tablet.page).response["violations"] == []
    for side in sides.all():
        box = side.bounding_box()
        assert box is not None
        assert box["height"] >= 48
    sides.nth(1).focus()
    tablet.page.keyboard.press("Enter")
    expect(sides).to_have_count(0)
    expect(tablet.item("floor", "[data-value=conform]")).to_have_attribute("aria-pressed", "true")
    # What counts already can be confirmed as well: the other side is out of the way then.
    tablet.item("floor", "[data-side=o2]").click()
    expect(tablet.item("floor", "[data-contradiction]")).to_have_count(0)
    told = [(op["field"], op["value"], op["settles"]) for op in _ops(tablet)]
    assert told == [("answer", {"value": "conform"}, ["o1", "o0", "o4"]), ("note", "积水", ["o2", "o3"])]


@pytest.mark.parametrize(("language", "size"), [("en", PORTRAIT), ("zh", LANDSCAPE)])
def test_an_encounter_added_by_mistake_is_removed_and_put_back(
    table: Open, language: str, size: tuple[int, int]
) -> None:
    tablet = table(language, size)
    press, dialog = tablet.page.keyboard.press, tablet.page.locator(".encounter")
    expect(tablet.page.locator("[data-remove]")).to_have_count(0)
    tablet.page.locator(".encounter-tools .button").click()
    dialog.get_by_role("textbox").fill("14:05")
    press("Enter")
    expect(dialog).to_have_count(0)
    sheet = tablet.page.evaluate("() => table.gone.at(-1)").split("/")[-1]
    tablet.open(sheet=sheet)
    tablet.item("floor", "[data-value=conform]").click()
    remove = tablet.page.locator("[data-remove]")
    box = remove.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    remove.focus()
    press("Enter")
    expect(dialog).to_contain_text({"en": "1 answer.", "zh": "1 项结果。"}[language])
    assert Axe().run(tablet.page).response["violations"] == []
    # Whoever presses Enter once too often has not removed anything.
    press("Enter")
    expect(dialog).to_have_count(0)
    remove.click()
    dialog.locator("[data-confirm]").click()
    expect(dialog).to_have_count(0)
    assert tablet.page.evaluate("() => table.gone.at(-1)") == "#/i/preview"
    call = {"checklist": "lobby", "label": "14:05"}
    assert tablet.changes()[-1] == ("sheet", call | {"withdrawn": True})
    tablet.open(sheet=sheet)
    expect(tablet.page.locator(".sheet")).to_have_count(0)
    tablet.page.evaluate("() => table.removed('preview')")
    expect(dialog.locator("li")).to_contain_text("14:05")
    assert Axe().run(tablet.page).response["violations"] == []
    dialog.locator("[data-back]").click()
    expect(dialog).to_have_count(0)
    assert tablet.changes()[-1] == ("sheet", call)
    tablet.open(sheet=sheet)
    expect(tablet.item("floor", "[data-value=conform]")).to_have_attribute("aria-pressed", "true")


def test_a_sheet_that_a_colleague_removes_under_ones_hands(table: Open) -> None:
    call = {"checklist": "lobby", "label": "14:05"}
    added = {**_entry("", call), "sheet": "s7", "item": None, "field": "sheet"}
    tablet = table(entries=[added])
    tablet.open(sheet="s7")
    tablet.section(2)
    tablet.item("words", "textarea").fill("half a sentence")
    tablet.settle(current=[{**added, "op": "o2", "value": {**call, "withdrawn": True}}])
    expect(tablet.page.locator("#main")).to_contain_text("or was removed")
    tablet.page.evaluate("() => table.leave()")
    assert tablet.changes("words") == [("answer", {"value": "half a sentence"})]


def test_the_keyboard_alone_fills_in_a_sheet(table: Open) -> None:
    tablet = table()
    press = tablet.page.keyboard.press
    tablet.open("floor")
    expect(tablet.item("floor")).to_be_focused()
    for key in ("2", "3", "u", "n"):
        press(key)
    expect(tablet.item("floor", ".chip").first).to_be_focused()
    press("Enter")
    press("Escape")
    press("ArrowDown")
    expect(tablet.item("lamps")).to_be_focused()
    press("Enter")
    expect(tablet.item("lamps", "input")).to_be_focused()
    tablet.page.keyboard.type("2")
    press("Enter")
    expect(tablet.item("look")).to_be_focused()
    press("4")
    press("Enter")
    expect(tablet.item("rings")).to_be_focused()
    press("ArrowUp")
    expect(tablet.page.locator(".section-title")).to_have_text("Floor and light")
    made = [(field, value) for field, value in tablet.changes()]
    assert made == [
        ("answer", {"value": "partial"}),
        ("answer", {"value": "nonconform"}),
        ("answer", {"value": "partial"}),
        ("note", "Standing water"),
        ("answer", {"value": "2"}),
        ("answer", {"value": "4"}),
    ]


def _too_small(tablet: Table) -> list[str]:
    """What is tapped and lower, or narrower, than a gloved thumb is wide."""
    found = []
    for each in tablet.page.locator("main button:visible, main a:visible").all():
        box = each.bounding_box()
        if box and min(box["height"], box["width"]) < 47.5:
            found.append(each.inner_text())
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everything_can_be_seen_heard_and_tapped(
    table: Open, language: str, size: tuple[int, int], theme: str
) -> None:
    tablet = table(language, size)
    tablet.page.evaluate("([theme]) => { document.documentElement.dataset.theme = theme; }", [theme])
    tablet.item("floor", "[data-value=nonconform]").click()
    for panel in ("how", "more"):
        tablet.item("floor", f"[data-open={panel}]").click()
    tablet.item("floor", "[data-excuse=not_applicable]").click()
    for section in (0, 1, 2):
        tablet.section(section)
        violations = Axe().run(tablet.page).response["violations"]
        assert [f"{each['id']}: {node['html']}" for each in violations for node in each["nodes"]] == []
        assert _too_small(tablet) == []
        wide = tablet.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
