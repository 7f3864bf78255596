"""A whole inspection in both languages: nobody is shut out, nothing fails, nothing overflows the screen."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import LANDSCAPE, PORTRAIT
from tests.browser.proof.counting import prepared, take_photo
from tests.browser.proof.real_tablet import Tablets, until
from tests.factories.started_server import StartedServer

pytestmark = pytest.mark.browser
# What answers each item of the small programme, by item: selectors within its card.
ANSWERS = {
    "floor": "[data-value=conform]",
    "lamps": "[data-value='0']",
    "seats": "[data-value=conform]",
    "tone": "[data-tap] >> nth=-1",
    "greeting": "[data-value=full]",
    "sampled": "[data-value=all]",
}


class Journey:
    """What is wrong with the places one came through."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("requestfailed", lambda request: self.faults.append(f"failed: {request.url}"))
        page.on(
            "response",
            lambda answer: answer.status >= 400 and self.faults.append(f"{answer.status} {answer.url}"),
        )

    def look(self, name: str) -> None:
        """Axe, and the width in both positions of the tablet."""
        for size in (PORTRAIT, LANDSCAPE):
            self.page.set_viewport_size({"width": size[0], "height": size[1]})
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            if wide > size[0]:
                self.faults.append(f"{name} is {wide} wide at {size[0]}")
        found: list[dict[str, Any]] = Axe().run(self.page).response["violations"]
        self.faults += [f"{name} {each['id']}: {node['html']}" for each in found for node in each["nodes"]]

    def go(self, where: str) -> None:
        """Another view, as by a link; the one before may be alike, but has no focus any more."""
        self.page.evaluate("where => { document.activeElement.blur(); location.hash = where }", where)
        self.page.wait_for_selector("h1:focus")


@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_a_whole_inspection(server: StartedServer, tablets: Tablets, photo: Path, language: str) -> None:
    tablet = tablets(server.address, language=language)
    page = prepared(tablet, server)
    journey = Journey(page)
    walk = f"#/i/{server.cast.own['inspection_id']}"
    _photographed(page, journey, photo)
    for view, name in (("#/", "list"), ("#/storage", "storage"), ("#/scan", "scan"), (walk, "walk")):
        journey.go(view)
        journey.look(name)
    page.wait_for_selector(".stop")
    sheets = [link.get_attribute("href") for link in page.locator(".stop").all()]
    for sheet in sheets:
        journey.go(str(sheet))
        _answered(page)
    journey.look("answered sheet")
    journey.go(f"{walk}/review")
    page.wait_for_selector("a[href$='sign/inspector']")
    journey.look("review")
    journey.go(f"{walk}/sign/inspector")
    page.wait_for_selector(".sign-box")
    journey.look("sign")
    _signed(page)
    page.click("ol.steps > li:last-child button")
    page.wait_for_selector(".receipt.done")
    journey.look("receipt")
    assert journey.faults == []
    assert tablet.heard == []
    states = {op.state for op in server.ops(server.cast.own["inspection_id"])}
    assert states == {"accepted"}


def _photographed(page: Page, journey: Journey, photo: Path) -> None:
    """An item fails, is photographed and drawn on; then it turns out well."""
    page.click("#item-floor [data-value=nonconform]")
    blob = take_photo(page, photo)
    journey.look("sheet")
    page.click(f"[data-photo='{blob}']")
    page.wait_for_selector(".photo-dialog img")
    journey.look("photo viewer")
    page.click("[data-draw]")
    page.wait_for_selector(".drawing")
    page.focus(".drawing")
    for key in ("Enter", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    journey.look("annotate")
    page.click("[data-save]")
    page.wait_for_selector(".photo-dialog .marks path")
    page.keyboard.press("Escape")


def _answered(page: Page) -> None:
    """Every section of the open sheet."""
    page.wait_for_selector("article.item")
    # A sheet of one section shows no list of sections.
    sections = page.locator(".section-button")
    for section in range(sections.count()):
        if sections.nth(section).is_visible():
            sections.nth(section).click()
        for card in page.locator("article.item:visible").all():
            item = str(card.get_attribute("data-item"))
            if item == "rings":
                card.locator("input").fill("2")
                card.locator("input").blur()
            elif item in ANSWERS and card.locator(ANSWERS[item]).get_attribute("aria-pressed") != "true":
                card.locator(ANSWERS[item]).click()
    until(page, "document.querySelector('[data-state=saving]') === null")


def _signed(page: Page) -> None:
    box = page.locator(".sign-box").bounding_box()
    assert box
    page.mouse.move(box["x"] + 80, box["y"] + box["height"] / 2)
    page.mouse.down()
    for x, y in ((160, 0.3), (240, 0.7), (330, 0.4), (430, 0.6)):
        page.mouse.move(box["x"] + x, box["y"] + box["height"] * y, steps=6)
    page.mouse.up()
    page.click(".sign-form button[type=submit]")
    page.wait_for_selector("ol.steps .signature:not(.void)")
