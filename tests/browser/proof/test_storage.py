"""What a browser can do to what it keeps: close it, fill up, lose it all; and photos through kills."""

import random
import shutil
from pathlib import Path

import pytest

from tests.browser.proof.counting import (
    ALL_SENT,
    ROUNDS,
    SHOWN,
    TAPS,
    Told,
    all_sent,
    figures,
    hear,
    prepared,
    sheet_of,
    shown,
    take_photo,
    tap,
    tapped,
)
from tests.browser.proof.real_tablet import Tablets, until
from tests.factories.pictures import jpeg
from tests.factories.started_server import StartedServer

pytestmark = pytest.mark.browser
CAPTURE = """
  const open = IDBFactory.prototype.open;
  window.opened = [];
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    request.addEventListener("success", () => window.opened.push(request.result));
    return request;
  };
"""
# A tenth of the kills: each of these rounds is a whole life of a tablet.
FEWER = max(5, ROUNDS // 10)
PHOTOGRAPHED = ("floor", "lamps")
# Two photos a round, and a tablet puts twelve to an item.
WITH_PHOTOS = min(FEWER, 6 * len(PHOTOGRAPHED))


def test_a_database_closed_under_the_page_is_opened_again(server: StartedServer, tablets: Tablets) -> None:
    tablet = tablets(server.address)
    tablet.script = CAPTURE
    page = prepared(tablet, server)
    for event in ("", ".dispatchEvent(new Event('close'))") * 2:
        tap(tablet, page, 2)
        page.evaluate("opened.at(-1).close()")
        if event:
            page.evaluate(f"opened.at(-1){event}")
    page.evaluate(TAPS, 0)
    for _ in range(5):
        hear(tablet, page, len(tablet.ticks) + 2)
        before = page.evaluate("opened.at(-1).close(); opened.length")
        until(page, f"opened.length > {before}")
    page.reload()
    assert shown(page) >= tablet.ticks[-1]
    all_sent(page)
    found = figures(tablet, server)
    assert (found.lost, found.doubled) == ([], [])
    assert [each for each in tablet.heard if "broken" in each.lower()] == []


def test_a_full_disk_is_told_and_what_was_ticked_is_kept(
    server: StartedServer, tablets: Tablets, record_property: Told
) -> None:
    tablet = tablets(server.address)
    page = prepared(tablet, server)
    # Once in the middle of the work, which Chromium notices within half a minute, then at starts.
    for round_ in range(FEWER):
        assert tablet.context
        disk = tablet.context.new_cdp_session(page)
        if round_ == 0:
            tap(tablet, page, 1)
        tablet.context.set_offline(True)
        disk.send("Storage.overrideQuotaForOrigin", {"origin": server.address, "quotaSize": 1})
        if round_ > 0:
            page = tablet.open(sheet_of(server))
            assert shown(page) >= tablet.ticks[-1]
        page.evaluate(TAPS, 0)
        page.wait_for_selector("#item-lamps [data-state=unsaved]")
        page.wait_for_selector(".status.bad:has-text('Storage is broken')")
        page.wait_for_selector(".notices a[href='#/storage']")
        disk.send("Storage.overrideQuotaForOrigin", {"origin": server.address})
        page.reload()
        assert shown(page) >= tablet.ticks[-1]
        page.wait_for_selector(".status:not(.bad)")
        tap(tablet, page, 1)
        tablet.context.set_offline(False)
        all_sent(page)
        tablet.close()
        page = tablet.start()
    found = figures(tablet, server)
    record_property("figures", found.told(f"disk full {FEWER} times"))
    assert (found.lost, found.doubled) == ([], [])


def test_a_lost_database_is_restored_from_the_journal(
    server: StartedServer, tablets: Tablets, record_property: Told
) -> None:
    tablet = tablets(server.address)
    find = f"""document.querySelector('[data-inspection="{server.cast.own["inspection_id"]}"] """
    prepared(tablet, server)
    tablet.close()
    for round_ in range(FEWER):
        page = tablet.start()
        assert tablet.context
        # With the database went the inspection itself: it is fetched again, what was entered is here.
        page = tablet.open("#/")
        all_sent(page)
        until(page, f"{find}.inspection-do button')?.click(); {find}.inspection-do a') !== null")
        tablet.context.set_offline(round_ % 2 == 0)
        page = tablet.open(sheet_of(server))
        page.wait_for_selector(SHOWN)
        until(page, f"document.querySelector('{SHOWN}').value >= {max(tablet.ticks, default=0)}")
        tapped(tablet, page, 3)
        tablet.kill()
        [databases] = tablet.profile.glob("Default/IndexedDB/*.leveldb")
        shutil.rmtree(databases)
    tablet.start()
    page = tablet.open("#/")
    all_sent(page)
    found = figures(tablet, server)
    record_property("figures", found.told(f"IndexedDB lost {FEWER} times"))
    assert (found.lost, found.doubled) == ([], [])


def test_photos_survive_kills(
    server: StartedServer, tablets: Tablets, tmp_path: Path, record_property: Told
) -> None:
    tablet = tablets(server.address)
    prepared(tablet, server)
    tablet.close()
    kept: list[str] = []
    for round_ in range(WITH_PHOTOS):
        page = tablet.start()
        page = tablet.open(sheet_of(server))
        page.wait_for_selector(SHOWN)
        until(page, f"document.querySelectorAll('[data-photo] canvas').length >= {len(kept)}")
        path = tmp_path / f"{round_}.jpg"
        path.write_bytes(jpeg(round_, (1600, 1200)))
        item = PHOTOGRAPHED[round_ % len(PHOTOGRAPHED)]
        kept.append(take_photo(page, path, item))
        # One more is on its way when the battery dies: it may be lost, or kept whole.
        with page.expect_file_chooser() as chooser:
            page.click(f"#item-{item} [data-camera]")
        chooser.value.set_files(str(path))
        page.wait_for_timeout(random.uniform(0, 500))
        tablet.kill()
    tablet.start()
    page = tablet.open(sheet_of(server))
    page.wait_for_selector(SHOWN)
    all_sent(page)
    stored = server.photos(server.cast.own["inspection_id"])
    lost = [blob for blob in kept if not stored.get(blob)]
    told = f"browser killed {WITH_PHOTOS} times with photos: {len(kept)} kept, lost {len(lost)}"
    record_property("figures", told)
    assert lost == []
    assert {op.state for op in server.ops(server.cast.own["inspection_id"])} == {"accepted"}
    assert all(stored.values())
    assert page.evaluate(ALL_SENT)
