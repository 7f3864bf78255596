"""The company's name and look in the browser."""

from collections.abc import Callable
from io import BytesIO
from typing import cast

from flask import Flask
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from inspect_app.services import branding
from inspect_app.storage.blobs import LocalBlobStore
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


def test_a_logo_beside_another_refused_field_is_asked_for_again(as_: As) -> None:
    browser = as_("administrator")
    again = "Please choose the logo again"
    sent = {**FORM, "ink": "#ffff00"}
    assert again in browser.send("/company", **sent, logo=(BytesIO(jpeg()), "logo.jpg")).text
    assert again not in browser.send("/company", **sent).text


def _send(browser: StrictClient, logo: bytes) -> TestResponse:
    """Post the form in one piece: the test client would leave a file open for a body of that size."""
    browser.get("/company")
    fields = {"csrf_token": browser.token, **FORM, "logo": FileStorage(BytesIO(logo), "logo.png")}
    boundary, body = encode_multipart(fields)
    return browser.post("/company", data=body, content_type=f"multipart/form-data; boundary={boundary}")


def test_a_logo_of_the_size_people_have_is_made_smaller(as_: As, app: Flask, reading: Session) -> None:
    out = BytesIO()
    Image.effect_noise((1600, 1500), 90).save(out, "PNG", compress_level=1)
    assert len(out.getvalue()) > 2_300_000
    answer = _send(as_("administrator"), out.getvalue())
    assert answer.status_code == 303
    blobs = cast(LocalBlobStore, app.extensions["blobs"])
    assert len(blobs.get(branding.kept(reading).logo)) < 1_000_000


def test_a_logo_too_large_is_told_at_its_field_and_on_the_page_where_nothing_checked_it(as_: As) -> None:
    browser = as_("administrator")
    page = browser.get("/company").text
    assert f'data-largest="{branding.LOGO_BYTES}"' in page
    assert "at most 25 MB" in page
    large = b"\xff\xd8\xff" + bytes(branding.LOGO_BYTES)
    told = _send(browser, large)
    assert told.status_code == 422
    assert "The file is larger than 25 MB." in told.text
    assert 'value="内部资料"' in told.text
    refused = _send(browser, large + bytes(3_000_000))
    assert refused.status_code == 413
    assert "at most 27 MB" in refused.text


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
