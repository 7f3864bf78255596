"""The report's words: gettext messages of the product's one catalogue, without any web framework."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

from babel.support import Translations

from inspect_app.i18n import LOCALES, TAGS

Translator = Callable[[str], str]
FOLDER = Path(__file__).resolve().parent.parent / "translations"


def N_(message: str) -> str:  # noqa: N802 - the name by which extraction tools know a message
    """Mark a message for extraction where it is translated later."""
    return message


def family(language: str) -> str:
    """``zh`` or ``en`` for any tag."""
    return "zh" if language.startswith("zh") else "en"


def tag(language: str) -> str:
    """The BCP 47 tag of the document, e.g. ``zh-Hans``."""
    return TAGS["zh"] if family(language) == "zh" else TAGS["en"]


@lru_cache(maxsize=2)
def translations(language: str) -> NullTranslations:
    """The catalogue for ``zh`` or ``en``; English is what the messages say themselves."""
    if language == "en":
        return NullTranslations()
    return Translations.load(str(FOLDER), [LOCALES[language]])


def translator(language: str) -> Translator:
    """The function that words a message in ``language``."""
    return translations(family(language)).gettext


OUTCOMES: Mapping[str, str] = {
    "passed": N_("Pass"),
    "partial": N_("Partly"),
    "failed": N_("Fail"),
    "information": N_("Recorded"),
    "not_applicable": N_("Not applicable"),
    "not_inspected": N_("Not inspected"),
}
SEVERITIES: Mapping[str, str] = {
    "critical": N_("Critical"),
    "major": N_("Major"),
    "minor": N_("Minor"),
    "observation": N_("Observation"),
}
CONFORMITY: Mapping[str, str] = {
    "conform": N_("Conforming"),
    "partial": N_("Partly"),
    "nonconform": N_("Nonconforming"),
}
STATES: Mapping[str, str] = {
    "recorded": N_("Recorded"),
    "reviewed": N_("Reviewed"),
    "decided": N_("Decided"),
    "assigned": N_("Assigned"),
    "fixed": N_("Fixed"),
    "sent_back": N_("Sent back"),
    "closed": N_("Closed"),
}
SIGNERS: Mapping[str, str] = {
    "inspector": N_("Inspector"),
    "accompanied_by": N_("Accompanied by"),
}
UNITS: Mapping[str, str] = {
    "ring": N_("rings"),
    "second": N_("seconds"),
    "minute": N_("minutes"),
    "hour": N_("hours"),
    "day": N_("days"),
    "week": N_("weeks"),
    "month": N_("months"),
    "metre": N_("m"),
    "meter": N_("m"),
    "centimetre": N_("cm"),
    "millimetre": N_("mm"),
    "celsius": N_("°C"),
    "percent": N_("%"),
    "lux": N_("lx"),
    "decibel": N_("dB"),
    "time": N_("times"),
    "person": N_("people"),
}


def word(table: Mapping[str, str], code: str, _: Translator) -> str:
    """The word for ``code``, or the code itself where a library brings one we do not know."""
    message = table.get(code)
    return code if message is None else _(message)


def both_names(_: Translator, name: str, absent: str) -> str:
    """``name``, and beside it the colleague in whose place it was done, where there is one."""
    return _("%(name)s for %(absent)s") % {"name": name, "absent": absent} if absent else name
