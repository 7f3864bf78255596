"""A report as a page for browsers: the printed template, its pictures under the addresses of the server.

The page needs no script and no inline style, so that it stands under the strictest content policy.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from inspect_app.config import bundled_folder
from inspect_app.reports.branding import PLAIN, Branding, styles_of
from inspect_app.reports.document import Document
from inspect_app.reports.drawings import drawings_of
from inspect_app.reports.html import environment
from inspect_app.reports.words import family

# Quotes in people's words are escaped, so only the templates' own attributes look like this.
_ASSET = re.compile(r'src="asset:([a-z0-9.-]+)"')


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the report: addresses of its style sheet, and of the page it belongs to."""

    stylesheet: str
    back: str


def render_page(document: Document, frame: Frame, pictures: Mapping[str, str]) -> str:
    """The whole HTML page; ``pictures`` maps asset names to addresses. KeyError where one is missing."""
    made = environment(family(document.language))
    addresses = {**pictures, **inline_drawings(document)}
    html = made.get_template(f"{document.KIND}/report.html").render(report=document, page=frame)
    return _ASSET.sub(lambda match: f'src="{addresses[match[1]]}"', html)


def inline_drawings(document: Document) -> dict[str, str]:
    """The document's charts as addresses that hold them, for pages that show only some."""
    made = environment(family(document.language))
    return {name: _inline(drawing) for name, drawing in drawings_of(document, made).items()}


def page_styles(kind: str, branding: Branding = PLAIN) -> str:
    """The style sheet of such a page: that of the print, and what a screen needs besides."""
    folder = bundled_folder("templates") / "reports"
    sheets = (folder / "print.css", folder / kind / "report.css", folder / "screen.css")
    return "\n".join([*(sheet.read_text(encoding="utf-8") for sheet in sheets), styles_of(branding)])


def inline_logo(jpeg: bytes) -> str:
    """A logo as an address that holds it: nobody else's picture can be asked for by it."""
    return "data:image/jpeg;base64," + b64encode(jpeg).decode("ascii")


def _inline(drawing: bytes) -> str:
    return "data:image/svg+xml;base64," + b64encode(drawing).decode("ascii")
