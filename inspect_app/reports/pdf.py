"""HTML to PDF. The only room that knows the layout engine; runs in a child process (child.py)."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

import weasyprint
from defusedxml.ElementTree import fromstring

from inspect_app.config import bundled_folder
from inspect_app.reports.html import Page
from inspect_app.reports.links import safe_link
from inspect_app.reports.pdf_archive import OUTPUT_INTENT, VARIANT, add_colours, finish
from inspect_app.reports.pdf_fetcher import Asset, AssetFetcher
from inspect_app.reports.pdf_file import remember_pages
from inspect_app.reports.pdf_fonts import leave_on_disk

_WARM = 'html { font-family: "Noto Sans SC" }'
# Values are escaped, so no attribute holds the end of its element.
_VOID = re.compile(r"<((?:meta|link|br|img|col)\b[^>]*?)\s*/?>")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF."""

    data: bytes
    pages: int


def render_pdf(page: Page, assets: Mapping[str, Asset], made_at: datetime, data: str) -> Rendered:
    """A PDF/A-3a and PDF/UA-1 with ``data`` (JSON) attached. ``made_at``, aware, is the only date in it.

    The same input gives the same bytes, in whatever process. Raises AssetMissing.
    """
    # Font subsets carry a date of their own, which the font library takes from here.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(made_at.timestamp()))
    drawings = {name: Asset("image/svg+xml", drawing) for name, drawing in page.drawings.items()}
    fetcher = AssetFetcher({**assets, **drawings})
    html = _parsed(page.html, fetcher)
    _drop_unsafe_links(html)
    document = html.render(stylesheets=[_style_sheet(page.css)], output_intent=OUTPUT_INTENT)
    add_colours(document)
    written = _written(document, data, made_at, fetcher)
    return Rendered(written, len(document.pages))


class _Source(weasyprint.HTML):  # type: ignore[misc]
    """A page whose elements are what our own sheet says. An engine that no longer asks takes its own."""

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:
        del forms
        return [_style_sheet(_elements())]


@lru_cache(maxsize=1)
def _elements() -> str:
    return (bundled_folder("templates") / "reports" / "elements.css").read_text(encoding="utf-8")


def _parsed(text: str, fetcher: AssetFetcher) -> weasyprint.HTML:
    """The page's tree, by the parser for XML: the engine's own for HTML takes thirty times as long.

    Our templates close every element but the void ones. What is no XML for another reason, such as a control
    character in somebody's words, goes the slow way.
    """
    try:
        root = fromstring(_VOID.sub(r"<\1/>", text))
    except ParseError:
        return _Source(string=text, base_url=None, url_fetcher=fetcher)
    html = _Source(string="<html>", base_url=None, url_fetcher=fetcher)
    html.wrapper_element = type(html.wrapper_element).from_html_root(root, content_language=None)
    html.etree_element = html.wrapper_element.etree_element
    return html


@lru_cache(maxsize=16)
def _style_sheet(text: str) -> weasyprint.CSS:
    """Parsed once for all reports that look alike; style sheets of ours name no files."""
    return weasyprint.CSS(string=text, url_fetcher=AssetFetcher({}))


def _written(document: Any, data: str, made_at: datetime, fetcher: AssetFetcher) -> bytes:
    target = BytesIO()
    document.metadata.attachments = [_attachment(data, made_at, fetcher)]
    document.write_pdf(target, finisher=finish, pdf_variant=VARIANT, output_intent=OUTPUT_INTENT)
    return target.getvalue()


def _attachment(data: str, made_at: datetime, fetcher: AssetFetcher) -> weasyprint.Attachment:
    moment = made_at.astimezone(UTC)
    return weasyprint.Attachment(
        string=data,
        name="inspection.json",
        description="The data of this report",
        created=moment,
        modified=moment,
        relationship="Data",
        url_fetcher=fetcher,
    )


def _drop_unsafe_links(html: weasyprint.HTML) -> None:
    """Second line of defence behind the templates: no other scheme reaches the PDF."""
    for element in html.etree_element.iter():
        link = element.get("href")
        if link is not None and not link.startswith("#") and not safe_link(link):
            del element.attrib["href"]


def learn(page: Page) -> None:
    """Parse the style sheets of pages that look like this one."""
    _style_sheet(page.css)
    _style_sheet(_elements())


def warm_up() -> None:
    """Load everything once, then keep the collector from walking it in every report."""
    remember_pages()
    leave_on_disk()
    page = Page("<html lang=en><title>-</title><p>-<b>-</b></p></html>", _WARM, {})
    render_pdf(page, {}, datetime(2000, 1, 1, tzinfo=UTC), "{}")
    gc.collect()
    gc.freeze()
    # None on the way: what a report makes goes at its end.
    gc.set_threshold(1_000_000, 50, 50)
