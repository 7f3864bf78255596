"""How a company's documents look: part of each document's data, so that an old one looks as it did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

SECTIONS = ("losses", "touchpoints", "findings", "appendix")
# Photos side by side; nought lets their number decide.
ABREAST = (0, 2, 3, 4)
INK, LINE = "#1b2430", "#5b6675"
# WCAG: of text, and of what is no text, against the white of paper.
INK_CONTRAST, LINE_CONTRAST = Fraction(9, 2), Fraction(3)
_COLOUR = re.compile("#[0-9a-f]{6}")
_WIDTHS = {2: 45.0, 3: 29.5, 4: 21.8}


@dataclass(frozen=True, slots=True)
class Branding:
    """``logo`` is the SHA-256 of a JPEG or empty; colours are ``#rrggbb``; texts may be empty.

    ``sections`` are those of SECTIONS that an inspection report has after its page for management, in order.
    """

    logo: str = ""
    ink: str = INK
    line: str = LINE
    header: str = ""
    footer: str = ""
    sections: tuple[str, ...] = SECTIONS
    abreast: int = 0


PLAIN = Branding()


def is_colour(text: str) -> bool:
    """Whether the text is ``#rrggbb`` in small letters."""
    return _COLOUR.fullmatch(text) is not None


def contrast(colour: str) -> float:
    """Of a colour against white, 1 to 21, as WCAG reckons it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def styles_of(branding: Branding) -> str:
    """CSS beside a document's own. No text stands in it; ValueError for what is no colour."""
    if not (is_colour(branding.ink) and is_colour(branding.line)):
        message = "not a colour"
        raise ValueError(message)
    rules = [rule for text, rule in ((branding.header, _HEADER), (branding.footer, _FOOTER)) if text]
    if branding.logo:
        rules.append(_LOGO)
    if branding.ink != INK:
        rules.append(_INK % {"ink": branding.ink})
    if branding.line != LINE:
        rules.append(_LINE % {"line": branding.line})
    if branding.abreast:
        width = _WIDTHS[branding.abreast]
        rules.append(_PHOTOS % {"width": width, "portrait": width * 0.8})
    return "\n".join(rules)


# Lines of their own above and below what each kind prints there: beside it, a long text would run into it.
_HEADER = """
body { string-set: brand-header attr(data-brand-header), brand-footer attr(data-brand-footer); }
@page {
  @top-left {
    content: string(brand-header) "\\A" string(header); white-space: pre;
    font: 7.5pt/1.5 "Noto Sans SC"; color: #5b6675; width: 75%;
  }
  @top-right { width: 25%; }
}
@page :first { @top-left { content: string(brand-header); } }
@page cover { @top-left { content: string(brand-header); } }
"""
_FOOTER = """
body { string-set: brand-header attr(data-brand-header), brand-footer attr(data-brand-footer); }
@page {
  @bottom-left {
    content: string(form) string(company) "\\A" string(brand-footer); white-space: pre;
    font: 7.5pt/1.5 "Noto Sans SC"; color: #5b6675; width: 80%;
  }
  @bottom-right { width: 20%; }
}
@page cover { @bottom-left { content: string(brand-footer); } }
"""
_LOGO = (
    ".logo { height: 9mm; max-width: 45mm; vertical-align: middle; margin-right: 3mm; object-fit: contain; }"
)
_INK = """
h1, h2, h3, h4, .masthead, .company, .project, .priority::before { color: %(ink)s; }
.masthead, h2 { border-bottom-color: %(ink)s; }
.frame { border-color: %(ink)s; outline-color: %(ink)s; }
"""
_LINE = """
.kicker, thead th { color: %(line)s; }
thead th { border-bottom-color: %(line)s; }
"""
_PHOTOS = """
.photo-one, .photo-few, .photo-many { width: %(width).1fmm; margin-right: 1mm; }
.photo-one.portrait, .photo-few.portrait, .photo-many.portrait { width: %(portrait).1fmm; }
.shot, .shots { width: 94mm; }
"""
