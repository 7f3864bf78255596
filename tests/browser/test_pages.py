"""Every page of an inspection is usable by everybody, in both languages, held either way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from inspect_app.storage.blobs import LocalBlobStore
from tests.factories.tablet import Tablet as Device

pytestmark = pytest.mark.browser
LANDSCAPE, PORTRAIT = (1180, 820), (820, 1180)


def _paths(own: dict[str, object]) -> list[str]:
    return [
        "/inspections",
        "/inspections/new",
        f"/projects/{own['project_id']}/inspections/new",
        f"/inspections/{own['inspection_id']}",
        f"/sheets/{own['sheet_id']}",
        f"/inspections/{own['done_id']}",
        f"/inspections/{own['done_id']}/conflicts",
        "/conflicts",
        "/refused-entries",
        "/tablets",
        "/findings",
        f"/findings/{own['finding_id']}",
        "/checklists",
        f"/checklists/{own['revision_id']}",
        f"/checklists/{own['revision_id']}/{own['checklist']}",
    ]


def _faults(page: Any) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{page.url} {each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def _too_small(page: Any) -> list[str]:
    """Buttons and links that stand alone and are lower than a gloved thumb is wide."""
    return [
        each.inner_text()
        for each in page.locator("main button:visible, main .button:visible, main .stop:visible").all()
        if (each.bounding_box() or {"height": 48})["height"] < 47.5
    ]


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_no_page_shuts_anybody_out(tablet: Callable[..., Any], language: str, size: tuple[int, int]) -> None:
    tab = tablet(language, size)
    tab.sign_in("inspector")
    own = tab.site.cast.own
    faults, small, wide = [], [], []
    for path in _paths(own):
        page = tab.go(path)
        faults += _faults(page)
        small += [f"{path}: {text}" for text in _too_small(page)]
        if page.evaluate("document.documentElement.scrollWidth") > size[0]:
            wide.append(path)
    assert faults == []
    assert small == []
    assert wide == []


def test_a_contradiction_shuts_nobody_out(tablet: Callable[..., Any], tmp_path: Path) -> None:
    tab = tablet()
    tab.sign_in("inspector")
    site = tab.site
    with site.app.extensions["database"].writing() as session:
        for name, value in (("inspector", "conform"), ("quality_manager", "nonconform")):
            blobs = LocalBlobStore(tmp_path / "blobs")
            device = Device(session, site.cast.people[name], site.cast.own["inspection_id"], blobs)
            device.send(device.op("answer", {"value": value}, site.cast.own["sheet_id"], "floor"))
    for path in ("/", "/conflicts", f"/inspections/{site.cast.own['inspection_id']}"):
        page = tab.go(path)
        assert _faults(page) == []
        assert _too_small(page) == []
    tab.go("/conflicts").click("button:has-text('Let this one count') >> nth=0")
    expect(tab.page.locator("main")).to_contain_text("Settled.", use_inner_text=True)
