"""A tablet and the real server: what was tapped arrives once, whatever happens on the way."""

import base64
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route

from tests.browser.conftest import Open, Site, Tablet
from tests.browser.field.conftest import told, until
from tests.factories.pictures import signature_png
from tests.factories.wire import ANSWERS

TYPES = {".html": "text/html", ".js": "text/javascript"}
PHOTO = """
  const canvas = new OffscreenCanvas(a[0], a[0]);
  const pen = canvas.getContext("2d");
  const noise = pen.createImageData(a[0], a[0]);
  for (let start = 0; start < noise.data.length; start += 65536) {
    crypto.getRandomValues(noise.data.subarray(start, start + 65536));
  }
  for (let index = 3; index < noise.data.length; index += 4) noise.data[index] = 255;
  pen.putImageData(noise, 0, 0);
  const jpeg = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
  const meta = { width: a[0], height: a[0], taken_at: new Date().toISOString(), source: "camera" };
  const { blob } = await store.addPhoto(a[1], a[2], a[3], jpeg, meta);
  return { blob, length: jpeg.size };
"""
FILL = """
  const { sheets } = await store.bundle(a[0]);
  for (const { id, checklist, attributes } of sheets) {
    for (const [item, value] of Object.entries(a[1][checklist])) {
      if (item === "seats" && !attributes.seating) continue;
      await store.record(a[0], [{ sheet: id, item, field: "answer", value: { value } }]);
    }
  }
"""
SIGN = """
  const entries = await store.entries(a[0]);
  const { revision } = await store.bundle(a[0]);
  const ids = entries.filter(({ field }) => !field.startsWith("sign:")).map(({ op }) => op).sort();
  const signed = new TextEncoder().encode([revision.hash, ...ids].join("\\n"));
  const digest = await crypto.subtle.digest("SHA-256", signed);
  const state = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const value = { name: "王芳", image: a[1], state };
  await store.record(a[0], [{ sheet: null, item: null, field: "sign:inspector", value }]);
"""
START = """async () => {
  window.store = await field.openStore();
  window.sync = field.startSync(store);
}"""
EMPTY = {"ops": 0, "photos": 0, "rejected": 0}
COUNTS = "return store.counts()"
STATE = "return (await store.submission(a[0])).state"
IMAGE = "data:image/png;base64," + base64.b64encode(signature_png()).decode()


@pytest.fixture
def inspector(tablet: Open, site: Site, bare: Path) -> Tablet:
    """Signed in, on a bare page of the server's own address, with the inspection downloaded."""
    opened = tablet()
    opened.context.route("**/bare/**", lambda route: _serve(route, bare))
    opened.sign_in("inspector")
    _load(opened)
    told(opened.page, "await sync.refreshList(); return sync.download(a[0])", _inspection(site))
    return opened


def _serve(route: Route, bare: Path) -> None:
    name = route.request.url.rsplit("/", 1)[1] or "index.html"
    route.fulfill(path=bare / name, content_type=TYPES[Path(name).suffix])


def _load(tablet: Tablet) -> Page:
    page = tablet.go("/bare/")
    page.evaluate(START)
    return page


def _inspection(site: Site) -> str:
    return str(site.cast.own["inspection_id"])


def _lobby(page: Page, inspection: str) -> str:
    script = "return (await store.bundle(a[0])).sheets.find(({ checklist }) => checklist === 'lobby').id"
    return str(told(page, script, inspection))


def _on_the_server(page: Page, inspection: str) -> list[dict[str, Any]]:
    script = "return (await (await fetch(`/api/v1/inspections/${a[0]}/bundle`)).json()).entries"
    entries: list[dict[str, Any]] = told(page, script, inspection)
    for entry in entries:
        # When it counts by the server's clock is told to others; who made it knows when they made it.
        entry.pop("eff")
    return sorted(entries, key=lambda entry: str(entry["op"]))


def _on_the_tablet(page: Page, inspection: str) -> list[dict[str, Any]]:
    entries = told(page, "return store.entries(a[0])", inspection)
    assert not any(entry.pop("pending", False) for entry in entries)
    for entry in entries:
        entry.pop("mine", None)
        entry.pop("eff")
    return sorted(entries, key=lambda entry: str(entry["op"]))


def test_a_whole_inspection_with_photos_is_finished(inspector: Tablet, site: Site) -> None:
    page, inspection = inspector.page, _inspection(site)
    lobby = _lobby(page, inspection)
    told(page, FILL, inspection, ANSWERS)
    large = told(page, PHOTO, 1300, inspection, lobby, "floor")
    told(page, PHOTO, 200, inspection, lobby, "floor")
    assert large["length"] > 2 * 512 * 1024
    told(page, SIGN, inspection, IMAGE)
    told(page, "await sync.submit(a[0])", inspection)
    until(page, STATE, "done", inspection)
    assert told(page, "return (await store.submission(a[0])).answer.number", inspection)
    assert told(page, COUNTS) == EMPTY
    assert told(page, "return sync.status.state") == "idle"


