"""Without a network, without a session, after the inspection is over: nothing that was entered is lost."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from inspect_app.services.finishing import finish
from inspect_app.services.signing import sign
from inspect_app.storage.database import Database
from tests.browser.proof.counting import all_sent, figures, prepared, shown, take_photo, tap
from tests.browser.proof.real_tablet import Tablets, until
from tests.factories.cast import PASSWORD
from tests.factories.started_server import StartedServer
from tests.factories.world import complete

pytestmark = pytest.mark.browser


def test_answers_given_offline_outlive_reloads_and_go_out_later(
    server: StartedServer, tablets: Tablets, photo: Path
) -> None:
    tablet = tablets(server.address)
    page = prepared(tablet, server)
    assert tablet.context
    tablet.context.set_offline(True)
    for _ in range(2):
        tap(tablet, page, 3)
        taken = take_photo(page, photo)
        page.reload()
        assert shown(page) == tablet.ticks[-1]
        page.wait_for_selector(f"[data-photo='{taken}'] canvas")
    expect(page.locator(".status")).to_contain_text(
        "Saved here; 8 answers and 2 photos not yet on the server", use_inner_text=True
    )
    assert server.ops(server.cast.own["inspection_id"]) == []
    tablet.context.set_offline(False)
    all_sent(page)
    found = figures(tablet, server)
    assert (found.acknowledged, found.lost, found.doubled) == (6, [], [])
    assert list(server.photos(server.cast.own["inspection_id"]).values()) == [True, True]


def test_an_expired_session_keeps_everything_and_signing_in_sends_it(
    server: StartedServer, tablets: Tablets
) -> None:
    tablet = tablets(server.address)
    page = prepared(tablet, server)
    assert tablet.context
    # Every answer renews the cookie; none is on its way any more.
    page.wait_for_selector(".status[data-status=idle]:has-text('last sync')")
    tablet.context.clear_cookies()
    tap(tablet, page, 3)
    until(page, "document.querySelector('.status').dataset.status === 'signed-out'")
    expect(page.locator(".notices")).to_contain_text("Everything is kept on the tablet", use_inner_text=True)
    page.reload()
    tap(tablet, page, 2)
    page.click(".notices a:has-text('Sign in again')")
    page.fill("[name=username]", "inspector")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    # Back where one was, and all of it goes out.
    assert shown(page) == tablet.ticks[-1]
    all_sent(page)
    found = figures(tablet, server)
    assert (found.acknowledged, found.lost, found.doubled) == (5, [], [])


def test_what_the_server_refuses_is_kept_and_shown_on_the_tablet_and_in_the_office(
    server: StartedServer, tablets: Tablets
) -> None:
    own = server.cast.own
    tablet = tablets(server.address)
    page = prepared(tablet, server)
    assert tablet.context
    tablet.context.set_offline(True)
    tap(tablet, page, 3)
    _finish_elsewhere(server)
    tablet.context.set_offline(False)
    until(page, "document.querySelector('.status').click(); !document.querySelector('.status.wait')")
    page = tablet.open("#/")
    page.wait_for_selector(".notices:has-text('3 entries were not accepted by the server')")
    page = tablet.open("#/storage")
    page.wait_for_selector(".refused li >> nth=2")
    kept = page.locator(".refused li .kept-value").all_inner_texts()
    assert sorted(kept) == ["Answer: 1", "Answer: 2", "Answer: 3"]
    assert page.locator(".refused li:has-text('inspection-completed')").count() == 3
    page.reload()
    page.wait_for_selector(".refused li >> nth=2")
    refused = [op.value for op in server.ops(own["inspection_id"]) if op.state == "rejected"]
    assert refused == [{"value": "1"}, {"value": "2"}, {"value": "3"}]
    office = tablets(server.address)
    office.start()
    office.sign_in("quality_manager")
    page = office.page
    page.goto(f"{server.address}/inspections/{own['inspection_id']}/refused-entries")
    assert page.locator("tbody tr").count() == 3
    expect(page.locator("tbody")).to_contain_text("Lamps out", use_inner_text=True)


def _finish_elsewhere(server: StartedServer) -> None:
    """A colleague answers, signs and finishes while the tablet is away."""
    own, colleague = server.cast.own, server.cast.people["inspector"]
    database = Database(f"sqlite:///{server.data / 'inspect.db'}")
    complete(database, colleague, own["inspection_id"])
    with database.writing() as session:
        sign(session, colleague, own["inspection_id"], "inspector", colleague.name, "0" * 64)
        finish(session, colleague, own["inspection_id"])
    database.close()
