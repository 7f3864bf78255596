"""An inspection from start to result, as an inspector does it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.factories.pictures import jpeg

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a camera gives it, 3 MB."""
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(jpeg(3, (1600, 1200)))
    return path


def _start(page: Page, address: str) -> str:
    page.goto(f"{address}/inspections/new")
    page.click(".big-link")
    page.click("main .card button[type=submit]")
    page.wait_for_selector(".stop")
    return page.url


def _ready(page: Page) -> None:
    page.wait_for_selector("[data-section-button][aria-current]")


def _stop(page: Page, number: int) -> None:
    page.click(f".stop >> nth={number}")
    _ready(page)


def _reload(page: Page) -> None:
    page.reload()
    _ready(page)


def _item(name: str, inside: str) -> str:
    return f"[data-item={name}] {inside}"


def _sign(page: Page) -> None:
    box = page.locator("[data-sign-box]").bounding_box()
    assert box
    page.mouse.move(box["x"] + 80, box["y"] + 120)
    page.mouse.down()
    for x, y in ((160, 50), (240, 150), (330, 70), (430, 140)):
        page.mouse.move(box["x"] + x, box["y"] + y, steps=6)
    page.mouse.up()
    page.click("[data-sign] button[type=submit]")
    page.wait_for_url("**/review")


def _lobby(page: Page, tab: Any) -> None:
    """Every open item of a lobby sheet passes."""
    if page.locator(_item("floor", "[data-value][aria-pressed=true]")).count() == 0:
        page.click(_item("floor", "[data-value=conform]"))
    if page.locator(_item("lamps", "[data-value][aria-pressed=true]")).count() == 0:
        page.click(_item("lamps", "[data-value='0']"))
    page.click("[data-section-button='1']")
    if page.locator("[data-item=seats]").is_visible():
        page.click(_item("seats", "[data-value=conform]"))
    tab.all_saved()


def test_from_start_to_result(tablet: Open, photo: Path) -> None:
    tab = tablet()
    page = tab.sign_in("inspector")
    walk = _start(page, tab.site.address)

    # A failed item asks for photo and note; both survive a reload.
    _stop(page, 0)
    page.click(_item("floor", "[data-value=nonconform]"))
    assert page.locator(_item("floor", "[data-photo-wanted]")).is_visible()
    page.click(_item("floor", ".chip >> nth=0"))
    page.set_input_files(_item("floor", "[data-photo-input] >> nth=0"), photo)
    page.wait_for_selector(_item("floor", ".photo-open img"))
    tab.all_saved()
    _reload(page)
    assert page.get_attribute(_item("floor", "[data-value=nonconform]"), "aria-pressed") == "true"
    assert page.input_value(_item("floor", "[data-note]")) == "Water on the floor"
    assert page.locator(_item("floor", ".photo-open img")).count() == 1
    _lobby(page, tab)

    page.goto(walk)
    _stop(page, 1)
    _lobby(page, tab)

    # A measured value tells at once whether it is within its limit; an answer brings up the next question.
    page.click("[data-after]")
    page.wait_for_selector("[data-item=rings]")
    _ready(page)
    page.fill(_item("rings", "[data-field=value]"), "5")
    page.keyboard.press("Tab")
    assert page.inner_text(_item("rings", "[data-verdict]")) == "Outside the limit"
    page.click(_item("tone", "[data-value='4']"))
    assert page.locator("[data-item=greeting-missing]").is_hidden()
    page.click(_item("greeting", "[data-value=short]"))
    page.fill(_item("greeting-missing", "[data-field=value]"), "No name given")
    page.keyboard.press("Tab")
    tab.all_saved()

    # The review cannot be finished yet and lists what is open; a tap leads there.
    page.goto(f"{walk}/review")
    assert page.locator("form[action$='/finish']").count() == 0
    assert "Possible once everything is answered" in page.inner_text(".steps")
    page.click(".open-list a:has-text('Replied in time')")
    _ready(page)
    page.click(_item("sampled", "[data-all]"))
    page.click(_item("sampled", "[data-for=conforming][data-step='-1']"))
    tab.all_saved()
    assert page.input_value(_item("sampled", "[data-field=conforming]")) == "9"

    page.goto(f"{walk}/review")
    page.click("a[href*='sign?role=inspector']")
    _sign(page)
    assert page.locator("img.signature").count() == 1
    page.click("form[action$='/finish'] button")
    page.wait_for_selector(".verdict-card")
    assert re.fullmatch(r"\d+\.\d", page.inner_text(".score strong"))
    assert "Water on the floor" in _read(page, "Floor level and clean")


def _read(page: Page, item: str) -> str:
    page.click(f".table a:has-text('{item}') >> nth=0")
    page.wait_for_selector(".item.read")
    return page.inner_text("main")


