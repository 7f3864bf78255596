"""New versions rolled out under an open inspection, whole and broken."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.proof.counting import all_sent, figures, prepared, sheet_of, shown, tap
from tests.browser.proof.real_tablet import Tablets, until
from tests.factories.deployed import Deployed
from tests.factories.nursery import Nursery
from tests.factories.started_server import Company, StartedServer

pytestmark = pytest.mark.browser
LOOK = "navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true, () => false)"
IS_WAITING = "navigator.serviceWorker.getRegistration().then(r => Boolean(r.waiting))"
# What Chromium says of a request that was under way, or came, when the server was killed.
SERVER_GONE = re.compile("ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)")
IS_SETTLED = "navigator.serviceWorker.getRegistration().then(r => !r.installing)"


@pytest.fixture
def deployed(tmp_path: Path) -> Deployed:
    """The first version."""
    return Deployed(tmp_path / "deployed")


@pytest.fixture
def server(company: Company, deployed: Deployed, tmp_path: Path) -> Iterator[StartedServer]:
    """The product, serving what is deployed."""
    nursery = Nursery(deployed.root)
    made = StartedServer(company, tmp_path, nursery)
    with closing(nursery), closing(made):
        made.start()
        yield made


def _go(page: Page, where: str) -> None:
    """As by a link; loading anew with no other window open would let the new version begin."""
    page.evaluate("where => { document.activeElement.blur(); location.hash = where }", where)
    page.wait_for_selector("h1:focus")


def _titled(page: Page, title: str) -> None:
    page.wait_for_selector("h1:focus")
    expect(page.locator("h1")).to_have_text(title, use_inner_text=True)


def test_a_new_version_waits_until_the_list_and_is_offered_there(
    server: StartedServer, deployed: Deployed, tablets: Tablets
) -> None:
    tablet = tablets(server.address)
    page = prepared(tablet, server)
    tap(tablet, page, 2)
    deployed.roll_out("Inspections, second edition")
    server.kill()
    server.start()
    assert page.evaluate(LOOK)
    until(page, IS_WAITING)
    tap(tablet, page, 2)
    page.reload()
    assert shown(page) == tablet.ticks[-1]
    # Views the first version had not read yet come from the tablet: the server has them no more.
    _go(page, f"{sheet_of(server).partition('/s/')[0]}/review")
    _titled(page, "Review and submit")
    assert page.locator("text=Update now").count() == 0
    _go(page, "#/")
    _titled(page, "Inspections")
    with page.expect_navigation():
        page.click("text=Update now")
    _titled(page, "Inspections, second edition")
    assert page.locator("text=Update now").count() == 0
    page = tablet.open(sheet_of(server))
    assert shown(page) == tablet.ticks[-1]
    tap(tablet, page, 1)
    all_sent(page)
    found = figures(tablet, server)
    assert (found.acknowledged, found.lost, found.doubled) == (5, [], [])
    assert [each for each in tablet.heard if not SERVER_GONE.search(each)] == []


def test_a_broken_deploy_leaves_the_version_before_at_work(
    server: StartedServer, deployed: Deployed, tablets: Tablets
) -> None:
    tablet = tablets(server.address)
    page = prepared(tablet, server)
    assert tablet.context
    deployed.roll_out("Inspections, second edition")
    lost = deployed.built / deployed.facts["later"]["en"][0]
    content = lost.read_bytes()
    lost.unlink()
    page.evaluate(LOOK)
    until(page, IS_SETTLED)
    assert not page.evaluate(IS_WAITING)
    tap(tablet, page, 2)
    tablet.context.set_offline(True)
    page = tablet.open("#/")
    _titled(page, "Inspections")
    assert page.locator("text=Update now").count() == 0
    page = tablet.open(sheet_of(server))
    assert shown(page) == tablet.ticks[-1]
    tap(tablet, page, 1)
    tablet.context.set_offline(False)
    all_sent(page)
    assert figures(tablet, server).lost == []
    # The deploy is mended: now it is offered.
    lost.write_bytes(content)
    page.evaluate(LOOK)
    until(page, IS_WAITING)
    _go(page, "#/")
    with page.expect_navigation():
        page.click("text=Update now")
    _titled(page, "Inspections, second edition")
