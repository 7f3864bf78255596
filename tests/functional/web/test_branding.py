"""The company's name and look in the browser."""

from collections.abc import Callable
from io import BytesIO

from inspect_app.services import branding
from inspect_app.storage.database import Session
from tests.factories.pages import StrictClient
from tests.factories.pictures import jpeg

As = Callable[[str], StrictClient]
FORM = {
    "company_zh": "甲物业",
    "company_en": "Alpha",
    "ink": "#0A3D62",
    "line": "#5b6675",
    "header_zh": "内部资料",
    "losses": "2",
    "touchpoints": "0",
    "findings": "1",
    "appendix": "3",
    "abreast": "4",
}


def test_what_is_set_is_kept_with_its_logo(as_: As, reading: Session) -> None:
    browser = as_("administrator")
    assert "Company" in browser.get("/company").text
    answer = browser.send("/company", **FORM, logo=(BytesIO(jpeg()), "logo.jpg"))
    assert answer.status_code == 303
    look = branding.kept(reading)
    assert (look.company_zh, look.ink, look.abreast) == ("甲物业", "#0a3d62", 4)
    assert look.sections == ("findings", "losses", "appendix")
    assert len(look.logo) == 64
    page = browser.get("/company").text
    assert 'value="Alpha"' in page
    assert "Use no logo" in page
    sample = browser.get("/company/preview")
    assert "Alpha" in sample.text
    assert "data:image/jpeg;base64," in sample.text


def test_what_cannot_be_read_on_paper_is_told_at_its_field(as_: As) -> None:
    browser = as_("administrator")
    pale = browser.send("/company", **{**FORM, "ink": "#cccccc"})
    assert pale.status_code == 422
    assert "Too pale to be read on paper: its contrast to white is 1.6" in pale.text
    assert "another place" in browser.send("/company", **{**FORM, "losses": "1"}).text
    drawing = browser.send("/company", **FORM, logo=(BytesIO(b"<svg xmlns='x'/>"), "logo.svg"))
    assert "SVG drawings can hold programs" in drawing.text
    broken = browser.send("/company", **FORM, logo=(BytesIO(b"\xff\xd8\xffbroken"), "logo.jpg"))
    assert broken.status_code == 422
    assert "incomplete or damaged" in broken.text


def test_the_sample_follows_what_is_typed_and_may_stand_in_our_own_frame_alone(as_: As) -> None:
    browser = as_("administrator")
    query = "?company_en=%3Cscript%3E&ink=%230a3d62&line=%235b6675&findings=1&abreast=4&language=en"
    answer = browser.get(f"/company/preview{query}")
    assert "&lt;script&gt;" in answer.text
    assert "ink=0a3d62" in answer.text
    assert "Where the points went" not in answer.text
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    odd = browser.get("/company/preview?ink=red&abreast=99&losses=1&findings=1")
    assert "ink=1b2430" in odd.text
    css = browser.get("/reports/page.css?ink=0a3d62&line=zz&abreast=4").text
    assert "#0a3d62" in css
    assert "21.8mm" in css


def test_only_administrators_come_here(as_: As) -> None:
    assert as_("property_manager").get("/company").status_code == 403
