"""Remarks on evidence, in words that explain and accuse nobody; the codes are those of inspection.remarks."""

from __future__ import annotations

from collections.abc import Mapping

from inspect_app.inspection.remarks import Remark
from inspect_app.reports.words import N_, Translator

REMARKS: Mapping[str, str] = {
    "clock-ahead": N_(
        "The clock of %(name)s’s tablet was about %(minutes)s min fast. Times by that tablet were corrected."
    ),
    "clock-behind": N_(
        "The clock of %(name)s’s tablet was about %(minutes)s min slow. Times by that tablet were corrected."
    ),
    "photo-before": N_("By its own time this photo was taken %(minutes)s min before the inspection began."),
    "photo-after": N_(
        "By its own time this photo was taken %(minutes)s min after the inspection was finished."
    ),
    "photo-used": N_("The same picture was handed in before, with the inspection %(number)s."),
    "photo-used-here": N_("The same picture stands elsewhere in this inspection as well."),
    "photo-used-elsewhere": N_("The same picture was handed in before, in another project."),
    "photo-alike": N_(
        "This photo looks nearly the same as one handed in before, with the inspection %(number)s."
    ),
    "photo-alike-here": N_("This photo looks nearly the same as another one of this inspection."),
    "photo-alike-elsewhere": N_(
        "This photo looks nearly the same as one handed in before, in another project."
    ),
    "photo-library": N_("This photo was chosen from stored pictures rather than taken within the app."),
    "photo-far": N_(
        "By its own position this photo was taken about %(metres)s m from the location."
        " Indoors, positions can be far off."
    ),
    "sheet-fast": N_(
        "The %(items)s items of this sheet were answered within %(seconds)s s."
        " They may have been looked at first and entered together."
    ),
}


def sentence(remark: Remark, _: Translator) -> str:
    """One sentence or two."""
    return _(REMARKS[remark.code]) % remark.values
