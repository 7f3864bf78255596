"""Parts of the tablet app that come late: what is tapped before is kept, and goes on when they come."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from inspect_app.web import field
from tests.browser.conftest import LANDSCAPE, PATIENCE, Site
from tests.factories.cast import PASSWORD

pytestmark = pytest.mark.browser


class Held:
    """Requests for files that a sheet does without, until they are let go."""

    def __init__(self) -> None:
        facts = json.loads((field.built_folder() / "field.json").read_text(encoding="utf-8"))
        self.needed = {*facts["opened"]["en"]["views/sheet.js"], facts["style"]}
        self.routes: list[Route] = []
        self.holds = False

    def __call__(self, route: Route) -> None:
        if not self.holds or route.request.url.rpartition("/")[2] in self.needed:
            route.continue_()
        else:
            self.routes.append(route)

    def let_go(self) -> None:
        """From now on everything comes."""
        self.holds = False
        for route in self.routes:
            route.continue_()


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def sheet(chromium: Browser, site: Site, held: Held) -> Iterator[Page]:
    """A sheet, opened by itself on a slow line: all else is still on its way."""
    # The service worker would answer before any line is slow.
    context = chromium.new_context(
        locale="en-GB",
        viewport={"width": LANDSCAPE[0], "height": LANDSCAPE[1]},
        has_touch=True,
        service_workers="block",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.route("**/static/built/*", held)
    page.goto(f"{site.address}/sign-in?next=%2Ffield%2F")
    page.fill("[name=username]", "inspector")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    own = f"[data-inspection='{site.cast.own['inspection_id']}']"
    page.click(f"{own} button:has-text('Download')")
    page.click(f"{own} a:has-text('Open')")
    page.click("a.stop >> nth=0")
    page.wait_for_selector("article [data-tap]")
    held.holds = True
    page.reload()
    page.wait_for_selector("article [data-tap]")
    yield page
    context.close()


def test_an_answer_is_kept_before_the_rest_has_come_and_sent_when_it_has(sheet: Page, held: Held) -> None:
    card = sheet.locator("article:has([data-tap])").first
    card.locator("[data-tap]").first.click()
    expect(card.locator("[data-state=here]")).to_be_visible()
    expect(sheet.locator(".status")).to_contain_text("not yet on the server", use_inner_text=True)
    expect(sheet.locator("[data-score]")).to_have_count(0)
    assert held.routes
    held.let_go()
    expect(card.locator("[data-state=server]")).to_be_visible()
    expect(sheet.locator(".sheet-score")).not_to_be_empty()


def test_a_tap_on_what_has_not_come_yet_is_done_when_it_comes(sheet: Page, held: Held) -> None:
    with sheet.expect_file_chooser() as chooser:
        sheet.locator("[data-camera]").first.click()
        sheet.wait_for_timeout(300)
        held.let_go()
    assert not chooser.value.is_multiple()
