"""The tablet app's frame in Chromium: offline, updated, half deployed, in both languages, by keyboard."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Response
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from inspect_app.services import accounts
from inspect_app.web import field
from tests.browser.conftest import LANDSCAPE, PATIENCE, PORTRAIT, Site
from tests.factories.cast import PASSWORD

pytestmark = pytest.mark.browser
# What Chromium says of a request that finds no network; the app says it in the status line.
EXPECTED = re.compile(
    r"net::ERR_INTERNET_DISCONNECTED|status of (401|503)|An unknown error occurred when fetching"
)
PAGES = ["#/", "#/storage", "#/scan", "#/install", "#/nowhere"]
# What comes after the first view waits until somebody sees it.
UNSEEN = """
const asked = [];
const ask = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (act) => asked.push(act);
window.paint = () => {
  window.requestAnimationFrame = ask;
  asked.forEach((act) => ask(act));
};
"""
AT_REST = """navigator.serviceWorker.getRegistration()
  .then(({ waiting }) => !waiting && !sessionStorage.getItem("inspect-loaded-anew"))"""
BUSY = """async () => {
  const others = ["inspect-choices", "inspect-feedfacecafe"];
  const [name] = (await caches.keys()).filter((each) => !others.includes(each));
  const cache = await caches.open(name);
  const kept = (await cache.keys()).find(({ url }) => url.includes("image_worker"));
  await cache.delete(kept);
  void fetch(kept.url).catch(() => {});
}"""
# A service worker that takes its time to look which windows there are.
SLOW = """
const matchAll = Clients.prototype.matchAll;
Clients.prototype.matchAll = async function (...given) {
  await new Promise((resolve) => setTimeout(resolve, 2500));
  return matchAll.apply(this, given);
};
"""


class Field:
    """The app in one window; what its console complains of is kept."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.context = context
        self.site = site
        self.complaints: list[str] = []
        self.page = self.window()

    def window(self) -> Page:
        """One more window of the same tablet."""
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not EXPECTED.search(text):
            self.complaints.append(text)

    def sign_in(self, name: str = "inspector") -> Page:
        """Through the office's form, and on to the app as a person would go."""
        page = self.page
        page.goto(f"{self.site.address}/sign-in?next=%2Ffield%2F")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_selector("h1:focus")
        return page

    def go(self, where: str) -> Page:
        """Another view, by its address."""
        self.page.evaluate("where => { document.activeElement.blur(); location.hash = where }", where)
        self.page.wait_for_selector("h1:focus")
        return self.page

    def kept(self) -> Page:
        """Wait until the app's files are on the tablet and the service worker answers."""
        until(self.page, "Boolean(navigator.serviceWorker.controller)")
        return self.page

    def reload(self) -> Page:
        """As after a battery change."""
        self.page.reload()
        self.page.wait_for_selector("h1:focus")
        return self.page


