"""Findings verified on a round without a network: kept through a kill, told where somebody was first."""

from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from inspect_app.findings.model import Action
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database
from inspect_app.storage.queries import corrections
from tests.browser.proof.counting import PRESS, all_sent
from tests.browser.proof.real_tablet import RealTablet, Tablets, until
from tests.factories.cast import PASSWORD
from tests.factories.crew import do
from tests.factories.mended import mended_at
from tests.factories.started_server import StartedServer

pytestmark = pytest.mark.browser


def _database(server: StartedServer) -> Database:
    return Database(f"sqlite:///{server.data / 'inspect.db'}")


def _steps(server: StartedServer, finding: UUID) -> list[tuple[str, int, bool]]:
    """What was decided: (action, photos, whether signed)."""
    with closing(_database(server)) as database, database.reading() as session:
        rows = corrections.steps(session, finding)
        return [(row.action, len(row.photos), bool(row.signature)) for row in rows[3:]]


def _away(tablet: RealTablet, server: StartedServer, name: str) -> Page:
    """Signed in, with the round, and without a network from now on."""
    tablet.start()
    tablet.sign_in(name)
    page = tablet.download(server.cast.own["inspection_id"])
    assert tablet.context
    tablet.context.set_offline(True)
    return page


def _sign(page: Page) -> None:
    box = page.locator("canvas.sign-box")
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    assert place
    page.mouse.move(place["x"] + 40, place["y"] + 40)
    page.mouse.down()
    for n in range(20):
        page.mouse.move(place["x"] + 40 + 10 * n, place["y"] + 40 + 30 * (n % 3))
    page.mouse.up()


def _verify(page: Page) -> None:
    page.click("[data-action=verify]")
    page.click("[data-phrase]")
    _sign(page)
    page.click("[data-confirm]")
    page.wait_for_selector("[data-decided]:has-text('Saved on this tablet')")


def test_verified_offline_killed_and_sent_and_who_is_second_reads_why(
    server: StartedServer, tablets: Tablets, photo: Path
) -> None:
    own, blobs = server.cast.own, LocalBlobStore(server.data / "blobs")
    with closing(_database(server)) as database, database.writing() as session:
        first = mended_at(session, server.cast, "大堂玻璃门有手印", blobs).id
        second = mended_at(session, server.cast, "地垫卷边", blobs)
        other, number = second.id, second.number
    one, two = tablets(server.address), tablets(server.address)
    page = _away(one, server, "inspector")
    away = _away(two, server, "quality_manager")

    # At the sheet of that location it is told; the photo of the fix is here.
    page = one.open(f"#/i/{own['inspection_id']}/s/{own['sheet_id']}", page)
    page.click(".sheet-warnings a:has-text('Verify')")
    page.click(f"[data-finding='{first}']")
    page.wait_for_selector(".pictures img[alt='After 1']")
    page.click("[data-action=verify]")
    with page.expect_file_chooser() as chooser:
        page.click("form .button:has-text('Photo')")
    chooser.value.set_files(photo)
    page.wait_for_selector(".pictures.own img")
    _verify(page)
    one.kill()
    assert _steps(server, first) == []

    # The other round decides about a finding that was sent back meanwhile.
    with closing(_database(server)) as database, database.writing() as session:
        do(session, server.cast.people["inspector"], other, Action.SEND_BACK, text="仍有卷边")
    away = two.open(f"#/i/{own['inspection_id']}/verify/{other}", away)
    _verify(away)
    assert two.context
    two.context.set_offline(False)
    # The open page itself stops saying that the decision waits for the network.
    until(away, f"{PRESS}; /1 entry not accepted/.test(document.querySelector('.status')?.textContent)")
    away.wait_for_selector(".notice.bad:has-text('Inspector was first: “Sent back”')")
    expect(away.locator("[data-decided], [data-confirm]")).to_have_count(0)
    away = two.open(f"#/i/{own['inspection_id']}/verify", away)
    away.wait_for_selector(f".refused li:has-text('{number}'):has-text('Inspector was first: “Sent back”')")
    away.goto(f"{server.address}/refused-entries")
    expect(away.locator("main")).to_contain_text(
        f"{number} · Verified on site: Checked on site: fixed.", use_inner_text=True
    )
    assert [action for action, _, _ in _steps(server, other)] == ["send_back"]

    # Killed, and started again in the basement: the decision is there, and goes out with its photo.
    page = one.start()
    assert one.context
    one.context.set_offline(True)
    page = one.open(f"#/i/{own['inspection_id']}/verify/{first}", page)
    page.wait_for_selector("[data-decided]:has-text('Saved on this tablet')")
    # The cookie may have died with the browser; signing in again sends what was kept.
    one.context.clear_cookies()
    one.context.set_offline(False)
    until(page, f"{PRESS}; document.querySelector('.status').dataset.status === 'signed-out'")
    page.click(".notices a:has-text('Sign in again')")
    page.fill("[name=username]", "inspector")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    all_sent(page)
    assert _steps(server, first) == [("verify", 1, True)]