def test_without_a_connection_nothing_is_lost(tablet: Open, photo: Path) -> None:
    tab = tablet()
    page = tab.sign_in("inspector")
    _start(page, tab.site.address)
    _stop(page, 0)
    tab.context.set_offline(True)
    page.click(_item("floor", "[data-value=nonconform]"))
    page.set_input_files(_item("floor", "[data-photo-input] >> nth=0"), photo)
    page.wait_for_selector(_item("floor", "[data-photos] li"))
    page.wait_for_selector(_item("floor", ".item-state.waiting"))
    assert page.inner_text("[data-save-state]") == "2 not sent yet"
    # Sections work without a connection too.
    page.click("[data-section-button='1']")
    page.click("[data-section-button='0']")
    tab.context.set_offline(False)
    page.wait_for_selector(_item("floor", ".photo-open img"))
    tab.all_saved()
    _reload(page)
    assert page.get_attribute(_item("floor", "[data-value=nonconform]"), "aria-pressed") == "true"
    assert page.locator(_item("floor", ".photo-open")).count() == 1
    tab.complaints.clear()


def test_a_page_left_before_it_could_send_sends_on_return(tablet: Open) -> None:
    tab = tablet()
    page = tab.sign_in("inspector")
    walk = _start(page, tab.site.address)
    _stop(page, 0)
    page.route("**/answer", lambda route: route.abort())
    page.click(_item("floor", "[data-value=conform]"))
    page.wait_for_selector(_item("floor", ".item-state.waiting"))
    sheet = page.url
    page.unroute("**/answer")
    page.evaluate("localStorage.setItem('kept', String(localStorage.length))")
    # The walk list sends it, wherever one comes back first.
    page.route("**/answer", lambda route: route.abort())
    page.goto(walk)
    page.wait_for_selector("[data-outbox]:not([hidden])")
    page.unroute("**/answer")
    page.goto(sheet)
    tab.all_saved()
    _reload(page)
    assert page.get_attribute(_item("floor", "[data-value=conform]"), "aria-pressed") == "true"
    assert "Saved" in page.inner_text(_item("floor", "[data-state]"))
    tab.complaints.clear()


def test_the_second_writer_chooses(tablet: Open) -> None:
    first, second = tablet(), tablet()
    walk = _start(first.sign_in("inspector"), first.site.address)
    second.sign_in("quality_manager")
    for tab in (first, second):
        tab.page.goto(walk)
        _stop(tab.page, 0)
    first.page.click(_item("floor", "[data-value=conform]"))
    first.all_saved()
    second.page.click(_item("floor", "[data-value=partial]"))
    second.page.wait_for_selector(_item("floor", "[data-clash]"))
    assert "Conforming" in second.page.inner_text(_item("floor", "[data-clash-text]"))
    second.page.click(_item("floor", "[data-use-mine]"))
    second.all_saved()
    _reload(first.page)
    assert first.page.get_attribute(_item("floor", "[data-value=partial]"), "aria-pressed") == "true"
    # A 409 is an answer like any other; only the browser's console calls it an error.
    second.complaints.clear()


def test_taking_back_and_excusing(tablet: Open) -> None:
    tab = tablet()
    page = tab.sign_in("inspector")
    _start(page, tab.site.address)
    _stop(page, 0)
    conform = _item("floor", "[data-value=conform]")
    page.click(conform)
    page.click(conform)
    tab.all_saved()
    assert page.get_attribute(conform, "aria-pressed") == "false"
    page.click(_item("floor", "[data-open=more]"))
    page.click(_item("floor", "[data-excuse=not_inspected]"))
    page.click(_item("floor", "[data-reason-phrase='Locked, no access']"))
    tab.all_saved()
    _reload(page)
    assert page.input_value(_item("floor", "[data-reason]")) == "Locked, no access"
    page.fill(_item("lamps", "[data-field=value]"), "many")
    page.keyboard.press("Tab")
    assert "Not saved" in page.inner_text(_item("lamps", "[data-state]"))


def test_a_refused_photo_says_why(tablet: Open, tmp_path: Path) -> None:
    tab = tablet()
    page = tab.sign_in("inspector")
    _start(page, tab.site.address)
    _stop(page, 0)
    broken = tmp_path / "holiday.jpg"
    broken.write_bytes(jpeg()[:2000])
    page.set_input_files(_item("floor", "[data-photo-input] >> nth=0"), broken)
    page.wait_for_selector(_item("floor", ".failed"))
    assert "holiday.jpg" in page.inner_text(_item("floor", ".photos"))
    page.click(_item("floor", ".photos .button"))
    page.wait_for_selector(_item("floor", ".photos li"), state="detached")
    tab.complaints.clear()


def test_a_photo_is_looked_at_and_removed(tablet: Open, photo: Path) -> None:
    tab = tablet()
    page = tab.sign_in("inspector")
    _start(page, tab.site.address)
    _stop(page, 0)
    page.set_input_files(_item("lamps", "[data-photo-input] >> nth=0"), photo)
    page.click(_item("lamps", ".photo-open"))
    page.click("[data-photo-remove]")
    page.wait_for_selector(_item("lamps", ".photos"), state="hidden")
    _reload(page)
    assert page.locator(_item("lamps", ".photo-open")).count() == 0
