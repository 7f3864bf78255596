"""Language negotiation. Werkzeug's own picks English for ``zh-CN,zh,en``; this one does not."""

from __future__ import annotations

from typing import Literal

PageLanguage = Literal["zh", "en"]
LOCALES = {"zh": "zh_Hans", "en": "en"}
TAGS = {"zh": "zh-Hans", "en": "en"}


def _family(tag: str) -> PageLanguage | None:
    primary = tag.strip().lower().replace("_", "-").split("-")[0]
    return "zh" if primary == "zh" else "en" if primary == "en" else None


def _ranges(header: str) -> list[tuple[float, int, str]]:
    """(negative quality, position, tag) of an Accept-Language header; hostile parts are left out."""
    found = []
    for position, part in enumerate(header[:1000].split(",")):
        tag, _, parameters = part.partition(";")
        name, _, value = parameters.strip().partition("=")
        try:
            quality = float(value) if name.strip() == "q" else 1.0
        except ValueError:
            continue
        if 0 < quality <= 1:
            found.append((-quality, position, tag))
    return sorted(found)


def negotiate(header: str, default: PageLanguage) -> PageLanguage:
    """``zh`` or ``en`` by an Accept-Language header; ``default`` where it asks for neither."""
    for _, _, tag in _ranges(header):
        family = _family(tag)
        if family:
            return family
    return default
