"""The layout engine's own doors, each tried."""

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest

from inspect_app.reports import pdf
from inspect_app.reports.html import Page, render_html
from inspect_app.reports.pdf import render_pdf, warm_up
from inspect_app.reports.pdf_fetcher import Asset, AssetMissing
from tests.factories.report_cases import Case

MADE = datetime(2026, 11, 21, 4, 47, tzinfo=UTC)
SECRET = "the secret of the file"


@pytest.fixture(autouse=True)
def _kept_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")


def _page(body: str, css: str = "", head: str = "") -> Page:
    return Page(
        f"<!DOCTYPE html><html lang=en><head><title>T</title>{head}</head><body>{body}</body></html>", css, {}
    )


def _pdf(page: Page, assets: dict[str, Asset] | None = None) -> bytes:
    return render_pdf(page, assets or {}, MADE, "{}").data


def test_the_dates_are_those_given() -> None:
    head = '<meta name="dcterms.created" content="2026-11-21T04:47:00+00:00">'
    data = _pdf(_page("<p>x", head=head))
    assert data == _pdf(_page("<p>x", head=head))
    assert pypdf.PdfReader(io.BytesIO(data)).metadata["/CreationDate"].startswith("D:20261121")  # type: ignore[index]
    assert os.environ["SOURCE_DATE_EPOCH"] == str(int(MADE.timestamp()))


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file://{path}">',
        '<link rel="attachment" href="file://{path}">',
        '<a rel="attachment" href="file://{path}">x</a>',
        '<link rel="stylesheet" href="file://{path}">',
        '<object data="file://{path}"></object>',
        '<embed src="file://{path}">',
        '<p style="background: url(file://{path})">x',
        '<style>@import "file://{path}"; @font-face {{ font-family: a; src: url("file://{path}") }}</style>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file://{path}" width="9" height="9"/></svg>',
        '<base href="file:///"><img src="{path}">',
    ],
)
def test_no_file_is_ever_read(tmp_path: Path, body: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    made = pypdf.PdfReader(io.BytesIO(_pdf(_page(body.format(path=secret)))))
    assert set(made.attachments) == {"inspection.json"}
    assert SECRET not in "".join(page.extract_text() for page in made.pages)


def test_links_of_other_schemes_do_not_reach_the_pdf() -> None:
    links = ["javascript:alert(1)", "file:///etc/passwd", "https://example.com/", "mailto:a@example.com"]
    body = "".join(f'<p><a href="{link}">link</a></p>' for link in links)
    made = pypdf.PdfReader(io.BytesIO(_pdf(_page(body))))
    targets = [note.get_object()["/A"]["/URI"] for page in made.pages for note in page.get("/Annots", [])]
    assert targets == links[2:]


def test_a_missing_asset_ends_it() -> None:
    with pytest.raises(AssetMissing):
        _pdf(_page('<img src="asset:photo-9" alt="x">'))


def test_warming_up_leaves_it_working() -> None:
    warm_up()
    assert _pdf(_page("<p>x")).startswith(b"%PDF-1.7")


def test_our_sheet_of_elements_says_what_the_engine_s_own_says(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = case.report("en")
    assets = {name: Asset(file.media_type, file.path) for name, file in case.assets(report).items()}
    html = render_html(report)
    ours = _pdf(html, assets)
    monkeypatch.delattr(pdf._Source, "_ua_stylesheets")
    assert _pdf(html, assets) == ours
