"""One inspection, from the office onto the tablet and back: started, conducted, submitted, reported."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.factories.pictures import jpeg

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a camera gives it."""
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(jpeg(3, (1600, 1200)))
    return path


def _start(page: Page, address: str) -> None:
    """Start it in the office, and follow the way onto the tablet."""
    page.goto(f"{address}/inspections/new")
    page.click(".big-link")
    page.click("main .card button[type=submit]")
    page.click("a:has-text('Open on the tablet')")
    page.wait_for_selector(".stop")


def _stops(page: Page, title: str) -> list[str]:
    """The addresses of the sheets of one checklist."""
    found = page.locator(f".stop:has(strong:text-is('{title}'))").all()
    return [str(each.get_attribute("href")) for each in found]


def _go(page: Page, where: str, ready: str) -> None:
    """Another view, as by a link; the one before may be alike, but has no focus any more."""
    page.evaluate("where => { document.activeElement.blur(); location.hash = where }", where)
    page.wait_for_selector("h1:focus")
    page.wait_for_selector(ready)


def _item(page: Page, name: str, within: str = "") -> Any:
    return page.locator(f"#item-{name} {within}".strip())


def _seats(page: Page) -> None:
    """What is asked in some lobbies only."""
    page.locator(".section-button").nth(1).click()
    if _item(page, "seats").is_visible():
        _item(page, "seats", "[data-value=conform]").click()


def _lobbies(page: Page, photo: Path) -> None:
    first, second = _stops(page, "Lobby")
    _go(page, first, "#item-floor")
    _item(page, "floor", "[data-value=nonconform]").click()
    with page.expect_file_chooser() as chooser:
        _item(page, "floor", "[data-camera]").click()
    chooser.value.set_files(photo)
    expect(_item(page, "floor", "[data-photo]")).to_have_count(1)
    _item(page, "floor", ".chip").first.click()
    _item(page, "lamps", "[data-value='0']").click()
    _seats(page)
    _go(page, second, "#item-floor")
    _item(page, "floor", "[data-value=conform]").click()
    _item(page, "lamps", ".step").nth(1).click()
    _seats(page)


def _call(page: Page) -> None:
    _item(page, "rings", "input").fill("5")
    expect(_item(page, "rings", ".verdict")).to_have_text("Outside the limit")
    _item(page, "tone", "[data-value='4']").click()
    _item(page, "greeting", "[data-value=short]").click()
    _item(page, "greeting-missing", "textarea").fill("No name given")
    _item(page, "greeting-missing", "textarea").blur()


def _records(page: Page) -> None:
    _item(page, "sampled", "[data-value=all]").click()
    _item(page, "sampled", ".step").first.click()
    _item(page, "last-review", "input").fill("2026-11-02")
    _item(page, "staff", "input").fill("7")
    _item(page, "staff", "input").blur()


def _sign(page: Page) -> None:
    page.click("a:has-text('Sign') >> nth=0")
    page.wait_for_selector("canvas.sign-box")
    box = page.locator("canvas.sign-box").bounding_box()
    assert box
    page.mouse.move(box["x"] + 80, box["y"] + 100)
    page.mouse.down()
    for x, y in ((160, 50), (240, 130), (330, 70), (430, 120)):
        page.mouse.move(box["x"] + x, box["y"] + y, steps=6)
    page.mouse.up()
    page.click("button:has-text('Confirm')")
    page.wait_for_selector("img.signature:not(.void)")


def test_from_the_office_onto_the_tablet_and_back(tablet: Open, photo: Path) -> None:
    tab = tablet()
    page = tab.sign_in("inspector")
    _start(page, tab.site.address)
    walk = "#" + page.url.partition("#")[2]
    _lobbies(page, photo)
    _go(page, walk, ".stop")
    _go(page, _stops(page, "Telephone")[0], "#item-rings")
    _call(page)
    _go(page, walk, ".stop")
    _go(page, _stops(page, "Records")[0], "#item-sampled")
    _records(page)

    # One more call, met on the way.
    _go(page, walk, ".stop")
    page.click("button:has-text('Add an encounter')")
    page.fill("#encounter-label", "14:05")
    page.click("dialog button:has-text('Add')")
    page.wait_for_selector("#item-rings")
    _call(page)

    # The review takes remarks, then the signature under all of it, then it is handed over.
    _go(page, f"{walk}/review", "#remarks")
    page.fill("#remarks", "Rain all day")
    page.locator("#remarks").blur()
    _sign(page)
    page.click("button:has-text('Submit the inspection')")
    page.wait_for_selector(".receipt.done")
    assert re.fullmatch(r"\d+\.\d", page.inner_text(".verdict .figure"))

    # Back in the office: the result, the sheet, and the report, which is ordered.
    page.click("a:has-text('See the result')")
    page.wait_for_selector(".verdict-card")
    assert "Rain all day" in page.inner_text("main")
    assert "No. 2 · 14:05" in page.inner_text(".sheet-links")
    page.click(".table a:has-text('Floor level and clean') >> nth=0")
    page.wait_for_selector(".item.read")
    assert "Water on the floor" in page.inner_text("main")
    source = page.locator(".photos img").first.get_attribute("src")
    assert page.request.get(f"{tab.site.address}{source}").headers["content-type"] == "image/jpeg"
    page.go_back()
    page.click("button:has-text('Make the English report')")
    page.wait_for_selector("h1")
    assert "English" in page.inner_text("main")
