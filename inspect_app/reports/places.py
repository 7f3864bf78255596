"""Where a sheet was filled in, in words: a service encounter is stored as ``#2 14:05`` and has no place."""

from __future__ import annotations

import re

from inspect_app.reports.words import Translator

_ENCOUNTER = re.compile(r"#(\d+)(?: (.+))?", re.DOTALL)


def is_encounter(label: str) -> bool:
    """Whether the label numbers a service encounter instead of naming a place."""
    return _ENCOUNTER.fullmatch(label) is not None


def place(_: Translator, label: str, checklist: str = "") -> str:
    """The label in words; ``checklist``, its title, where that does not stand beside the place already."""
    match = _ENCOUNTER.fullmatch(label)
    if match is None:
        return label
    number, subject = match.groups()
    message = _("%(checklist)s no. %(n)s") if checklist else _("No. %(n)s")
    told = message % {"checklist": checklist, "n": number}
    return f"{told} · {subject}" if subject else told
