"""The form of the company's name and the look of its documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, StringField

from inspect_app.reports.branding import ABREAST, SECTIONS
from inspect_app.services.branding import Look
from inspect_app.web.forms.fields import PlainForm, choice, options
from inspect_app.web.forms.fields import line as text_line

SECTION_TITLES: Mapping[str, LazyString] = {
    "losses": _l("Where the points went"),
    "touchpoints": _l("Touchpoint by touchpoint"),
    "findings": _l("Findings"),
    "appendix": _l("Appendix"),
}
_PLACES = [
    ("0", _l("Leave out")),
    ("1", _l("First")),
    ("2", _l("Second")),
    ("3", _l("Third")),
    ("4", _l("Fourth")),
]
_TEXTS = ("company_zh", "company_en", "header_zh", "header_en", "footer_zh", "footer_en")


def _colour(label: LazyString) -> StringField:
    return StringField(label, render_kw={"type": "color"})


class BrandingForm(PlainForm):
    """Everything that can be set."""

    company_zh = text_line(_l("Company name, Chinese"), 80, required=False)
    company_en = text_line(_l("Company name, English"), 80, required=False)
    logo = FileField(_l("Logo"), render_kw={"accept": "image/png,image/jpeg,image/webp"})
    no_logo = BooleanField(_l("Use no logo"))
    ink = _colour(_l("Colour of headings"))
    line = _colour(_l("Colour of small print and lines"))
    header_zh = text_line(_l("Text at the top of pages, Chinese"), 40, required=False)
    header_en = text_line(_l("Text at the top of pages, English"), 60, required=False)
    footer_zh = text_line(_l("Text at the foot of pages, Chinese"), 40, required=False)
    footer_en = text_line(_l("Text at the foot of pages, English"), 60, required=False)
    losses = choice(SECTION_TITLES["losses"])
    touchpoints = choice(SECTION_TITLES["touchpoints"])
    findings = choice(SECTION_TITLES["findings"])
    appendix = choice(SECTION_TITLES["appendix"])
    abreast = choice(_l("Photos side by side"))

    def offer(self) -> None:
        """Fill the choices."""
        for name in SECTIONS:
            self[name].choices = options(_PLACES)
        words = {0: _l("As their number asks")}
        self.abreast.choices = options((str(each), words.get(each, str(each))) for each in ABREAST)

    def show(self, look: Look) -> None:
        """Fill in what is set."""
        for name in (*_TEXTS, "ink", "line"):
            self[name].data = getattr(look, name)
        for name in SECTIONS:
            self[name].data = str(look.sections.index(name) + 1 if name in look.sections else 0)
        self.abreast.data = str(look.abreast)

    def look(self, before: Look) -> Look:
        """What is asked for; the logo is that of ``before`` or none. Sections at one place come twice."""
        places = {name: self[name].data or "0" for name in SECTIONS}
        chosen = sorted((place, name) for name, place in places.items() if place in {"1", "2", "3", "4"})
        twice = len({place for place, _name in chosen}) < len(chosen)
        sections = tuple(name for _place, name in chosen)
        abreast = self.abreast.data or "0"
        return replace(
            before,
            **{name: self[name].data or "" for name in _TEXTS},
            ink=(self.ink.data or "").lower(),
            line=(self.line.data or "").lower(),
            sections=(*sections, sections[0]) if twice else sections,
            abreast=int(abreast) if abreast.isdecimal() and len(abreast) == 1 else 0,
            logo="" if self.no_logo.data else before.logo,
        )
