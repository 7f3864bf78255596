"""The report as HTML, in an environment of its own: strict, always escaping, knowing no web framework."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from inspect_app.config import bundled_folder
from inspect_app.reports.branding import styles_of
from inspect_app.reports.charts import cells
from inspect_app.reports.document import Document
from inspect_app.reports.drawings import drawings_of
from inspect_app.reports.endless import breakable
from inspect_app.reports.glyphs import printable
from inspect_app.reports.links import safe_link
from inspect_app.reports.words import family, translations


@dataclass(frozen=True, slots=True)
class Page:
    """``drawings`` are SVG files by asset name; the photos the HTML names are not among them."""

    html: str
    css: str
    drawings: dict[str, bytes]


def _printed(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.translate(printable())
    # What a macro made is markup already, and its values went through here.
    return breakable(text) if type(text) is str else text


@lru_cache(maxsize=2)
def environment(language: str) -> Environment:
    """The environment for ``zh`` or ``en``."""
    made = Environment(
        loader=FileSystemLoader(bundled_folder("templates") / "reports"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        finalize=_printed,
        auto_reload=False,
    )
    made.filters |= {"link": safe_link, "cells": cells}
    made.policies["ext.i18n.trimmed"] = True
    catalogue = translations(language)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        catalogue.gettext, catalogue.ngettext, newstyle=True, pgettext=catalogue.pgettext
    )
    return made


def render_html(document: Document) -> Page:
    """The page and its drawings. User text can never become markup: every value is escaped."""
    made = environment(family(document.language))
    folder = bundled_folder("templates") / "reports"
    styles = (folder / "print.css", folder / document.KIND / "report.css")
    written = [style.read_text(encoding="utf-8") for style in styles]
    return Page(
        html=made.get_template(f"{document.KIND}/report.html").render(report=document),
        css="\n".join([*written, styles_of(document.branding)]),
        drawings=drawings_of(document, made),
    )
