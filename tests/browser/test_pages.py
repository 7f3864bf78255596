"""Every page of an inspection is usable by everybody, in both languages, held either way."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.factories.world import complete

pytestmark = pytest.mark.browser
LANDSCAPE, PORTRAIT = (1180, 820), (820, 1180)


def _paths(own: dict[str, object]) -> list[str]:
    return [
        "/inspections",
        "/inspections/new",
        f"/projects/{own['project_id']}/inspections/new",
        f"/inspections/{own['inspection_id']}",
        f"/sheets/{own['sheet_id']}",
        f"/inspections/{own['inspection_id']}/review",
        f"/inspections/{own['done_id']}",
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
    complete(tab.site.app.extensions["database"], tab.site.cast.people["inspector"], own["inspection_id"])
    faults += _faults(tab.go(f"/inspections/{own['inspection_id']}/sign"))
    faults += _faults(tab.go(f"/inspections/{own['inspection_id']}/review"))
    assert faults == []
    assert small == []
    assert wide == []


def test_an_open_item_in_full_shuts_nobody_out(tablet: Callable[..., Any]) -> None:
    tab = tablet()
    page = tab.sign_in("inspector")
    tab.go(f"/sheets/{tab.site.cast.own['sheet_id']}")
    page.wait_for_selector("[data-section-button][aria-current]")
    page.click("[data-item=floor] [data-value=nonconform]")
    tab.all_saved()
    for panel in ("basis", "more"):
        page.click(f"[data-item=floor] [data-open={panel}]")
    page.click("[data-item=floor] [data-excuse=not_inspected]")
    assert _faults(page) == []