def test_requests_that_fail_before_and_after_the_server_kept_them(inspector: Tablet, site: Site) -> None:
    page, inspection = inspector.page, _inspection(site)
    lobby = _lobby(page, inspection)
    faults = iter(["dead", "unheard", "cut", "portal"] * 3)

    def fail(route: Route) -> None:
        fault = next(faults, "")
        if fault == "dead":
            route.fulfill(status=502, content_type="text/html", body="<h1>Bad Gateway</h1>")
        elif fault == "unheard":
            route.fetch()
            route.abort("connectionreset")
        elif fault == "cut":
            answer = route.fetch()
            route.fulfill(response=answer, body=answer.text()[:40])
        elif fault == "portal":
            route.fulfill(status=200, content_type="text/html", body="<h1>Welcome to our hotel</h1>")
        else:
            route.continue_()

    inspector.context.route("**/api/v1/inspections/*/ops", fail)
    inspector.context.route("**/api/v1/blobs/**", fail)
    told(page, FILL, inspection, ANSWERS)
    told(page, PHOTO, 900, inspection, lobby, "floor")
    # A press while a request is under way counts once: the machine's speed says how many it takes.
    until(page, "sync.press(); return store.counts()", EMPTY)
    assert next(faults, "") == ""
    until(page, "return sync.status.state", "idle")
    assert _on_the_tablet(page, inspection) == _on_the_server(page, inspection)
    inspector.complaints.clear()


def test_an_expired_session_keeps_everything_until_the_same_person_is_back(
    inspector: Tablet, site: Site
) -> None:
    page, inspection = inspector.page, _inspection(site)
    # Every answer renews the cookie; none is under way any more.
    until(page, "return [sync.status.state, sync.status.last_sync !== null]", ["idle", True])
    cookies = inspector.context.cookies()
    inspector.context.clear_cookies()
    told(page, FILL, inspection, ANSWERS)
    until(page, "return sync.status.state", "signed-out")
    assert told(page, COUNTS)["ops"] > 0
    inspector.sign_in("quality_manager")
    # Each answer of the signed-out tablet asked once more whether it may be sent.
    inspector.complaints.clear()
    page = _load(inspector)
    until(page, "return [sync.status.state, sync.status.message]", ["signed-out", "other-user"])
    inspector.context.clear_cookies()
    inspector.context.add_cookies(cookies)  # type: ignore[arg-type]
    told(page, "sync.press()")
    until(page, COUNTS, EMPTY)
    assert {entry["by"] for entry in _on_the_server(page, inspection)} == {
        str(site.cast.people["inspector"].id)
    }


def test_a_tablet_that_lost_its_database_sends_again_and_may_still_finish(
    inspector: Tablet, site: Site
) -> None:
    page, inspection = inspector.page, _inspection(site)
    told(page, FILL, inspection, ANSWERS)
    until(page, COUNTS, EMPTY)
    before = _on_the_server(page, inspection)
    told(
        page,
        """
        sync.stop();
        await store.close();
        await new Promise((resolve) => { indexedDB.deleteDatabase("inspect-field").onsuccess = resolve; });
        """,
    )
    page = _load(inspector)
    until(page, COUNTS, EMPTY)
    assert _on_the_server(page, inspection) == before
    told(page, "await sync.refreshList(); return sync.download(a[0])", inspection)
    told(page, SIGN, inspection, IMAGE)
    told(page, "await sync.submit(a[0])", inspection)
    until(page, STATE, "done", inspection)


def test_a_rescue_file_is_handed_in_from_another_browser(
    inspector: Tablet, site: Site, tablet: Open, bare: Path
) -> None:
    page, inspection = inspector.page, _inspection(site)
    lobby = _lobby(page, inspection)
    told(page, "sync.stop()")
    told(page, FILL, inspection, ANSWERS)
    told(page, PHOTO, 300, inspection, lobby, "floor")
    text = told(page, "return (await store.rescueFile()).text()")
    other = tablet()
    other.context.route("**/bare/**", lambda route: _serve(route, bare))
    other.sign_in("inspector")
    found = told(_load(other), "return sync.giveBack(new Blob([a[0]]))", text)
    assert (len(found[inspection]["acked"]), found[inspection]["rejected"]) == (told(page, COUNTS)["ops"], [])
    assert len(found["photos"]["acked"]) == 1
    # The first tablet comes back to life: the server knows all of it.
    told(page, "window.sync = field.startSync(store)")
    until(page, COUNTS, EMPTY)
    until(page, "return sync.status.state", "idle")
    assert _on_the_tablet(page, inspection) == _on_the_server(page, inspection)


def test_three_tabs_send_every_op_once(inspector: Tablet, site: Site) -> None:
    page, inspection = inspector.page, _inspection(site)
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST" and request.url.endswith("/ops"):
            sent.extend(op["id"] for op in request.post_data_json["ops"])

    inspector.context.on("request", note)
    for _ in range(2):
        other = inspector.context.new_page()
        other.goto(page.url)
        other.evaluate(START)
    told(page, FILL, inspection, ANSWERS)
    until(page, COUNTS, EMPTY)
    assert sent
    assert len(sent) == len(set(sent))
    until(page, "return sync.status.state", "idle")
    assert _on_the_tablet(page, inspection) == _on_the_server(page, inspection)
