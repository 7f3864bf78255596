"""A label in front of a real camera stream leads to its sheet; the code beneath it does the same."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import segno
from PIL import Image
from playwright.sync_api import Page, Playwright

from tests.browser.conftest import PATIENCE, Site, launched
from tests.factories.cast import PASSWORD

pytestmark = pytest.mark.browser
WIDTH, HEIGHT, FRAMES = 640, 480, 4


def film(path: Path, text: str) -> Path:
    """A film of a label, as Chromium takes it for a camera."""
    buffer = BytesIO()
    segno.make(text, error="m", micro=False).save(buffer, kind="png", scale=9, border=4)
    label = Image.open(buffer).convert("L")
    frame = Image.new("L", (WIDTH, HEIGHT), 200)
    frame.paste(label, ((WIDTH - label.width) // 2, (HEIGHT - label.height) // 2))
    grey = b"\x80" * (WIDTH * HEIGHT // 2)
    one = b"FRAME\n" + frame.tobytes() + grey
    path.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420\n".encode() + one * FRAMES)
    return path


@pytest.fixture
def seeing(playwright: Playwright, site: Site, tmp_path: Path) -> Iterator[Page]:
    """The app, signed in, with one inspection downloaded; its camera sees the label of the first lobby."""
    own = site.cast.own
    clip = film(tmp_path / "label.y4m", f"https://inspect.example.com/l/{own['code']}")
    camera = f"--use-file-for-fake-video-capture={clip}"
    browser = launched(playwright, "--use-fake-device-for-media-stream", camera)
    page = browser.new_context(locale="en-GB", permissions=["camera"]).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{site.address}/sign-in?next=%2Ffield%2F")
    page.fill("[name=username]", "inspector")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    card = f"[data-inspection='{own['inspection_id']}']"
    page.click(f"{card} button:has-text('Download')")
    page.wait_for_selector(f"{card} a:has-text('Open')")
    yield page
    browser.close()


def test_a_label_before_the_camera_opens_its_sheet(seeing: Page, site: Site) -> None:
    seeing.evaluate("location.hash = '#/scan'")
    seeing.wait_for_selector("h1:not(:has-text('Scan')):not(:has-text('Inspections'))")
    assert f"/s/{site.cast.own['sheet_id']}" in seeing.url
    # The camera is off again: its light would go on shining, and the battery would be gone at noon.
    assert seeing.locator("video").count() == 0


def test_the_code_typed_with_blanks_opens_the_sheet_and_others_are_told(seeing: Page, site: Site) -> None:
    code = str(site.cast.own["code"])
    inspection = site.cast.own["inspection_id"]
    seeing.evaluate("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('none')) }")
    seeing.evaluate(f"location.hash = '#/i/{inspection}/scan'")
    for typed, told in (
        ("abc", "no location's code"),
        (str(site.cast.foreign["code"]), "No downloaded inspection"),
    ):
        seeing.fill("#scan-code", typed)
        seeing.click("text=Find")
        seeing.wait_for_selector(f'[role=status]:has-text("{told}")')
    seeing.fill("#scan-code", f" {code[:4].lower()} {code[4:]}")
    seeing.press("#scan-code", "Enter")
    seeing.wait_for_url(f"**/s/{site.cast.own['sheet_id']}")