def until(page: Page, expression: str) -> None:
    """Ask again and again; the page's policy forbids the usual way, which needs eval."""
    for _ in range(PATIENCE // 50):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


Open = Callable[..., Field]


@pytest.fixture
def tablet(chromium: Browser, site: Site) -> Iterator[Open]:
    """``tablet(language, size, dark)``; at the end no window may have complained."""
    opened: list[Field] = []

    def make(language: str = "en-GB", size: tuple[int, int] = LANDSCAPE, dark: bool = False) -> Field:
        context = chromium.new_context(
            locale=language,
            viewport={"width": size[0], "height": size[1]},
            has_touch=True,
            color_scheme="dark" if dark else "light",
        )
        opened.append(Field(context, site))
        return opened[-1]

    yield make
    for each in opened:
        each.context.close()
    assert [complaint for each in opened for complaint in each.complaints] == []


@pytest.fixture
def deploy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``deploy("abc", missing=…, before=…)``: another version now, whole, broken, or after a script."""
    current = field.built_folder()

    def change(build: str, missing: str = "", before: str = "") -> None:
        folder = tmp_path / f"built-{build}"
        shutil.copytree(current, folder)
        facts = json.loads((folder / "field.json").read_text(encoding="utf-8"))
        worker = (folder / "service_worker.js").read_text(encoding="utf-8").replace(facts["build"], build)
        if missing:
            worker = worker.replace(facts["style"], missing)
        (folder / "service_worker.js").write_text(before + worker, encoding="utf-8")
        facts["build"] = build
        (folder / "field.json").write_text(json.dumps(facts), encoding="utf-8")
        monkeypatch.setattr(field, "built_folder", lambda: folder)

    return change


def _caches(page: Page) -> list[str]:
    return [name for name in page.evaluate("caches.keys()") if name != "inspect-choices"]


def _look_for_a_new_version(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => 1, () => 0)")


def _update(page: Page) -> None:
    with page.expect_navigation():
        page.click("text=Update now")
    # Loaded once more where the version before takes its time to go; just then the page gives no answer.
    for _ in range(PATIENCE // 50):
        with suppress(Error):
            if page.evaluate(AT_REST):
                page.wait_for_selector("h1:focus")
                return
        page.wait_for_timeout(50)
    raise AssertionError(page.inner_text("body"))


def test_the_list_opens_again_without_a_network(tablet: Open) -> None:
    tab = tablet()
    tab.sign_in()
    page = tab.kept()
    tab.context.set_offline(True)
    tab.reload()
    assert page.inner_text("h1") == "Inspections"
    assert page.title() == "Inspections · Field inspections"
    tab.go("#/scan")
    tab.go("#/storage")
    expect(page.locator("main")).to_contain_text("Yes", use_inner_text=True)


def test_nothing_of_the_interface_is_kept_in_a_cache(tablet: Open) -> None:
    tab = tablet()
    tab.sign_in()
    page = tab.kept()
    page.wait_for_selector("[data-inspection]")
    kept = page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(c => c.keys()))))"
        ".then(all => all.flat().map(request => new URL(request.url).pathname))"
    )
    assert {"/field/zh", "/field/en", "/field/image_worker.js", "/field/journal_worker.js"} <= set(kept)
    assert [path for path in kept if not path.startswith(("/field/", "/static/built/"))] == []


def test_an_inspection_is_downloaded_and_then_ready_for_offline(tablet: Open) -> None:
    tab = tablet()
    tab.sign_in()
    page = tab.kept()
    own = tab.site.cast.own["inspection_id"]
    page.click(f"[data-inspection='{own}'] button:has-text('Download')")
    page.wait_for_selector(f"[data-inspection='{own}'] .badge.good")
    page.click(f"[data-inspection='{own}'] summary")
    expect(page.locator(f"[data-inspection='{own}']")).to_contain_text(
        "The inspection is here, all of it", use_inner_text=True
    )
    tab.context.set_offline(True)
    tab.reload()
    page.wait_for_selector(f"[data-inspection='{own}'] .badge.good")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click(f"[data-inspection='{own}'] summary")
    page.click("text=Remove from this tablet")
    page.wait_for_selector(f"[data-inspection='{own}'] :text('Not downloaded')")


def test_a_new_version_waits_and_is_offered_on_the_list_only(
    tablet: Open, deploy: Callable[..., None]
) -> None:
    tab = tablet()
    tab.sign_in()
    page = tab.kept()
    [before] = _caches(page)
    tab.go("#/storage")
    deploy("feedfacecafe")
    _look_for_a_new_version(page)
    until(page, "navigator.serviceWorker.getRegistration().then(r => Boolean(r.waiting))")
    tab.reload()
    assert page.locator("text=Update now").count() == 0
    tab.go("#/")
    page.wait_for_selector("text=Update now")
    assert before in _caches(page)
    _update(page)
    assert _caches(page) == ["inspect-feedfacecafe"]
    tab.context.set_offline(True)
    tab.reload()


def test_a_new_version_does_not_start_under_another_window(tablet: Open, deploy: Callable[..., None]) -> None:
    tab = tablet()
    tab.sign_in()
    page = tab.kept()
    [before] = _caches(page)
    other = tab.window()
    other.goto(f"{tab.site.address}/field/")
    other.wait_for_selector("h1:focus")
    deploy("feedfacecafe")
    _look_for_a_new_version(page)
    page.click("text=Update now")
    page.wait_for_selector("text=Close the other windows of this app first")
    assert before in _caches(page)
    other.close()
    _update(page)


def test_a_slow_tablet_tells_of_the_other_window_as_well(tablet: Open, deploy: Callable[..., None]) -> None:
    tab = tablet()
    tab.sign_in()
    page = tab.kept()
    other = tab.window()
    other.goto(f"{tab.site.address}/field/")
    other.wait_for_selector("h1:focus")
    deploy("feedfacecafe", before=SLOW)
    _look_for_a_new_version(page)
    page.click("text=Update now")
    page.wait_for_selector("text=Close the other windows of this app first")


def test_a_window_loaded_before_the_version_before_had_gone_follows_it(
    tablet: Open, deploy: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = tablet()
    tab.sign_in()
    page = tab.kept()
    deploy("feedfacecafe")
    _look_for_a_new_version(page)
    page.wait_for_selector("text=Update now")
    answered = Event()
    script = field._script

    def late(name: str) -> Response:
        assert name != "image_worker" or answered.wait(PATIENCE / 1000)
        return script(name)

    monkeypatch.setattr(field, "_script", late)
    # The version before has to ask the server, and waits for the answer.
    page.evaluate(BUSY)
    page.add_init_script(UNSEEN)
    with page.expect_navigation():
        page.click("text=Update now")
    page.wait_for_selector("h1:focus")
    answered.set()
    until(page, "caches.keys().then((names) => names.includes('inspect-feedfacecafe') && names.length === 2)")
    with page.expect_navigation():
        page.evaluate("paint()")
    page.wait_for_selector("h1:focus")
    page.evaluate("paint()")


def test_a_broken_deploy_leaves_the_version_before(tablet: Open, deploy: Callable[..., None]) -> None:
    tab = tablet()
    tab.sign_in()
    page = tab.kept()
    before = _caches(page)
    deploy("feedfacecafe", missing="field-lost.css")
    _look_for_a_new_version(page)
    until(page, "navigator.serviceWorker.getRegistration().then(r => !r.installing)")
    assert _caches(page) == before
    assert page.locator("text=Update now").count() == 0
    tab.context.set_offline(True)
    tab.reload()


def test_the_language_is_changed_and_stays_without_a_network(tablet: Open) -> None:
    tab = tablet()
    tab.sign_in()
    page = tab.kept()
    page.click("text=中文")
    page.wait_for_selector("h1:has-text('检查列表')")
    tab.context.set_offline(True)
    page.goto(f"{tab.site.address}/field/#/storage")
    page.wait_for_selector("h1:has-text('存储与救援')")
    assert page.get_attribute("html", "lang") == "zh-Hans"


def test_the_rescue_file_goes_out_without_a_network_and_in_with_one(tablet: Open, tmp_path: Path) -> None:
    tab = tablet()
    tab.sign_in()
    page = tab.kept()
    own = tab.site.cast.own
    page.click(f"[data-inspection='{own['inspection_id']}'] button:has-text('Download')")
    page.wait_for_selector(f"[data-inspection='{own['inspection_id']}'] a:has-text('Open')")
    tab.context.set_offline(True)
    tab.go(f"#/i/{own['inspection_id']}/s/{own['sheet_id']}")
    page.click("main button:has-text('Conform') >> nth=0")
    page.wait_for_selector(".status:has-text('Saved here; 1 answer not yet on the server')")
    tab.go("#/storage")
    with page.expect_download() as download:
        page.click("[data-rescue-out]")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    rescue = json.loads(path.read_text(encoding="utf-8"))
    assert [op["field"] for op in rescue["ops"][str(own["inspection_id"])]] == ["answer"]
    damaged = tmp_path / "damaged.json"
    damaged.write_bytes(path.read_bytes()[:-20])
    page.set_input_files("#rescue-file", damaged)
    page.wait_for_selector("text=This is no rescue file, or it is damaged.")
    tab.context.set_offline(False)
    page.set_input_files("#rescue-file", path)
    page.wait_for_selector("text=The file is sound: 1 inspection, 1 answer, 0 photos.")
    page.click("button:has-text('Hand in')")
    page.wait_for_selector("text=The server took 1 and refused 0.")
    page.wait_for_selector(".status:has-text('All on the server')")


def test_brightness_is_chosen_and_stays(tablet: Open) -> None:
    tab = tablet(dark=True)
    page = tab.sign_in()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.click("text=Brightness: as the tablet")
    page.click("text=Brightness: dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    tab.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_signed_out_the_app_goes_on_and_leads_back(tablet: Open) -> None:
    tab = tablet()
    tab.sign_in()
    page = tab.kept()
    # Not only off this tablet: every answer under way would bring the cookie back.
    with tab.site.app.extensions["database"].writing() as session:
        accounts.sign_out(session, tab.site.cast.people["inspector"])
    tab.go("#/storage")
    tab.reload()
    page.wait_for_selector(".status[data-status=signed-out]")
    expect(page.locator(".notices")).to_contain_text("Everything is kept on the tablet", use_inner_text=True)
    page.click("text=Sign in again >> nth=-1")
    page.fill("[name=username]", "inspector")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_selector("h1:has-text('Storage and rescue')")
    page.wait_for_selector(".status:not([data-status=signed-out])")


def test_what_cannot_be_opened_says_so_and_leads_on(tablet: Open) -> None:
    tab = tablet()
    page = tab.sign_in()
    tab.go("#/i/018f0000-0000-7000-8000-000000000000")
    expect(page.locator("main")).to_contain_text("not on this tablet", use_inner_text=True)
    tab.go("#/nowhere")
    expect(page.locator("main")).to_contain_text("There is no such page", use_inner_text=True)
    page.click("main >> text=Storage and rescue")
    page.wait_for_selector("h1:has-text('Storage and rescue')")
    # The app asks the server first, and only the browser calls its answer an error.
    assert all("404" in complaint for complaint in tab.complaints)
    tab.complaints.clear()


def test_a_view_that_fails_says_so_and_the_storage_page_is_still_there(tablet: Open) -> None:
    tab = tablet()
    page = tab.sign_in()
    page.wait_for_selector("[data-inspection]")
    page.add_init_script("Intl.DateTimeFormat = class { constructor() { throw new Error('out of order') } }")
    page.reload()
    page.wait_for_selector("main:has-text('The page failed. What you entered is kept on the tablet.')")
    expect(page.locator("main")).to_contain_text("Error: out of order", use_inner_text=True)
    page.click("main >> text=Storage and rescue")
    page.wait_for_selector("h1:has-text('Storage and rescue')")
    # What is read later than this view complains of the same.
    page.goto("about:blank")
    assert all("out of order" in complaint for complaint in tab.complaints)
    tab.complaints.clear()


def test_storage_that_cannot_be_opened_is_told(tablet: Open) -> None:
    tab = tablet()
    page = tab.sign_in()
    page.wait_for_selector("[data-inspection]")
    page.add_init_script(
        "navigator.storage.getDirectory = () => Promise.reject(new DOMException('', 'SecurityError'))"
    )
    page.add_init_script("indexedDB.open = () => { throw new DOMException('', 'SecurityError') }")
    page.reload()
    page.wait_for_selector(".status.bad:has-text('Storage is broken')")
    expect(page.locator(".notices")).to_contain_text(
        "what you enter now may not be kept", use_inner_text=True
    )
    assert all("SecurityError" in complaint for complaint in tab.complaints)
    tab.complaints.clear()


def test_one_comes_everywhere_by_keyboard(tablet: Open) -> None:
    tab = tablet()
    page = tab.sign_in()
    page.wait_for_selector("[data-inspection]")
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"))
    assert any("Scan a label" in each for each in reached)
    assert any("Download" in each for each in reached)
    page.focus("text=Scan a label")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:focus:has-text('Scan a location')")


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
@pytest.mark.parametrize(("size", "dark"), [(LANDSCAPE, False), (PORTRAIT, True)], ids=["landscape", "dark"])
def test_no_view_shuts_anybody_out(tablet: Open, language: str, size: tuple[int, int], dark: bool) -> None:
    tab = tablet(language, size, dark)
    page = tab.sign_in()
    page.wait_for_selector("[data-inspection]")
    faults, small, wide = [], [], []
    for where in PAGES:
        tab.go(where)
        found: list[dict[str, Any]] = Axe().run(page).response["violations"]
        faults += [f"{where} {each['id']}: {node['html']}" for each in found for node in each["nodes"]]
        for each in page.locator(
            "button:visible, a.button:visible, a.top-way:visible, summary:visible"
        ).all():
            box = each.bounding_box()
            if box and box["height"] < 47.5:
                small.append(f"{where} {each.inner_text()}")
        if page.evaluate("document.documentElement.scrollWidth") > size[0]:
            wide.append(where)
    assert (faults, small, wide) == ([], [], [])
